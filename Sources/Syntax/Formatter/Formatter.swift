// SPDX-License-Identifier: Apache-2.0
// The canonical layout of scripts, in English or Arabic keywords.

/// Writes scripts in their one layout: a statement a line, stages on lines of their own where that
/// line would be too long, brackets only where precedence needs them.
package enum Formatter {
  /// Columns of a line, after which a query is broken before each `|`.
  package static let lineWidth = 80

  /// The canonical text of a script with its comments, or what is wrong with it; nothing is
  /// formatted then.
  ///
  /// A comment inside a statement moves before it; one behind a statement stays behind it. One
  /// empty line is kept where there were any.
  ///
  /// - Parameter keywords: the language of all keywords; nil keeps that of each statement.
  package static func format(
    _ text: String, keywords: KeywordLanguage? = nil
  ) -> (text: String?, diagnostics: [Diagnostic]) {
    let (script, diagnostics) = parse(text)
    guard diagnostics.isEmpty else { return (nil, diagnostics) }
    let bytes = Array(text.utf8)
    var lexer = Lexer(bytes)
    lexer.run()
    var layout = Layout(bytes: bytes, comments: lexer.comments)
    let names = OwnNames.collect(script)
    for statement in script.statements {
      let writer = TreeWriter(language: keywords ?? statement.language, ownNames: names)
      layout.add(statement.range, writer.lines(statement))
    }
    return (layout.finished(), [])
  }
}

/// Puts statements and comments in order, and keeps empty lines between them.
private struct Layout {
  let bytes: [UInt8]
  var comments: ArraySlice<SourceRange>
  private var output = ""
  /// The offset in the source up to which everything is laid out.
  private var done = 0

  init(bytes: [UInt8], comments: [SourceRange]) {
    self.bytes = bytes
    self.comments = comments[...]
  }

  mutating func add(_ range: SourceRange, _ lines: [String]) {
    emitComments(before: range.start)
    emptyLine(before: range.start)
    while let comment = comments.first, comment.start < range.end {
      comments.removeFirst()
      output += text(comment) + "\n"
    }
    output += lines.joined(separator: "\n")
    done = range.end
    if let comment = comments.first, isBehind(comment) {
      comments.removeFirst()
      output += "  " + text(comment)
      done = comment.end
    }
    output += "\n"
  }

  mutating func finished() -> String {
    emitComments(before: Int.max)
    return output
  }

  private mutating func emitComments(before offset: Int) {
    while let comment = comments.first, comment.start < offset {
      comments.removeFirst()
      emptyLine(before: comment.start)
      output += text(comment) + "\n"
      done = comment.end
    }
  }

  private mutating func emptyLine(before offset: Int) {
    guard !output.isEmpty, offset > done else { return }
    if bytes[done..<offset].count(where: { $0 == 0x0A }) > 1 { output += "\n" }
  }

  /// Whether a comment stands behind the statement just written, with only `;` and space between.
  private func isBehind(_ comment: SourceRange) -> Bool {
    let between = String(decoding: bytes[done..<comment.start], as: UTF8.self).unicodeScalars
    return between.allSatisfy { $0 == ";" || $0 == "؛" || $0.isSpace }
  }

  private func text(_ comment: SourceRange) -> String {
    var text = String(decoding: bytes[comment.start..<comment.end], as: UTF8.self)
    while text.unicodeScalars.last?.isSpace ?? false { text.unicodeScalars.removeLast() }
    return text
  }
}

/// The names a script gives to columns: they stay as they are in both keyword languages.
enum OwnNames {
  static func collect(_ script: Script) -> Set<String> {
    var names: Set<String> = []
    for statement in script.statements { collect(statement, &names) }
    return names
  }

  private static func collect(_ statement: Statement, _ names: inout Set<String>) {
    switch statement.kind {
    case .query(let query), .letQuery(_, let query), .expect(_, let query), .explain(let query):
      collect(query, &names)
    default: break
    }
  }

  private static func collect(_ query: Query, _ names: inout Set<String>) {
    switch query.kind {
    case .combined(let left, _, let right):
      collect(left, &names)
      collect(right, &names)
    case .operand(let rows, let stages):
      if case .query(let inner) = rows.kind { collect(inner, &names) }
      for stage in stages { collect(stage, &names) }
    }
  }

  private static func collect(_ stage: Stage, _ names: inout Set<String>) {
    switch stage.kind {
    case .group(_, let aggregates):
      names.formUnion(aggregates.map { KeywordFolding.fold($0.name.text) })
    case .show(let columns):
      names.formUnion(columns.compactMap { $0.alias.map { KeywordFolding.fold($0.text) } })
    case .keywords(let query): query.map { collect($0, &names) }
    default: break
    }
  }
}
