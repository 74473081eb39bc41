// SPDX-License-Identifier: Apache-2.0
// A token: what kind of thing stands where in a script.

/// A token of a script. Its text is read from the script when wanted, so that it stays small.
package struct Token: Hashable, Sendable {
  package enum Kind: UInt8, Hashable, Sendable {
    /// A bare word: keyword, field, name or value.
    case word
    case string, number, date
    /// `$name`.
    case parameter
    /// `_`, the last result.
    case last
    case pipe, comma, semicolon, openBracket, closeBracket
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    /// `..`.
    case range
    case comment
    /// Something already reported.
    case invalid
    /// What the parser sees after the last token of a statement.
    case end
  }

  package var kind: Kind
  /// The keyword a word is, should the grammar want one there.
  package var keyword: Keyword?
  /// Whether a line break stands between it and the token before.
  package var startsLine: Bool
  private var startOffset: UInt32
  private var endOffset: UInt32

  init(_ kind: Kind, _ range: Range<Int>, keyword: Keyword? = nil, startsLine: Bool = false) {
    self.kind = kind
    self.keyword = keyword
    self.startsLine = startsLine
    startOffset = UInt32(clamping: range.lowerBound)
    endOffset = UInt32(clamping: range.upperBound)
  }

  package var start: Int { Int(startOffset) }
  package var end: Int { Int(endOffset) }
  package var range: SourceRange { SourceRange(start, end) }
}

extension Token.Kind {
  /// The comparison an operator stands for.
  var comparison: Comparison? {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }

  /// How the token is written; nil where that varies.
  var symbol: String? {
    switch self {
    case .pipe: "|"
    case .comma: ","
    case .semicolon: ";"
    case .openBracket: "("
    case .closeBracket: ")"
    case .range: ".."
    case .last: "_"
    default: comparison?.rawValue
    }
  }

  /// A line that ends in it is not done.
  var isUnfinished: Bool {
    self == .pipe || self == .comma || self == .range || comparison != nil
  }
}
