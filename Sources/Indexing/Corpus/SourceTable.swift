// SPDX-License-Identifier: Apache-2.0
/// The outlets of the corpus and what is counted for each.
package import Loading

/// An outlet.
package struct SourceInfo: Equatable, Sendable {
  /// As the first article of it has it.
  package let name: String
  /// As it is compared.
  package let folded: String
  package internal(set) var articleCount = 0
  /// Words of all its articles, titles included.
  package internal(set) var wordCount = 0
  /// The first and last date of its articles that have one.
  package internal(set) var firstDate: NewsDate?
  package internal(set) var lastDate: NewsDate?
}

enum SourceTable {
  /// Reads the outlets. O(outlets).
  static func sources(_ storage: SectionStorage) throws(SnapshotFault) -> [SourceInfo] {
    let names = try BytePool(storage, bytes: .sourceBytes, starts: .sourceStarts)
    let folded = try BytePool(storage, bytes: .sourceFoldedBytes, starts: .sourceFoldedStarts)
    let articles: Section<UInt32> = try storage.section(.sourceArticles)
    let words: Section<UInt64> = try storage.section(.sourceWords)
    let dates: Section<Int32> = try storage.section(.sourceDates)
    try names.validate()
    try folded.validate()
    guard folded.count == names.count else {
      throw .inconsistent(SectionID.sourceFoldedStarts.name)
    }
    guard articles.count == names.count, words.count == names.count,
      dates.count == 2 * names.count
    else { throw .inconsistent(SectionID.sourceArticles.name) }
    return (0..<UInt32(names.count)).map { source in
      SourceInfo(
        name: names.string(source), folded: folded.string(source),
        articleCount: Int(articles[source]), wordCount: Int(truncatingIfNeeded: words[source]),
        firstDate: PackedDate(rawValue: dates[2 * source]).date,
        lastDate: PackedDate(rawValue: dates[2 * source + 1]).date)
    }
  }

  /// Counts over the articles of each outlet, and writes what it counted. O(articles).
  static func build(into storage: SectionStorage) throws(SnapshotFault) {
    let count = try storage.section(.sourceStarts, of: UInt32.self).count - 1
    let articles = try ArticleTable(storage)
    var articleCounts = GrowingArray<UInt32>(zeros: count)
    var words = GrowingArray<UInt64>(zeros: count)
    var dates = GrowingArray<Int32>(capacity: 2 * count)
    for _ in 0..<2 * count { dates.append(PackedDate.missing.rawValue) }
    for article in 0..<UInt32(articles.count) {
      let source = Int(articles.sources[article])
      articleCounts[source] += 1
      words[source] += UInt64(articles.positions.range(at: article).count)
      let date = articles.dates[article]
      guard date != PackedDate.missing.rawValue else { continue }
      let (first, last) = (dates[2 * source], dates[2 * source + 1])
      let isFirst = first == PackedDate.missing.rawValue
      dates[2 * source] = isFirst ? date : min(first, date)
      dates[2 * source + 1] = isFirst ? date : max(last, date)
    }
    storage.adopt(.sourceArticles, &articleCounts)
    storage.adopt(.sourceWords, &words)
    storage.adopt(.sourceDates, &dates)
  }
}
