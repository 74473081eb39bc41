// SPDX-License-Identifier: Apache-2.0
/// Words of which any will do, with their lists unpacked, for a query that is asked again.
package import ArabicText

/// The articles of some words, those of each word apart, as the posting lists have them.
///
/// A word of a query may stand for dozens of the dictionary, whose lists would be unpacked anew each
/// time. Lists with many articles are kept as bit sets, others as numbers, and no more of them than
/// `byteLimit`: what goes beyond is read from the index.
package struct UnpackedWords: Sendable {
  let members: [WordSet.Member]
  /// The articles of the words added up.
  let articleSum: Int
  /// A bit for each article of the corpus, one set after the other.
  private var bitSets: [UInt64] = []
  private var articles: [UInt32] = []
  /// Words whose lists are read from the index.
  private var rest: [WordSet.Member] = []

  /// What the lists of one set of words may take.
  private static let byteLimit = 1 << 17

  init(_ members: [WordSet.Member], in index: InvertedIndex) throws {
    self.members = members
    articleSum = index.articleSum(members)
    let finder = ArticleFinder(index)
    try ArticleMarks.with(index.articleCount) { own in
      let setBytes = 8 * own.wordCount
      var bytesLeft = Self.byteLimit
      for member in members {
        let listBytes = 4 * index.articleCount(of: member.word)
        guard min(listBytes, setBytes) <= bytesLeft else {
          rest.append(member)
          continue
        }
        bytesLeft -= min(listBytes, setBytes)
        if listBytes < setBytes, member.surfaces == nil {
          articles += index.postings.list(member.word.rawValue)
          continue
        }
        own.removeAll()
        try finder.mark([member], in: own)
        if 4 * own.count < setBytes {
          articles += own.list()
        } else {
          bitSets += UnsafeBufferPointer(start: own.words, count: own.wordCount)
        }
      }
    }
  }

  /// Marks the articles that hold any of the words.
  func mark(in marks: ArticleMarks, _ finder: ArticleFinder) throws {
    bitSets.withUnsafeBufferPointer { bits in
      for start in stride(from: 0, to: bits.count, by: marks.wordCount) {
        for place in 0..<marks.wordCount { marks.words[place] |= bits[start + place] }
      }
    }
    marks.insert(articles)
    try finder.mark(rest, in: marks)
  }
}

extension ArticleQuery {
  /// The same query, with the lists unpacked of words that are read whole each time.
  /// - Parameter rule: only of sets with a word that matches by it or more loosely.
  package func unpacked(in index: InvertedIndex, from rule: MatchRule) throws -> ArticleQuery {
    switch self {
    case .words(let members):
      guard members.count > 1, members.contains(where: { $0.rule >= rule }) else { return self }
      return .unpacked(try UnpackedWords(members, in: index))
    case .and(let parts): return .and(try parts.map { try $0.unpacked(in: index, from: rule) })
    case .or(let parts): return .or(try parts.map { try $0.unpacked(in: index, from: rule) })
    case .andNot(let left, let right):
      return .andNot(
        try left.unpacked(in: index, from: rule), try right.unpacked(in: index, from: rule))
    case .all, .row, .near, .spans, .outlets, .these, .unpacked: return self
    }
  }
}
