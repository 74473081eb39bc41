// SPDX-License-Identifier: Apache-2.0
// An article as it was loaded: what every corpus path comes down to.

/// One article.
package struct Article: Sendable {
  /// Unique within a corpus. Not given: the path without ending for a text file, else the name of
  /// the file without endings, `:` and the line of the record: `news:12`.
  package var id: String
  /// The outlet. Not given: the name of the folder a text file lies in; for other records the host
  /// of `url` without `www.`, else the name of the file without endings.
  package var source: String
  /// The day, month or year of publication; nil when none was given or what was given is no date.
  package var date: NewsDate?
  /// Valid UTF-8, not blank; nil when there is none.
  package var title: [UInt8]?
  /// Several authors are joined by `, `.
  package var author: String?
  package var url: String?
  package var language: String?
  /// The body: valid UTF-8, not blank, as it stands in the file (invalid bytes became U+FFFD).
  package var text: [UInt8]
  /// What else the record gave, in the order of the record; names are unique and values not blank.
  package var fields: [(name: String, value: String)]
  /// Where the record stands.
  package var origin: Origin

  /// Makes an article of a program's own; `title` and `text` must be valid UTF-8.
  package init(
    id: String, source: String, date: NewsDate? = nil, title: [UInt8]? = nil,
    author: String? = nil, url: String? = nil, language: String? = nil, text: [UInt8],
    fields: [(name: String, value: String)] = [], origin: Origin = Origin(file: "", line: 0)
  ) {
    self.id = id
    self.source = source
    self.date = date
    self.title = title
    self.author = author
    self.url = url
    self.language = language
    self.text = text
    self.fields = fields
    self.origin = origin
  }
}

/// The place of a record.
package struct Origin: Sendable, Hashable, CustomStringConvertible {
  /// The path as it was given, or below the folder that was given; `-` is standard input.
  package var file: String
  /// The line on which the record begins, from 1; 0 when the whole file is meant.
  package var line: Int

  /// Makes the place `file:line`.
  package init(file: String, line: Int) {
    self.file = file
    self.line = line
  }

  /// `file:line`, or the file alone.
  package var description: String { line > 0 ? "\(file):\(line)" : file }
}
