// SPDX-License-Identifier: Apache-2.0
// What a common word stands for is counted when an index is built, and that is what is counted later.

import Foundation
import Loading
import Testing

@testable import Engine
@testable import Indexing

@Suite struct KnownCountTests {
  /// Common words, some of which are read in more than one way.
  private static let forms = [
    "وزارة", "الوزارة", "ووزارة", "مدينة", "بالمدينة", "على", "وعلي", "عبر", "عبره", "عبرة",
    "وعبرة",
  ]

  private static func articles(_ count: Int) -> [Loading.Article] {
    (0..<count).map { number in
      // Each form stands in about four articles of seven.
      let words = forms.enumerated().filter { number * ($0.offset + 3) % 7 < 4 }.map(\.element)
      return Loading.Article(
        id: "a\(number)", source: "cnn", text: Array(words.joined(separator: " ").utf8))
    }
  }

  private static func index(
    _ articles: ArraySlice<Loading.Article>, after first: InvertedIndex? = nil, threads: Int = 1
  ) throws -> InvertedIndex {
    let builder = IndexBuilder(threads: threads)
    if let first { try builder.add(first, except: []) }
    for article in articles { try builder.add(article) }
    return try builder.finish(counting: Expander.meaning)
  }

  private static func snapshot(_ index: InvertedIndex) throws -> Data {
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).fihris")
    defer { try? FileManager.default.removeItem(at: url) }
    try index.write(to: url.path())
    return try Data(contentsOf: url)
  }

  @Test func `known counts are those of the articles that are found`() throws {
    let index = try Self.index(Self.articles(2500)[...])
    let finder = ArticleFinder(index)
    let sets = KnownCounts.commonWords(of: index).map { Expander.meaning(of: $0, in: index) }
      .filter { $0.members.count > 1 }
    #expect(sets.count > 3)
    #expect(sets.contains { $0.members.contains { $0.surfaces != nil } })
    for set in sets {
      let found = try finder.articles(.words(set.members)).count
      #expect(index.knownCounts.articleCount(of: set.members) == found)
      #expect(try finder.count(.words(set.members)) == found)
      #expect(index.knownCounts.articleCount(of: Array(set.members.dropLast())) == nil)
    }
  }

  @Test func `known counts are the same on any number of threads, and when added to`() throws {
    let articles = Self.articles(2500)
    let whole = try Self.snapshot(Self.index(articles[...]))
    #expect(try Self.snapshot(Self.index(articles[...], threads: 3)) == whole)
    let first = try Self.index(articles[..<1200])
    #expect(try Self.snapshot(Self.index(articles[1200...], after: first)) == whole)
  }
}
