// SPDX-License-Identifier: Apache-2.0
/// What articles are looked for: words, phrases and outlets, and how they are joined.

/// Asks for articles, where only whether they hold something counts and not where it stands.
package indirect enum ArticleQuery: Sendable {
  case all
  /// Articles that hold any of these words.
  case words([WordSet.Member])
  /// Articles that hold these words, two or more, in a row.
  case row(WordRow)
  /// Articles that hold a word of each side near each other.
  case near(WordPair)
  /// Articles that hold a span of a pattern of any other make.
  case spans(SpanPattern)
  /// Articles of the outlets marked true; one mark for each outlet of the index.
  case outlets([Bool])
  /// These articles, ascending.
  case these([UInt32])
  case and([ArticleQuery])
  case or([ArticleQuery])
  case andNot(ArticleQuery, ArticleQuery)

  /// Articles that hold a span of `pattern`.
  package init(_ pattern: SpanPattern, in index: InvertedIndex) {
    switch pattern {
    case .phrase(let elements): self = Self.phrase(elements, in: index)
    case .alternatives(let ways): self = .any(of: ways.map { Self.phrase($0, in: index) })
    case .near(let left, let right, let distance, let ordered):
      let pair = WordPair(left, right, distance: distance, isOrdered: ordered, in: index)
      self = pair.map { .near($0) } ?? .spans(pattern)
    case .and(let left, let right, .article):
      self = .all(of: [ArticleQuery(left, in: index), ArticleQuery(right, in: index)])
    case .andNot(let left, let right, .article):
      self = .andNot(ArticleQuery(left, in: index), ArticleQuery(right, in: index))
    case .or(let alternatives): self = .any(of: alternatives.map { ArticleQuery($0, in: index) })
    // Spans never leave an article.
    case .inside(let inner, .article): self = ArticleQuery(inner, in: index)
    case .and, .andNot, .inside: self = .spans(pattern)
    }
  }

  private static func phrase(_ elements: [PhraseElement], in index: InvertedIndex) -> ArticleQuery {
    if elements.count == 1, case .words(let set) = elements[0] { return .words(set.members) }
    return WordRow(elements, in: index).map { .row($0) } ?? .spans(.phrase(elements))
  }

  /// The spans of a pattern as one thing, to be counted: words, a row, a pair, or any other spans.
  package static func term(_ pattern: SpanPattern, in index: InvertedIndex) -> ArticleQuery {
    let query = ArticleQuery(pattern, in: index)
    switch query {
    case .words:
      if case .phrase = pattern { return query }
      return .spans(pattern)
    case .row, .near: return query
    default: return .spans(pattern)
    }
  }

  /// All of the parts, those of `and` among them taken apart.
  package static func all(of parts: [ArticleQuery]) -> ArticleQuery {
    let flat = parts.flatMap { part in
      if case .and(let inner) = part { inner } else { [part] }
    }
    return flat.count == 1 ? flat[0] : .and(flat)
  }

  /// Any of the parts; words among them become one set.
  package static func any(of parts: [ArticleQuery]) -> ArticleQuery {
    var members: [WordSet.Member] = []
    var rest: [ArticleQuery] = []
    for part in parts {
      switch part {
      case .words(let more): members += more
      case .or(let inner): rest += inner
      default: rest.append(part)
      }
    }
    if !members.isEmpty || rest.isEmpty { rest.append(.words(members)) }
    return rest.count == 1 ? rest[0] : .or(rest)
  }
}

extension ArticleQuery {
  /// How many articles at most, from what the dictionary knows; for choosing where to begin.
  func estimate(in index: InvertedIndex) -> Int {
    let all = index.articleCount
    switch self {
    case .all: return all
    case .words(let members): return min(all, index.articleSum(members))
    case .row(let row):
      return min(all, row.places.map(\.test.articleSum).min() ?? all)
    case .near(let pair):
      return min(all, pair.left.articleSum, pair.right.articleSum)
    case .spans: return all
    case .outlets(let marks):
      return zip(marks, index.sources).reduce(0) { $0 + ($1.0 ? $1.1.articleCount : 0) }
    case .these(let articles): return articles.count
    case .and(let parts): return parts.map { $0.estimate(in: index) }.min() ?? all
    case .or(let parts): return min(all, parts.reduce(0) { $0 + $1.estimate(in: index) })
    case .andNot(let left, _): return left.estimate(in: index)
    }
  }
}

extension InvertedIndex {
  /// The articles of the words added up.
  func articleSum(_ members: [WordSet.Member]) -> Int {
    members.reduce(0) { $0 + articleCount(of: $1.word) }
  }

  /// The occurrences of the words added up.
  func positionSum(_ members: [WordSet.Member]) -> Int {
    members.reduce(0) { $0 + count(of: $1.word) }
  }
}
