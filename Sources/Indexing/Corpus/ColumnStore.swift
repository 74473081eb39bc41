// SPDX-License-Identifier: Apache-2.0
/// Optional texts of articles: author, url, language, and whatever else the files give.

/// A column of optional text.
package struct Column: Equatable, Sendable {
  package let name: String
  /// Whether every value given is a number; then each also has a `Double`.
  package let isNumeric: Bool
}

/// The columns, each a list of the articles that have a value and of the values' numbers.
///
/// Values are kept once each; a column all articles have is read by index, another one by binary
/// search.
struct ColumnStore: Sendable {
  let columns: [Column]
  let starts: Section<UInt32>
  let articles: Section<UInt32>
  let codes: Section<UInt32>
  let values: BytePool
  let numbers: Section<Double>
  private let names: BytePool
  private let articleCount: Int

  init(_ storage: SectionStorage, articleCount: Int) throws(SnapshotFault) {
    self.articleCount = articleCount
    names = try BytePool(storage, bytes: .columnNameBytes, starts: .columnNameStarts)
    let kinds: Section<UInt8> = try storage.section(.columnKinds, count: names.count)
    articles = try storage.section(.columnArticles, .below(articleCount))
    starts = try storage.section(
      .columnStarts, .starts(upTo: articles.count), count: names.count + 1)
    values = try BytePool(storage, bytes: .valueBytes, starts: .valueStarts)
    codes = try storage.section(
      .columnValues, .below(values.count), count: articles.count)
    numbers = try storage.section(.valueNumbers, count: values.count)
    try names.validate()
    columns = Self.columns(names, kinds)
  }

  private static func columns(_ names: BytePool, _ kinds: Section<UInt8>) -> [Column] {
    (0..<names.count).map {
      Column(name: names.string(UInt32($0)), isNumeric: kinds[$0] == 1)
    }
  }

  func validate() throws(SnapshotFault) {
    try values.validate()
    guard starts.isTableOfStarts(entries: names.count, upTo: articles.count) else {
      throw .inconsistent(SectionID.columnStarts.name)
    }
    guard codes.allBelow(values.count) else { throw .inconsistent(SectionID.columnValues.name) }
    for column in 0..<UInt32(names.count) {
      guard isSound(starts.range(at: column)) else {
        throw .inconsistent(SectionID.columnArticles.name)
      }
    }
  }

  /// The number of the value that `article` has in `column`. O(1), or O(log n) if some lack one.
  func code(of article: UInt32, column: Int) -> UInt32? {
    let range = starts.range(at: UInt32(column))
    if range.count == articleCount { return codes[range.lowerBound + article] }
    guard !range.isEmpty else { return nil }
    let entry = articles.lastIndex(
      notAbove: article, in: Int(range.lowerBound)..<Int(range.upperBound))
    return articles[entry] == article ? codes[entry] : nil
  }

  /// Whether a column's articles are articles and ascend.
  private func isSound(_ range: Range<UInt32>) -> Bool {
    var least = 0
    for entry in range {
      guard Int(articles[entry]) >= least, Int(articles[entry]) < articleCount else { return false }
      least = Int(articles[entry]) + 1
    }
    return true
  }
}
