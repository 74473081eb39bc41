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
    text(of: article, part: part, bytes: 0..<Int.max)
  }

  /// The UTF-8 bytes of the text that lie in `bytes`, as far as the text goes.
  ///
  /// - Complexity: O(log of the article's words + 32 + bytes).
  package func text(of article: ArticleID, part: Part, bytes: Range<Int>) -> String {
    PartText(self, article.rawValue, part).string(bytes)
  }

  /// The title as loaded; nil if there is none.
  package func title(of article: ArticleID) -> String? {
    let title = text(of: article, part: .title)
    return title.isEmpty ? nil : title
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
