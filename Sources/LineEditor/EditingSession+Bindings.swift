// SPDX-License-Identifier: Apache-2.0
// Which keys do what, and the user's own bindings.

import CLibedit
import CLineEditing
import Glibc

/// Key codes that no keyboard sends (U+0080 to U+009F), by which `readKey` calls functions.
enum Keys {
  static let insertWaiting: Unicode.Scalar = "\u{99}"
  static let draw: Unicode.Scalar = "\u{98}"
  static let previousEntry: Unicode.Scalar = "\u{9A}"
  static let nextEntry: Unicode.Scalar = "\u{9B}"
  static let deleteInSearch: Unicode.Scalar = "\u{9D}"
  /// vi's commands that take a letter, behind the functions that announce it.
  static let viArguments: [(key: String, code: Unicode.Scalar, command: String)] = [
    ("f", "\u{91}", "vi-next-char"), ("F", "\u{92}", "vi-prev-char"),
    ("t", "\u{93}", "vi-to-next-char"), ("T", "\u{94}", "vi-to-prev-char"),
    ("r", "\u{95}", "vi-replace-char"),
  ]

  /// As libedit reads it in a binding.
  static func name(_ code: Unicode.Scalar) -> String {
    "\\\(String(code.value, radix: 8))"
  }
}

/// Runs an editing function in the session of a callback's editor.
private func within(_ editor: OpaquePointer?, _ function: (EditingSession) -> UInt8) -> UInt8 {
  EditingSession.of(editor).map(function) ?? Afterwards.beep
}

extension EditingSession {
  /// Adds our functions, binds keys and reads `.editrc`, whose bindings win. True in vi mode.
  static func bindKeys(of editor: OpaquePointer) -> Bool {
    addFunctions(to: editor)
    cle_set_editor(editor, "emacs")
    bindInEmacs(editor)
    let file = Editrc.path
    if let file { el_source(editor, file) }
    let isVi = cle_is_vi(editor) != 0
    if isVi {
      bindInVi(editor)
    } else if let file, Editrc(path: file)?.choosesMode == true {
      // `bind -e` puts all keys back to libedit's own.
      bindInEmacs(editor)
    }
    bindCodes(editor)
    if isVi { bindViCommands(editor) }
    return isVi
  }

  private static func addFunctions(to editor: OpaquePointer) {
    cle_add_function(editor, "fihris-insert") { editor, _ in within(editor) { $0.insertWaiting() } }
    cle_add_function(editor, "fihris-draw") { _, _ in Afterwards.draw }
    cle_add_function(editor, "fihris-swallow") { editor, _ in within(editor) { $0.swallowWaiting() }
    }
    cle_add_function(editor, "fihris-change-case") { editor, _ in
      within(editor) { $0.changeCase() }
    }
    cle_add_function(editor, "fihris-take-letter") { editor, key in
      within(editor) { $0.announceArgument(of: key) }
    }
    cle_add_function(editor, "fihris-complete") { editor, _ in within(editor) { $0.complete() } }
    cle_add_function(editor, "fihris-paste") { editor, _ in within(editor) { $0.paste() } }
    cle_add_function(editor, "fihris-left") { editor, _ in within(editor) { $0.moveLeft() } }
    cle_add_function(editor, "fihris-right") { editor, _ in within(editor) { $0.moveRight() } }
    cle_add_function(editor, "fihris-up") { editor, _ in within(editor) { $0.moveUp() } }
    cle_add_function(editor, "fihris-down") { editor, _ in within(editor) { $0.moveDown() } }
    cle_add_function(editor, "fihris-backspace") { editor, _ in
      within(editor) { $0.deletePrevious() }
    }
    cle_add_function(editor, "fihris-delete") { editor, _ in within(editor) { $0.deleteNext() } }
    cle_add_function(editor, "fihris-delete-or-leave") { editor, _ in
      within(editor) { $0.deleteNextOrLeave() }
    }
  }

  private static func bindInBoth(_ editor: OpaquePointer) {
    cle_bind(editor, "^I", "fihris-complete")
    cle_bind(editor, "^H", "fihris-backspace")
    cle_bind(editor, "^?", "fihris-backspace")
    cle_bind(editor, "^V", "ed-unassigned")
  }

  private static func bindInEmacs(_ editor: OpaquePointer) {
    bindInBoth(editor)
    let keys = [
      ("^B", "fihris-left"), ("^F", "fihris-right"), ("^P", "fihris-up"), ("^N", "fihris-down"),
      ("^D", "fihris-delete-or-leave"), ("^R", "em-inc-search-prev"), ("\\e[200~", "fihris-paste"),
      // libedit's command line crashes at a quotation mark.
      ("\\e\\e", "ed-unassigned"), ("\\ex", "ed-unassigned"), ("\\eX", "ed-unassigned"),
    ]
    for (key, function) in keys { cle_bind(editor, key, function) }
    bindCursorKeys(editor)
  }

  /// All that terminals send for cursor and function keys, with Shift, Alt and Ctrl too: libedit
  /// takes the rest of a sequence it does not know for text.
  private static func bindCursorKeys(_ editor: OpaquePointer) {
    let letters = [
      ("A", "fihris-up", "fihris-up"), ("B", "fihris-down", "fihris-down"),
      ("C", "fihris-right", "em-next-word"), ("D", "fihris-left", "ed-prev-word"),
      ("H", "ed-move-to-beg", "ed-move-to-beg"), ("F", "ed-move-to-end", "ed-move-to-end"),
      ("P", "ed-unassigned", "ed-unassigned"), ("Q", "ed-unassigned", "ed-unassigned"),
      ("R", "ed-unassigned", "ed-unassigned"), ("S", "ed-unassigned", "ed-unassigned"),
    ]
    for (letter, plain, modified) in letters {
      cle_bind(editor, "\\e[\(letter)", plain)
      cle_bind(editor, "\\eO\(letter)", plain)
      for modifier in 2...8 { cle_bind(editor, "\\e[1;\(modifier)\(letter)", modified) }
    }
    for number in 1...34 {
      let function =
        switch number {
        case 1, 7: "ed-move-to-beg"
        case 4, 8: "ed-move-to-end"
        case 3: "fihris-delete"
        default: "ed-unassigned"
        }
      cle_bind(editor, "\\e[\(number)~", function)
      for modifier in 2...8 { cle_bind(editor, "\\e[\(number);\(modifier)~", function) }
    }
    cle_bind(editor, "\\e[Z", "ed-unassigned")
  }

  private static func bindInVi(_ editor: OpaquePointer) {
    bindInBoth(editor)
    cle_bind(editor, "^D", "fihris-delete-or-leave")
  }

  /// The codes `readKey` uses, which nobody can bind.
  private static func bindCodes(_ editor: OpaquePointer) {
    cle_bind(editor, Keys.name(Keys.insertWaiting), "fihris-insert")
    cle_bind(editor, Keys.name(Keys.draw), "fihris-draw")
    cle_bind(editor, Keys.name(Keys.previousEntry), "ed-prev-history")
    cle_bind(editor, Keys.name(Keys.nextEntry), "ed-next-history")
    cle_bind(editor, Keys.name(Keys.deleteInSearch), "ed-delete-prev-char")
  }

  private static func bindViCommands(_ editor: OpaquePointer) {
    cle_bind_command(editor, Keys.name(Keys.insertWaiting), "fihris-swallow")
    cle_bind_command(editor, Keys.name(Keys.draw), "fihris-draw")
    cle_bind_command(editor, "~", "fihris-change-case")
    // Both show letters without asking `readKey`, which crashes where the line fills the window; and
    // the command line crashes at a quotation mark.
    for key in [".", "R", ":"] { cle_bind_command(editor, key, "ed-unassigned") }
    for (key, code, command) in Keys.viArguments {
      cle_bind_command(editor, Keys.name(code), command)
      cle_bind_command(editor, key, "fihris-take-letter")
    }
  }
}

/// The user's file of settings for libedit.
struct Editrc {
  /// True when it has a line `bind -e` or `bind -v`, which puts all keys back.
  let choosesMode: Bool

  /// `EDITRC`, or `.editrc` at home; nil when there is none.
  static var path: String? {
    if let named = getenv("EDITRC") { return String(cString: named) }
    return getenv("HOME").map { String(cString: $0) + "/.editrc" }
  }

  init?(path: String) {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 1_024)
    var found = false
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(
        decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      let words = text.split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == ":" }
      if words.contains("bind"), words.contains("-e") || words.contains("-v") { found = true }
    }
    choosesMode = found
  }
}
