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
  /// Reads the names and counts over the articles. O(articles).
  static func sources(
    _ storage: SectionStorage, articles: ArticleTable
  ) throws(SnapshotFault) -> [SourceInfo] {
    let names = try BytePool(storage, bytes: .sourceBytes, starts: .sourceStarts)
    let folded = try BytePool(storage, bytes: .sourceFoldedBytes, starts: .sourceFoldedStarts)
    guard folded.count == names.count else {
      throw .inconsistent(SectionID.sourceFoldedStarts.name)
    }
    guard articles.sources.allBelow(names.count) else {
      throw .inconsistent(SectionID.articleSources.name)
    }
    var sources = (0..<UInt32(names.count)).map {
      SourceInfo(name: names.string($0), folded: folded.string($0))
    }
    for article in 0..<articles.count {
      let words = Int(articles.positions[article + 1] - articles.positions[article])
      let date = PackedDate(rawValue: articles.dates[article]).date
      sources[Int(articles.sources[article])].add(words: words, date: date)
    }
    return sources
  }
}

extension SourceInfo {
  fileprivate mutating func add(words: Int, date: NewsDate?) {
    articleCount += 1
    wordCount += words
    guard let date else { return }
    if firstDate.map({ date < $0 }) ?? true { firstDate = date }
    if lastDate.map({ $0 < date }) ?? true { lastDate = date }
  }
}
