// SPDX-License-Identifier: Apache-2.0
/// Here is an article: its id, texts, outlet, date and columns.
package import Loading

extension InvertedIndex {
  package func id(of article: ArticleID) -> String { articleTable.ids.string(article.rawValue) }

  /// The article with this id, compared byte by byte. O(log articles).
  package func article(id: String) -> ArticleID? {
    var id = id
    return id.withUTF8 { bytes in
      var low = 0
      var high = articleCount
      while low < high {
        let middle = low + (high - low) / 2
        let order = compareBytes(articleTable.ids[articleTable.idOrder[middle]], bytes)
        if order == 0 { return ArticleID(rawValue: articleTable.idOrder[middle]) }
        if order < 0 { low = middle + 1 } else { high = middle }
      }
      return nil
    }
  }

  /// The words of title and body.
  package func length(of article: ArticleID) -> Int { positions(of: article).count }

  /// The text as loaded; empty if there is none.
  package func text(of article: ArticleID, part: Part) -> String {
    String(decoding: articleTable.textBytes(of: article.rawValue, part), as: UTF8.self)
  }

  /// The UTF-8 bytes of the text that lie in `bytes`, as far as the text goes.
  package func text(of article: ArticleID, part: Part, bytes: Range<Int>) -> String {
    let text = articleTable.textBytes(of: article.rawValue, part)
    return String(decoding: text[bytes.clamped(to: 0..<text.count)], as: UTF8.self)
  }

  /// Calls `body` with the bytes of the text, which are valid during the call only.
  package func withText<Result>(
    of article: ArticleID, part: Part, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try body(articleTable.textBytes(of: article.rawValue, part))
  }

  /// The title as loaded; nil if there is none.
  package func title(of article: ArticleID) -> String? {
    let title = articleTable.textBytes(of: article.rawValue, .title)
    return title.isEmpty ? nil : String(decoding: title, as: UTF8.self)
  }

  /// The article's outlet, an index into `sources`.
  package func source(of article: ArticleID) -> Int {
    Int(articleTable.sources[article.rawValue])
  }

  package func date(of article: ArticleID) -> NewsDate? {
    PackedDate(rawValue: articleTable.dates[article.rawValue]).date
  }

  /// Author, url, language, then the extra fields in order of first appearance.
  package var columns: [Column] { columnStore.columns }

  /// The value of an article in `columns[column]`; nil if it has none.
  package func value(of article: ArticleID, column: Int) -> String? {
    columnStore.code(of: article.rawValue, column: column).map(columnStore.values.string)
  }

  /// The value as a number, in a numeric column.
  package func number(of article: ArticleID, column: Int) -> Double? {
    guard columns[column].isNumeric else { return nil }
    return columnStore.code(of: article.rawValue, column: column).map { columnStore.numbers[$0] }
  }
}
