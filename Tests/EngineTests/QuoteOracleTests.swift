// SPDX-License-Identifier: Apache-2.0
// quotes by and about, answered by the engine as by a look at each utterance.

import Foundation
import Loading
import Syntax
import Testing

@testable import Fihris

private let root = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// An utterance as the rows of `quotes` tell it.
private struct ToldQuote {
  var article: Int
  /// The words of the article that its content takes, stretch by stretch.
  var content: [Range<Int>]
  var name: String?
  var printed: Range<Int>?
  var line: String
}

/// Looks at every utterance for itself.
private struct QuoteOracle {
  let corpus: OracleCorpus
  let quotes: [ToldQuote]

  init(_ run: OracleRun) throws {
    let corpus = run.corpus
    self.corpus = corpus
    let query = "quotes | show article, part, start, end, spans, speaker, speaker_text"
    let result = try #require(try Session(corpus: run.engine).evaluate(query).last)
    quotes = result.rows.map { row in
      let values = row.values
      let article = corpus.articles.firstIndex { $0.id == values[0].description } ?? 0
      let text = corpus.texts[article]
      let isTitle = values[1] == .text("title")
      func words(_ bytes: Range<Int>) -> Range<Int> {
        let part = isTitle ? 0..<text.titleCount : text.titleCount..<text.words.count
        let touched = part.filter { text.words[$0].bytes.overlaps(bytes) }
        return touched.isEmpty ? 0..<0 : touched[0]..<touched[touched.count - 1] + 1
      }
      let start = values[2].number
      var spans = [start..<values[3].number]
      if case .list(let pairs) = values[4] {
        spans = pairs.map { pair in
          guard case .list(let ends) = pair else { return 0..<0 }
          return ends[0].number..<ends[1].number
        }
      }
      let name = values[5] == .missing ? nil : values[5].description
      let printed = values[6] == .missing ? nil : values[6].description
      return ToldQuote(
        article: article, content: spans.map(words), name: name,
        printed: printed.flatMap { corpus.place(of: $0, near: start, article, isTitle) }
          .map(words),
        line: values.map(\.description).joined(separator: " | "))
    }
  }

  /// The utterances that `quotes by … about …` should give.
  func lines(by speaker: Pattern?, about topic: Pattern?) -> [String] {
    let names = OracleNames(files: [:])
    let texts = OracleMatcher(lexicon: OracleLexicon(corpus.spellings), names: names)
    var counts = corpus.counts
    let told = quotes.compactMap(\.name).firstAppearances.map {
      corpus.forms.read(title: nil, body: Array($0.utf8))
    }
    for form in told.flatMap(\.forms) { counts[corpus.forms.folded[form], default: 0] += 1 }
    let spellings = OracleSpellings(forms: corpus.forms, texts: told, counts: counts) { _ in nil }
    let alone = OracleMatcher(lexicon: OracleLexicon(spellings), names: names)
    return quotes.filter { quote in
      let isSpoken =
        speaker.map { pattern in
          holds(pattern, quote.printed.map { [$0] } ?? [], quote, texts, name: quote.name, alone)
        } ?? true
      let isSaid = topic.map { holds($0, quote.content, quote, texts, name: nil, alone) } ?? true
      return isSpoken && isSaid
    }.map(\.line)
  }

  private func holds(
    _ pattern: Pattern, _ regions: [Range<Int>], _ quote: ToldQuote, _ texts: OracleMatcher,
    name: String?, _ alone: OracleMatcher
  ) -> Bool {
    func inner(_ pattern: Pattern, _ regions: [Range<Int>]) -> Bool {
      holds(pattern, regions, quote, texts, name: name, alone)
    }
    let text = corpus.texts[quote.article]
    switch pattern.kind {
    case .and(let a, let b): return inner(a, regions) && inner(b, regions)
    case .andNot(let a, let b): return inner(a, regions) && !inner(b, regions)
    case .or(let a, let b): return inner(a, regions) || inner(b, regions)
    case .within(let part, .sentence) where name == nil:
      let sentences = Set(regions.flatMap { $0 }.map { text.words[$0].sentence })
      return sentences.contains { sentence in
        inner(part, regions.compactMap { text.words(of: sentence, in: $0) })
      }
    case .within(let part, _): return inner(part, regions)
    default:
      let found = texts.spans(of: pattern, in: text)
      if regions.contains(where: { region in
        found.contains { $0.start >= region.lowerBound && $0.end <= region.upperBound }
      }) {
        return true
      }
      guard let name else { return false }
      let named = corpus.forms.read(title: nil, body: Array(name.utf8))
      return !alone.spans(of: pattern, in: named).isEmpty
    }
  }
}

extension OracleText {
  fileprivate func words(of sentence: Int, in region: Range<Int>) -> Range<Int>? {
    let inside = region.filter { words[$0].sentence == sentence }
    return inside.isEmpty ? nil : inside[0]..<inside[inside.count - 1] + 1
  }
}

extension OracleCorpus {
  /// The bytes of a printed speaker: the place nearest to where the content begins.
  fileprivate func place(
    of printed: String, near start: Int, _ article: Int, _ isTitle: Bool
  ) -> Range<Int>? {
    let bytes = isTitle ? articles[article].title ?? [] : articles[article].text
    let wanted = Array(printed.utf8)
    guard bytes.count >= wanted.count else { return nil }
    let places = (0...bytes.count - wanted.count).filter { bytes[$0...].starts(with: wanted) }
    return places.min { abs($0 - start) < abs($1 - start) }.map { $0..<$0 + wanted.count }
  }
}

extension Value {
  fileprivate var number: Int { if case .integer(let number) = self { number } else { 0 } }
}

/// Articles in which people speak.
private struct SpeakingArticles {
  var random: SeededRandom
  static let names = ["جون كيربي", "سيرغي شويغو", "سيرجي شويجو", "وزارة الدفاع", "أدريان واتسون"]
  static let words = [
    "الصفقة", "صفقة", "ذخيرة", "موسكو", "وموسكو", "لروسيا", "روسيا", "أسلحة", "بالأسلحة", "قريبا",
    "خطيرة", "المفاوضات", "تتقدم", "بسرعة", "الحرب",
  ]

  mutating func content() -> String {
    (0..<random.below(8) + 3).map { _ in random.pick(Self.words) }.joined(separator: " ")
  }

  mutating func sentence() -> String {
    let name = random.pick(Self.names)
    switch random.below(6) {
    case 0: return "قال \(name) إن \(content())."
    case 1: return "وأضاف: «\(content()). \(content())»."
    case 2: return "«\(content())»، قال \(name)، «\(content())»."
    case 3: return "وأكد المتحدث \(name) أن \(content())."
    case 4: return "\(content())، وفقا لما قاله \(name)."
    default: return "\(content())."
    }
  }

  mutating func articles(_ count: Int) -> [Loading.Article] {
    (0..<count).map { number in
      let text = (0..<random.below(5) + 1).map { _ in sentence() }.joined(separator: " ")
      let title = random.below(3) == 0 ? "\(random.pick(Self.names)): \(content())" : nil
      return Loading.Article(
        id: "s\(number)", source: random.pick(["cnn", "ap"]), title: title.map { Array($0.utf8) },
        text: Array(text.utf8))
    }
  }

  mutating func pattern(_ words: [String], depth: Int = 2) -> String {
    func word(_ random: inout SeededRandom) -> String {
      let level = random.pick(["", "", "plain ", "exact "])
      return "\(level)\"\(random.pick(words))\""
    }
    switch depth == 0 ? 0 : random.below(7) {
    case 0, 1: return word(&random)
    case 2: return "(\(pattern(words, depth: depth - 1)) and \(pattern(words, depth: depth - 1)))"
    case 3:
      return "(\(pattern(words, depth: depth - 1)) and not \(pattern(words, depth: depth - 1)))"
    case 4: return "(\(pattern(words, depth: depth - 1)) or \(pattern(words, depth: depth - 1)))"
    case 5: return "(\(word(&random)) near 3 \(word(&random)))"
    default: return "(\(pattern(words, depth: depth - 1))) within sentence"
    }
  }
}

@Test(arguments: 1...6) func `utterances are found as a look at each finds them`(seed: Int) throws {
  var maker = SpeakingArticles(random: SeededRandom(seed: seed))
  var articles: [Loading.Article] = []
  _ = try ArticleLoader().load([root.appending(path: "examples/corpus").path()]) {
    articles.append($0)
  }
  let run = try OracleRun(articles + maker.articles(40))
  let oracle = try QuoteOracle(run)
  #expect(oracle.quotes.count > 60)
  let names = SpeakingArticles.names.flatMap { $0.split(separator: " ").map(String.init) }
  var found = 0
  for _ in 0..<60 {
    let speaker = maker.random.below(2) == 0 ? maker.pattern(names, depth: 1) : nil
    let isTopic = speaker == nil || maker.random.below(2) == 0
    let topic = isTopic ? maker.pattern(SpeakingArticles.words) : nil
    let query =
      "quotes" + (speaker.map { " by \($0)" } ?? "") + (topic.map { " about \($0)" } ?? "")
    guard case .query(let tree) = Syntax.parse(query).script.statements.first?.kind,
      case .operand(let rows, _) = tree.kind, case .quotes(let by, let about) = rows.kind
    else {
      Issue.record("\(query) does not parse")
      continue
    }
    let shown = query + " | show article, part, start, end, spans, speaker, speaker_text"
    let result = try #require(try Session(corpus: run.engine).evaluate(shown).last)
    let lines = result.rows.map { $0.values.map(\.description).joined(separator: " | ") }
    #expect(lines == oracle.lines(by: by, about: about), "\(query)")
    if !lines.isEmpty { found += 1 }
  }
  #expect(found > 25)
}
