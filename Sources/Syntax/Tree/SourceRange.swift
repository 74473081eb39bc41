// SPDX-License-Identifier: Apache-2.0
// Where something stands in the text of a script.

/// A half-open range of UTF-8 byte offsets into the script's text.
package struct SourceRange: Hashable, Sendable {
  /// Offset of the first byte.
  package var start: Int
  /// Offset after the last byte; never below `start`.
  package var end: Int

  package init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// The smallest range that holds both.
  package func union(_ other: SourceRange) -> SourceRange {
    SourceRange(min(start, other.start), max(end, other.end))
  }
}

/// The language a keyword was written in; messages answer in it.
package enum KeywordLanguage: String, Hashable, Sendable {
  case english = "en"
  case arabic = "ar"
}

/// A name as written: of a let, a field, an option, a statement to describe.
package struct Name: Hashable, Sendable {
  /// As written.
  package var text: String
  package var range: SourceRange

  package init(text: String, range: SourceRange) {
    self.text = text
    self.range = range
  }
}
