// SPDX-License-Identifier: Apache-2.0
// Ranking against a slow evaluator that adds up every score of every article.
import ArabicText
import Glibc
import Loading
import Testing

@testable import Indexing

/// Articles of words of two letters and more, few of which are frequent, in two spellings each.
private struct WordyCorpus {
  var texts: [[Int]] = []
  /// For each word of each text whether it is written in capitals.
  var capitals: [[Bool]] = []
  let index: InvertedIndex

  static let wordCount = 300

  init(seed: UInt64, articles: Int) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<articles {
      let sentences = Int.random(in: 0...4, using: &generator)
      let length = sentences * Int.random(in: 0...9, using: &generator)
      texts.append((0..<length).map { _ in Self.word(&generator) })
      capitals.append((0..<length).map { _ in Int.random(in: 0..<3, using: &generator) == 0 })
    }
    index = try makeIndex(
      zip(texts, capitals).enumerated().map { number, text in
        let words = zip(text.0, text.1).map { Self.printed($0, isCapital: $1) }
        return article(
          "a\(number)", source: Self.outlet(of: number), text: words.joined(separator: " "))
      }, batchSize: 1 << 16)
  }

  /// Outlets of different size, scattered.
  static func outlet(of article: Int) -> String { ["o", "p", "q", "o"][article * 7 % 11 % 4] }

  /// A number whose chance falls with its square.
  private static func word(_ generator: inout SeededGenerator) -> Int {
    let chance = Double.random(in: 0..<1, using: &generator)
    return Int(chance * chance * chance * Double(wordCount))
  }

  static func printed(_ word: Int, isCapital: Bool) -> String {
    let letters = "bcdfghjklmnpqrstvwxz".map(String.init)
    let text = letters[word % 20] + letters[word / 20 % 20] + "e"
    return isCapital ? text.uppercased() : text
  }
}

/// What a term stands for: words, of some of them one spelling alone.
private struct SlowTerm {
  var words: [Int: Bool?] = [:]
  var clauses: [Int] = []

  func count(in corpus: WordyCorpus, _ article: Int) -> Int {
    zip(corpus.texts[article], corpus.capitals[article]).count { word, isCapital in
      words[word].map { $0 == nil || $0 == isCapital } ?? false
    }
  }

  func set(in index: InvertedIndex) -> WordSet {
    WordSet(
      words.compactMap { word, capital -> WordSet.Member? in
        let folded = Array(WordyCorpus.printed(word, isCapital: false).utf8)
        guard let id = index.word(folded) else { return nil }
        guard let capital else { return .init(word: id, rule: .folded) }
        let printed = WordyCorpus.printed(word, isCapital: capital)
        let surfaces = index.surfaces(of: id).map { SurfaceID(rawValue: $0) }
          .filter { index.printed($0) == printed }
        return .init(word: id, rule: .exact, surfaces: surfaces)
      })
  }
}

private func slowRanking(
  _ corpus: WordyCorpus, _ terms: [SlowTerm], clauseCount: Int, accepts: (Int) -> Bool
) -> [RankedArticle] {
  let articles = corpus.texts.indices
  let average = Double(corpus.texts.reduce(0) { $0 + $1.count }) / Double(articles.count)
  var scores = [Double](repeating: 0, count: articles.count)
  var held = [Set<Int>](repeating: [], count: articles.count)
  for term in terms {
    let counts = articles.map { term.count(in: corpus, $0) }
    let holding = Double(counts.count { $0 > 0 })
    let rarity = log(1 + (Double(articles.count) - holding + 0.5) / (holding + 0.5))
    for article in articles where counts[article] > 0 {
      let length = Double(corpus.texts[article].count)
      let frequency = Double(counts[article])
      let divisor = frequency + 1.2 * (1 - 0.75 + 0.75 * length / average)
      scores[article] += rarity * frequency / divisor
      held[article].formUnion(term.clauses)
    }
  }
  return articles.filter {
    scores[$0] > 0 && held[$0].count == clauseCount && accepts($0)
  }.map {
    RankedArticle(article: ArticleID(rawValue: UInt32($0)), score: BM25.rounded(scores[$0]))
  }.sorted(by: RankedArticle.precedes)
}

/// Terms of rare and frequent words, alone and in sets, some of which name clauses.
private func randomTerms(_ generator: inout SeededGenerator, clauseCount: Int) -> [SlowTerm] {
  (0..<max(clauseCount, Int.random(in: 1...4, using: &generator))).map { number in
    var term = SlowTerm()
    let size = [1, 1, 2, 5, 30].randomElement(using: &generator) ?? 1
    for _ in 0..<size {
      let bound = [8, 60, WordyCorpus.wordCount].randomElement(using: &generator) ?? 8
      let spelling: Bool?? = [nil, nil, nil, true, false].randomElement(using: &generator)
      term.words.updateValue(spelling ?? nil, forKey: Int.random(in: 0..<bound, using: &generator))
    }
    if clauseCount > 0 {
      term.clauses = [number % clauseCount]
      if Int.random(in: 0..<4, using: &generator) == 0 {
        term.clauses = Array(Set(term.clauses + [clauseCount - 1])).sorted()
      }
    }
    return term
  }
}

@Test(arguments: [UInt64(1), 2])
func `the best articles are those of a slow evaluator, to 1e-9 and in its order`(
  seed: UInt64
) throws {
  let corpus = try WordyCorpus(seed: seed, articles: 6000)
  var generator = SeededGenerator(seed: seed &+ 99)
  var cut = 0
  for query in 0..<40 {
    let clauseCount = [0, 0, 1, 2].randomElement(using: &generator) ?? 0
    let terms = randomTerms(&generator, clauseCount: clauseCount)
    let isEvery = query % 3 > 0
    let slow = slowRanking(corpus, terms, clauseCount: clauseCount) { isEvery || $0 % 7 != 0 }
    for limit in [nil, 1, 10, 300] as [Int?] {
      var ranker = Ranker(
        corpus.index,
        terms: terms.map {
          RankTerm($0.set(in: corpus.index), clauses: $0.clauses)
        }, clauseCount: clauseCount)
      let best = try ranker.best(limit, accepts: isEvery ? nil : { $0.rawValue % 7 != 0 })
      let wanted = slow.prefix(limit ?? .max)
      #expect(best.map(\.article) == wanted.map(\.article), "query \(query), limit \(limit ?? -1)")
      #expect(zip(best, wanted).allSatisfy { abs($0.score - $1.score) <= 1e-9 })
      if wanted.count < slow.count { cut += 1 }
    }
  }
  #expect(cut > 60)
}

@Test func `a term of many words is ranked by its longest list as if all were scored`() throws {
  let corpus = try WordyCorpus(seed: 3, articles: 6000)
  var generator = SeededGenerator(seed: 3)
  for query in 0..<30 {
    var term = SlowTerm()
    for _ in 0..<[1, 5, 30][query % 3] {
      let spelling: Bool?? = [nil, nil, true, false].randomElement(using: &generator)
      let word = Int.random(in: 2..<WordyCorpus.wordCount, using: &generator)
      term.words.updateValue(spelling ?? nil, forKey: word)
    }
    term.words.updateValue(nil, forKey: query % 2)
    let slow = slowRanking(corpus, [term], clauseCount: 0) { _ in true }
    for limit in [1, 3, 10] {
      let members = term.set(in: corpus.index).members
      let ranker = try #require(SetRanker(corpus.index, RankTerm(WordSet(members)), limit: limit))
      let best = try ranker.best(limit) {}
      let wanted = slow.prefix(limit)
      #expect(best.map(\.article) == wanted.map(\.article), "query \(query), limit \(limit)")
      #expect(zip(best, wanted).allSatisfy { abs($0.score - $1.score) <= 1e-9 })
    }
  }
}

@Test func `words that fill an article beyond what a byte holds are counted whole`() throws {
  func text(_ article: Int) -> String {
    let isFull = article % 50 == 7
    let counts = ["be": 1, "ge": isFull ? 100 + article : 1, "GE": isFull ? 40 : 0, "ke": 300]
    return counts.sorted { $0.key < $1.key }
      .map { Array(repeating: $0.key, count: $0.value).joined(separator: " ") }
      .joined(separator: " ")
  }
  let index = try makeIndex(
    (0..<600).map { article("a\($0)", text: text($0)) }, batchSize: 1 << 20)
  func member(_ word: String, _ printed: String? = nil) throws -> WordSet.Member {
    let id = try #require(index.word(Array(word.utf8)))
    let forms = index.surfaces(of: id).map { SurfaceID(rawValue: $0) }
    return .init(
      word: id, rule: .folded,
      surfaces: printed.map { text in forms.filter { index.printed($0) == text } })
  }
  let bm25 = BM25(index)
  for (form, extra) in [(nil, UInt32(40)), ("ge", 0)] {
    let members = [try member("be"), try member("ge", form)]
    let best = try #require(SetRanker(index, RankTerm(WordSet(members)), limit: 4)).best(4) {}
    let wanted = stride(from: 7, to: 600, by: 50).map { article in
      let length = index.wordCount(ofArticle: UInt32(article))
      return bm25.saturation(frequency: UInt32(101 + article) + extra, length: length)
        * bm25.weight(articles: 600)
    }.sorted(by: >).prefix(4)
    #expect(zip(best, wanted).allSatisfy { abs($0.score - $1) <= 1e-9 } && best.count == 4)
  }
}

@Test func `a term of many words is ranked by counting as if all were scored`() throws {
  let corpus = try WordyCorpus(seed: 4, articles: 3000)
  var generator = SeededGenerator(seed: 4)
  for query in 0..<20 {
    var term = SlowTerm()
    for _ in 0..<40 {
      let spelling: Bool?? = [nil, nil, true, false].randomElement(using: &generator)
      let word = Int.random(in: 20..<WordyCorpus.wordCount, using: &generator)
      term.words.updateValue(spelling ?? nil, forKey: word)
    }
    let slow = slowRanking(corpus, [term], clauseCount: 0) { _ in true }
    let members = term.set(in: corpus.index).members
    for limit in [1, 10, 5000] {
      let best = try #require(SetRanker(corpus.index, RankTerm(WordSet(members)), limit: limit))
        .best(limit) {}
      let wanted = slow.prefix(limit)
      #expect(best.map(\.article) == wanted.map(\.article), "query \(query), limit \(limit)")
      #expect(zip(best, wanted).allSatisfy { abs($0.score - $1.score) <= 1e-9 })
    }
  }
}

@Test func `the best articles of some outlets are those of a slow evaluator`() throws {
  let corpus = try WordyCorpus(seed: 5, articles: 6000)
  var generator = SeededGenerator(seed: 5)
  let words = [0, 1, 3, 9, 40, 200].map { SlowTerm(words: [$0: nil]) }
  let sets = (0..<12).map { _ in randomTerms(&generator, clauseCount: 0)[0] }
  for (number, term) in (words + sets).enumerated() {
    for names in [["o"], ["p", "q"], []] {
      let marks = corpus.index.sources.map { names.contains($0.name) }
      let slow = slowRanking(corpus, [term], clauseCount: 0) {
        names.contains(WordyCorpus.outlet(of: $0))
      }
      for limit in [1, 10, 5000] {
        var ranker = Ranker(
          corpus.index, terms: [RankTerm(term.set(in: corpus.index))], filter: .outlets(marks))
        let best = try ranker.best(limit)
        let wanted = slow.prefix(limit)
        #expect(best.map(\.article) == wanted.map(\.article), "term \(number), limit \(limit)")
        #expect(zip(best, wanted).allSatisfy { abs($0.score - $1.score) <= 1e-9 })
      }
    }
  }
}

@Test func `a limit leaves most blocks packed`() throws {
  // One short article stands out; the others hold the word once in many words.
  let filler = Array(repeating: "ge", count: 60).joined(separator: " ")
  let index = try makeIndex(
    (0..<4000).map { article("a\($0)", text: $0 == 3 ? "be be be" : "be " + filler) },
    batchSize: 1 << 20)
  let set = WordSet([.init(word: try #require(index.word(Array("be".utf8))), rule: .folded)])
  var asked = 0
  var ranker = Ranker(index, terms: [RankTerm(set)])
  let best = try ranker.best(1) { _ in
    asked += 1
    return true
  }
  #expect(best.map(\.article.rawValue) == [3])
  #expect(asked < 10)
  #expect(ranker.scoredWindows == 1)
}

@Test func `nothing is ranked in an empty corpus, for no term and for a limit of none`() throws {
  let empty = try makeIndex([])
  var none = Ranker(empty, terms: [])
  #expect(try none.best(3).isEmpty)
  let index = try makeIndex([article("a", text: "be")])
  let set = WordSet([.init(word: try #require(index.word(Array("be".utf8))), rule: .folded)])
  var ranker = Ranker(index, terms: [RankTerm(set)])
  #expect(try ranker.best(0).isEmpty)
  #expect(try ranker.best(nil).count == 1)
}
