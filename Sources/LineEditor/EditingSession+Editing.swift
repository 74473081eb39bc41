// SPDX-License-Identifier: Apache-2.0
// Editing by what a reader takes for a letter: a base with all its tashkeel.

import CLibedit
import CLineEditing

/// The line as libedit has it.
struct EditedLine {
  var scalars: [Unicode.Scalar]
  /// Index in `scalars`, at most their count.
  var cursor: Int

  var text: String { String(String.UnicodeScalarView(scalars)) }

  /// The scalars of the letter that ends at the cursor.
  var lengthOfPreviousLetter: Int {
    String(String.UnicodeScalarView(scalars[..<cursor])).last?.unicodeScalars.count ?? 0
  }

  /// The scalars of the letter that begins at the cursor.
  var lengthOfNextLetter: Int {
    String(String.UnicodeScalarView(scalars[cursor...])).first?.unicodeScalars.count ?? 0
  }
}

/// What an editing function tells libedit to do next (`CC_…` in histedit.h).
enum Afterwards {
  static let nothing = UInt8(CC_NORM)
  static let leave = UInt8(CC_EOF)
  /// Go on with the same numeric argument and vi operator.
  static let keepArgument = UInt8(CC_ARGHACK)
  static let draw = UInt8(CC_REFRESH)
  static let moveCursor = UInt8(CC_CURSOR)
  static let beep = UInt8(CC_ERROR)
}

extension EditingSession {
  var currentLine: EditedLine {
    let line = rawLine
    return EditedLine(scalars: line.scalars.map(Self.scalar), cursor: line.cursor)
  }

  /// The line without a copy, for what is asked at every key; valid until libedit goes on.
  var rawLine: (scalars: UnsafeBufferPointer<UInt32>, cursor: Int) {
    var count = 0
    var cursor = 0
    let start = cle_line(editor, &count, &cursor)
    return (UnsafeBufferPointer(start: start, count: count), min(cursor, count))
  }

  func insert(_ scalars: some Sequence<Unicode.Scalar>) -> Bool {
    cle_insert(editor, scalars.map(\.value) + [0]) != 0
  }

  func push(_ key: Unicode.Scalar) {
    cle_push(editor, [key.value, 0])
  }

  // MARK: - Scalars that were held back

  func insertWaiting() -> UInt8 {
    guard let scalar = waiting else { return Afterwards.nothing }
    waiting = nil
    if scalar.displayWidth > 0 {
      // Only held back to learn vi's mode: now typed as it was.
      push(scalar)
      return Afterwards.nothing
    }
    return insert([scalar]) ? Afterwards.draw : Afterwards.beep
  }

  func swallowWaiting() -> UInt8 {
    waiting = nil
    return Afterwards.beep
  }

  /// vi's `~`; libedit's writes behind its buffers at the end of a line that fills the window.
  func changeCase() -> UInt8 {
    let line = currentLine
    guard line.cursor < line.scalars.count else { return Afterwards.beep }
    let letter = String(line.scalars[line.cursor])
    let other = letter.lowercased() == letter ? letter.uppercased() : letter.lowercased()
    el_cursor(editor, 1)
    el_deletestr(editor, 1)
    return insert(other.unicodeScalars) ? Afterwards.draw : Afterwards.beep
  }

  /// vi's `f`, `F`, `t`, `T` and `r`: the letter after them is not to be held back.
  func announceArgument(of key: UInt32) -> UInt8 {
    guard let command = Keys.viArguments.first(where: { $0.key.unicodeScalars.first?.value == key })
    else { return Afterwards.beep }
    // Replacing the last letter of a line that fills the window crashes libedit.
    guard command.key != "r" || !isTall else { return Afterwards.beep }
    takesNextKeyAsItIs = true
    push(command.code)
    return Afterwards.keepArgument
  }

  // MARK: - Moving and deleting

  func moveLeft() -> UInt8 {
    let length = currentLine.lengthOfPreviousLetter
    guard length > 0 else { return Afterwards.beep }
    el_cursor(editor, Int32(-length))
    return Afterwards.moveCursor
  }

  func moveRight() -> UInt8 {
    let length = currentLine.lengthOfNextLetter
    guard length > 0 else { return Afterwards.beep }
    el_cursor(editor, Int32(length))
    return Afterwards.moveCursor
  }

  func deletePrevious() -> UInt8 {
    let length = currentLine.lengthOfPreviousLetter
    guard length > 0 else { return Afterwards.beep }
    el_deletestr(editor, Int32(length))
    return Afterwards.draw
  }

  func deleteNext() -> UInt8 {
    let length = currentLine.lengthOfNextLetter
    guard length > 0 else { return Afterwards.beep }
    el_cursor(editor, Int32(length))
    el_deletestr(editor, Int32(length))
    return Afterwards.draw
  }

  func deleteNextOrLeave() -> UInt8 {
    currentLine.scalars.isEmpty ? Afterwards.leave : deleteNext()
  }

  // MARK: - Rows of an entry with several lines, and the history before and behind it

  func moveUp() -> UInt8 {
    let line = currentLine
    guard let end = line.scalars[..<line.cursor].lastIndex(of: "\n") else {
      push(Keys.previousEntry)
      return Afterwards.keepArgument
    }
    let start = line.scalars[..<end].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    let target = min(start + (line.cursor - end - 1), end)
    el_cursor(editor, Int32(target - line.cursor))
    return Afterwards.moveCursor
  }

  func moveDown() -> UInt8 {
    let line = currentLine
    guard let newline = line.scalars[line.cursor...].firstIndex(of: "\n") else {
      push(Keys.nextEntry)
      return Afterwards.keepArgument
    }
    let column =
      line.cursor - (line.scalars[..<line.cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0)
    let end = line.scalars[(newline + 1)...].firstIndex(of: "\n") ?? line.scalars.count
    el_cursor(editor, Int32(min(newline + 1 + column, end) - line.cursor))
    return Afterwards.moveCursor
  }
}
