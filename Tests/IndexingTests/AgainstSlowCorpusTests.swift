// SPDX-License-Identifier: Apache-2.0
// The index agrees with a trivial model over random corpora.
import Loading
import Testing

@testable import Indexing

@Suite struct AgainstSlowCorpusTests {
  /// Corpora of one word, of many tiny articles (several blocks), and of long ones.
  static let shapes: [(seed: UInt64, articles: Int, words: Int)] = [
    (1, 1, 1), (2, 5, 20), (3, 40, 60), (4, 400, 3), (5, 8, 700), (6, 150, 25),
  ]

  @Test(arguments: shapes)
  func `words, forms, counts and positions`(
    _ shape: (seed: UInt64, articles: Int, words: Int)
  ) throws {
    let (slow, index) = try corpora(shape)
    let expected = slow.positions
    let printed = slow.printed
    #expect(index.positionCount == slow.words.count)
    #expect(index.wordCount == expected.count)
    #expect(index.surfaceCount == printed.values.map(\.count).reduce(0, +))
    let sorted = expected.keys.sorted { ByteString($0) < ByteString($1) }
    for (rank, folded) in sorted.enumerated() {
      let word = try #require(index.word(Array(folded.utf8)))
      #expect(word.rawValue == UInt32(rank))
      #expect(index.folded(word) == folded)
      var positions: [UInt32] = [7]
      index.positions(of: word, into: &positions)
      let wanted = expected[folded] ?? []
      #expect(positions == [7] + wanted)
      #expect(index.count(of: word) == wanted.count)
      let articles = unique(wanted.map { slow.words[Int($0)].article })
      #expect(index.articles(of: word).map { Int($0.rawValue) } == articles)
      #expect(index.articleCount(of: word) == articles.count)
      checkForms(of: word, in: index, printed[folded] ?? [:])
    }
    #expect(index.word(Array("غائب".utf8)) == nil)
  }

  @Test(arguments: shapes)
  func `every position knows its word, place and bytes`(
    _ shape: (seed: UInt64, articles: Int, words: Int)
  ) throws {
    let (slow, index) = try corpora(shape)
    for (number, word) in slow.words.enumerated() {
      let position = Position(number)
      let article = index.article(at: position)
      #expect(Int(article.rawValue) == word.article)
      #expect(index.part(of: position) == word.part)
      #expect(index.bytes(of: position) == word.bytes)
      #expect(index.folded(index.word(at: position)) == word.folded)
      #expect(
        ByteString(index.printed(index.surface(at: position))) == ByteString(word.printed))
      #expect(
        ByteString(index.text(of: article, part: word.part, bytes: word.bytes))
          == ByteString(word.printed))
      let sentence = index.sentence(index.sentence(at: position))
      #expect(sentence.number == word.sentence && sentence.paragraph == word.paragraph)
    }
  }

  @Test(arguments: shapes)
  func `parts, paragraphs and runs of words`(
    _ shape: (seed: UInt64, articles: Int, words: Int)
  ) throws {
    let (slow, index) = try corpora(shape)
    for (number, article) in slow.articles.enumerated() {
      let id = ArticleID(rawValue: UInt32(number))
      let all = slow.positions { $0.article == number }
      #expect(index.length(of: id) == all.count)
      if !all.isEmpty { #expect(index.positions(of: id) == all) }
      for part in Part.allCases {
        let range = slow.positions { $0.article == number && $0.part == part }
        #expect(index.positions(of: id, part: part).count == range.count)
        guard let first = range.first, let last = range.last else { continue }
        #expect(index.positions(of: id, part: part) == range)
        #expect(index.partRange(at: first) == range && index.partRange(at: last) == range)
        #expect(
          index.bytes(of: range)
            == slow.words[Int(first)].bytes.lowerBound..<slow.words[Int(last)].bytes.upperBound)
        for position in [first, (first + last) / 2, last] {
          let paragraph = slow.words[Int(position)].paragraph
          let wanted = slow.positions {
            $0.article == number && $0.part == part && $0.paragraph == paragraph
          }
          #expect(index.paragraphPositions(at: position) == wanted)
        }
      }
      #expect(index.text(of: id, part: .body).utf8.elementsEqual(article.text))
      #expect(index.title(of: id).map { Array($0.utf8) } == article.title)
    }
  }

  @Test(arguments: shapes)
  func `sentences in order`(_ shape: (seed: UInt64, articles: Int, words: Int)) throws {
    let (slow, index) = try corpora(shape)
    #expect(index.sentenceCount == slow.sentences.count)
    for (number, wanted) in slow.sentences.enumerated() {
      let sentence = index.sentence(SentenceID(rawValue: UInt32(number)))
      #expect(Int(sentence.article.rawValue) == wanted.article)
      #expect(sentence.number == wanted.number && sentence.part == wanted.part)
      #expect(sentence.paragraph == wanted.paragraph)
      #expect(sentence.positions == wanted.positions && sentence.bytes == wanted.bytes)
      #expect(index.sentences(of: sentence.article).contains(UInt32(number)))
    }
    let total = (0..<index.articleCount).map {
      index.sentences(of: ArticleID(rawValue: UInt32($0))).count
    }
    #expect(total.reduce(0, +) == index.sentenceCount)
  }

  @Test(arguments: shapes)
  func `words with a prefix are neighbours`(
    _ shape: (seed: UInt64, articles: Int, words: Int)
  ) throws {
    let (slow, index) = try corpora(shape)
    let words = slow.positions.keys.sorted { ByteString($0) < ByteString($1) }
    let prefixes = Set(words.flatMap { word in (0...word.count).map { word.prefix($0) } })
    for prefix in prefixes.map(String.init) + ["غ", "\u{10FFFF}"] {
      let found = index.words(prefix: Array(prefix.utf8)).map { words[Int($0)] }
      #expect(found == words.filter { $0.utf8.starts(with: prefix.utf8) })
    }
  }

  private func corpora(
    _ shape: (seed: UInt64, articles: Int, words: Int)
  ) throws -> (SlowCorpus, InvertedIndex) {
    var random = RandomCorpus(seed: shape.seed)
    let articles = random.articles(shape.articles, words: shape.words)
    return (SlowCorpus(articles), try makeIndex(articles))
  }

  private func checkForms(
    of word: WordID, in index: InvertedIndex, _ printed: [ByteString: Int]
  ) {
    let forms = index.surfaces(of: word).map { SurfaceID(rawValue: $0) }
    #expect(forms.map { ByteString(index.printed($0)) } == printed.keys.sorted())
    for form in forms {
      #expect(index.count(of: form) == printed[ByteString(index.printed(form))])
      #expect(index.word(of: form) == word)
    }
    let commonest = printed.filter { $0.value == printed.values.max() }.keys.min()
    #expect(ByteString(index.printed(index.commonestSurface(of: word))) == commonest)
  }

  private func unique(_ values: [Int]) -> [Int] {
    values.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }
}
