// SPDX-License-Identifier: Apache-2.0
// Articles found by posting lists and neighbours against the spans of the same patterns.
import ArabicText
import Testing

@testable import Indexing

/// Patterns over the words of an index, drawn at random.
private struct RandomPatterns {
  let index: InvertedIndex
  var generator: SeededGenerator

  mutating func pattern(depth: Int = 2) -> SpanPattern {
    if depth > 0, chance(2) {
      let a = pattern(depth: depth - 1)
      let b = pattern(depth: depth - 1)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: return .and(a, b, .article)
      case 1: return .and(a, b, .sentence)
      case 2: return .andNot(a, b, .article)
      case 3: return .inside(a, chance(2) ? .article : .sentence)
      default: return .or([a, b])
      }
    }
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: return .phrase([element()])
    case 1: return .phrase((0..<Int.random(in: 2...4, using: &generator)).map { _ in place() })
    default:
      return .near(
        .phrase([element()]), .phrase([element()]),
        distance: [0, 1, 3, 9, Int.max - 1].randomElement(using: &generator) ?? 0,
        ordered: chance(2))
    }
  }

  private mutating func place() -> PhraseElement { chance(5) ? .anyWord : element() }

  /// One word or several, of some of them a printed form or two alone.
  mutating func element() -> PhraseElement {
    let size = [1, 1, 1, 2, 6].randomElement(using: &generator) ?? 1
    return .words(
      WordSet(
        (0..<size).map { _ in
          let word = WordID(
            rawValue: UInt32.random(in: 0..<UInt32(index.wordCount), using: &generator))
          guard chance(4) else { return .init(word: word, rule: .folded) }
          let surfaces = index.surfaces(of: word).map { SurfaceID(rawValue: $0) }
          return .init(word: word, rule: .exact, surfaces: surfaces.filter { _ in chance(2) })
        }))
  }

  mutating func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &generator) == 0 }
}

private func slowCounts(_ pattern: SpanPattern, _ index: InvertedIndex) throws -> ArticleCounts {
  ArticleCounts(try SpanEvaluator(index).spans(of: pattern), in: index)
}

private func randomIndex(_ seed: UInt64, _ articles: Int) throws -> InvertedIndex {
  var corpus = RandomCorpus(seed: seed)
  return try makeIndex(corpus.articles(articles, words: 40), batchSize: 1 << 16)
}

@Test(arguments: [UInt64(5), 6])
func `the articles of a pattern are those of its spans`(seed: UInt64) throws {
  let index = try randomIndex(seed, 900)
  var patterns = RandomPatterns(index: index, generator: SeededGenerator(seed: seed))
  let finder = ArticleFinder(index)
  var found = 0
  for number in 0..<1500 {
    let pattern = patterns.pattern()
    let wanted = try slowCounts(pattern, index).articles
    let query = ArticleQuery(pattern, in: index)
    #expect(try finder.articles(query) == wanted, "pattern \(number): \(pattern)")
    #expect(try finder.count(query) == wanted.count)
    if !wanted.isEmpty { found += 1 }
  }
  #expect(found > 500)
}

@Test(arguments: [UInt64(7), 8])
func `a term is counted as often as it has spans`(seed: UInt64) throws {
  let index = try randomIndex(seed, 900)
  var patterns = RandomPatterns(index: index, generator: SeededGenerator(seed: seed))
  let finder = ArticleFinder(index)
  for number in 0..<1500 {
    let pattern = patterns.pattern(depth: number % 3 == 0 ? 1 : 0)
    let query = ArticleQuery.term(pattern, in: index)
    if case .words = query { continue }
    let counts = try finder.occurrences(of: query)
    let wanted = try slowCounts(pattern, index)
    #expect(counts.articles == wanted.articles, "pattern \(number): \(pattern)")
    #expect(counts.counts == wanted.counts, "pattern \(number): \(pattern)")
  }
}

@Test(arguments: [UInt64(12), 13], PairJoin.Way.allCases)
func `articles of two words are told as by their spans`(
  seed: UInt64, way: PairJoin.Way
) throws {
  let index = try randomIndex(seed, 900)
  var patterns = RandomPatterns(index: index, generator: SeededGenerator(seed: seed))
  let finder = ArticleFinder(index)
  var joins = 0
  for number in 0..<2500 {
    let pattern = patterns.pattern(depth: 0)
    let wanted = try slowCounts(pattern, index)
    let marked = wanted.articles.filter { _ in patterns.chance(2) }
    func found(_ marks: ArticleMarks?, _ firstOnly: Bool) -> ArticleCounts? {
      switch ArticleQuery.term(pattern, in: index) {
      case .row(let row): finder.joined(row, within: marks, firstOnly: firstOnly, always: true)
      case .near(let pair): finder.joined(pair, within: marks, firstOnly: firstOnly, by: way)
      default: nil
      }
    }
    guard let all = found(nil, false) else { continue }
    joins += 1
    #expect(all.articles == wanted.articles, "pattern \(number): \(pattern)")
    #expect(all.counts == wanted.counts, "pattern \(number): \(pattern)")
    #expect(found(nil, true)?.articles == wanted.articles)
    ArticleMarks.with(index.articleCount) { marks in
      marks.insert(marked)
      #expect(found(marks, true)?.articles == marked)
    }
  }
  #expect(joins > 200)
}

@Test func `parts are joined as sets, outlets among them`() throws {
  let index = try randomIndex(9, 600)
  var patterns = RandomPatterns(index: index, generator: SeededGenerator(seed: 10))
  let finder = ArticleFinder(index)
  let all = Set(0..<UInt32(index.articleCount))
  for _ in 0..<300 {
    let a = ArticleQuery(patterns.pattern(depth: 1), in: index)
    let b = ArticleQuery(patterns.pattern(depth: 1), in: index)
    let marks = index.sources.indices.map { _ in patterns.chance(2) }
    let outlets = ArticleQuery.outlets(marks)
    let left = Set(try finder.articles(a))
    let right = Set(try finder.articles(b))
    let some = all.filter { marks[index.source(of: ArticleID(rawValue: $0))] }
    func expect(_ query: ArticleQuery, _ wanted: Set<UInt32>) throws {
      #expect(try finder.articles(query) == wanted.sorted())
      #expect(try finder.count(query) == wanted.count)
      #expect(try finder.narrow(some.sorted(), to: query) == wanted.intersection(some).sorted())
    }
    try expect(.all(of: [a, b]), left.intersection(right))
    try expect(.any(of: [a, b]), left.union(right))
    try expect(.andNot(.all, a), all.subtracting(left))
    try expect(.all(of: [a, outlets, b]), left.intersection(right).intersection(some))
    try expect(.any(of: [outlets, .all(of: [a, b])]), some.union(left.intersection(right)))
    try expect(.all(of: [outlets, .andNot(b, a)]), right.subtracting(left).intersection(some))
  }
}

@Test func `a word has more printed forms than a test has bits`() throws {
  var generator = SeededGenerator(seed: 12)
  // 256 ways to write a word.
  func word() -> String {
    String("abcdefgh".map { Bool.random(using: &generator) ? Character($0.uppercased()) : $0 })
  }
  let index = try makeIndex(
    (0..<1500).map { article("a\($0)", text: "\(word()) ge \(word())") }, batchSize: 1 << 20)
  let id = try #require(index.word(Array("abcdefgh".utf8)))
  let forms = index.surfaces(of: id).map { SurfaceID(rawValue: $0) }
  #expect(forms.count > 200)
  for oneIn in [1, 2, 30] {
    let some = forms.filter { _ in Int.random(in: 0..<oneIn, using: &generator) == 0 }
    let set = WordSet([.init(word: id, rule: .exact, surfaces: some)])
    let wanted = try slowCounts(.phrase([.words(set)]), index)
    let query = ArticleQuery.words(set.members)
    #expect(try ArticleFinder(index).articles(query) == wanted.articles)
    let counts = ArticleMarks.with(index.articleCount) { marks in
      marks.insert(wanted.articles)
      return ArticlePlaces.with(marks) { $0.frequencies(of: set.members, in: index, areMost: true) }
    }
    #expect(counts == wanted.counts)
  }
}

@Test func `few articles are sought in a long list, many are marked`() throws {
  // Every article holds "be"; "ge" stands in every third, "de" in one of five hundred.
  let index = try makeIndex(
    (0..<5000).map { number in
      article(
        "a\(number)",
        text: "be" + (number % 3 == 0 ? " ge" : "") + (number % 500 == 7 ? " de" : ""))
    }, batchSize: 1 << 20)
  func words(_ text: String) throws -> ArticleQuery {
    .words([.init(word: try #require(index.word(Array(text.utf8))), rule: .folded)])
  }
  let finder = ArticleFinder(index)
  let rare = try finder.articles(.and([try words("be"), try words("de")]))
  #expect(rare == stride(from: UInt32(7), to: 5000, by: 500).map { $0 })
  let both = try finder.articles(.and([try words("ge"), try words("de")]))
  #expect(both == rare.filter { $0 % 3 == 0 })
  #expect(try finder.count(.and([try words("be"), try words("ge")])) == 1667)
}

@Test func `forms of some words are told from all others, however many there are`() throws {
  // More forms than a test has bits, so that several of them share one.
  let letters = Array("abcdefghijklmnopqrstuvwxyz")
  let text = (0..<20_000).map { number in
    String([1, 26, 676, 17_576].map { letters[number / $0 % 26] })
  }
  let index = try makeIndex([article("a", text: text.joined(separator: " "))], batchSize: 1 << 20)
  #expect(index.surfaceCount >= 20_000)
  var generator = SeededGenerator(seed: 11)
  for size in [0, 1, 2, 7, 60, 900] {
    let chosen = Set(
      (0..<size).map { _ in UInt32.random(in: 0..<UInt32(index.wordCount), using: &generator) })
    let set = WordSet(chosen.map { .init(word: WordID(rawValue: $0), rule: .folded) })
    let test = WordTest(set.members, in: index)
    let forms = Set(chosen.flatMap { Array(index.surfaces(of: WordID(rawValue: $0))) })
    for form in 0..<UInt32(index.surfaceCount) where test.holds(form) != forms.contains(form) {
      Issue.record("\(size) words, form \(form)")
    }
  }
}
