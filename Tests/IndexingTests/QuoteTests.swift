// SPDX-License-Identifier: Apache-2.0
// Utterances are stored as they were found, in few bytes, and read back from no damaged ones.
import ArabicText
import Loading
import Quotes
import Testing

@testable import Indexing

@Suite struct QuoteTests {
  private static let texts = [
    "قال جون كيربي إن روسيا تسعى إلى صفقة. وأضاف: «الصفقة خطرة». ولم تعلق موسكو.",
    "«لدينا معلومات»، قالت أدريان واتسون، «عن صفقة أسلحة كبيرة». وأكد كيربي ذلك.",
    "أكد سيرغي شويغو أن المحادثات تتقدم بسرعة، مشيرا إلى أن روسيا لن تتراجع.",
    "وصل الوفد إلى العاصمة صباح اليوم.",
    "وفقا لوزارة الدفاع، تسلمت القوات شحنة جديدة. وقال متحدث إنها الأخيرة.",
  ]

  static func articles(_ count: Int) -> [Article] {
    (0..<count).map { number in
      var made = article(
        "a\(number)", title: number % 3 == 0 ? "كيربي: لا تراجع عن الدعم" : nil,
        text: (0...number % 4).map { texts[(number + $0 * 3) % texts.count] }
          .joined(separator: "\n"))
      made.source = number % 2 == 0 ? "cnn" : "ap"
      return made
    }
  }

  @Test func `utterances are those that the finder finds, in the order of the text`() throws {
    let articles = Self.articles(20)
    let index = try makeIndex(articles)
    var found: [String] = []
    for (number, article) in articles.enumerated() {
      found += Self.utterances(of: article).map { Self.line(number, $0, article) }
    }
    let stored = (0..<UInt32(index.quoteCount)).map(QuoteID.init).map { id -> String in
      let quote = index.quote(id)
      let speaker = index.speaker(of: id).map(index.name) ?? ""
      return
        "\(quote.article.rawValue) \(quote.part) \(quote.kind) \(quote.evidence) \(speaker) "
        + "\(quote.spans) \(String(describing: quote.cue)) "
        + "\(String(describing: quote.speakerBytes)) \(quote.confidence)"
    }
    #expect(stored.count > 30)
    #expect(stored == found)
  }

  private static func utterances(of article: Article) -> [Utterance] {
    var finder = QuoteFinder()
    var tokens = TokenizedText()
    let title = article.title ?? []
    tokens.tokenize(title.span)
    title.withUnsafeBufferPointer { finder.readTitle($0, tokens: tokens) }
    tokens.tokenize(article.text.span)
    return article.text.withUnsafeBufferPointer { finder.utterances(body: $0, tokens: tokens) }
  }

  private static func line(_ number: Int, _ utterance: Utterance, _ article: Article) -> String {
    let part: Part = utterance.sentence == 0 ? .title : .body
    return
      "\(number) \(part) \(utterance.kind) \(utterance.evidence) \(utterance.speakerName) "
      + "\(utterance.spans) \(String(describing: utterance.cueSpan)) "
      + "\(String(describing: utterance.speakerSpan)) \(utterance.confidence)"
  }

  @Test func `any number of threads stores the same bytes`() throws {
    let articles = Self.articles(60)
    let one = try snapshotBytes(makeIndex(articles, threads: 1))
    for threads in [2, 3] {
      #expect(try snapshotBytes(makeIndex(articles, threads: threads)) == one)
    }
  }

  @Test func `an utterance takes forty bytes at most, names told once`() throws {
    let index = try makeIndex(Self.articles(400))
    let sections: [SectionID] = [
      .quotePositions, .quoteRecordStarts, .quoteRecords, .quoteSpeakers,
    ]
    let bytes = sections.reduce(0) { $0 + index.storage.regions[$1.rawValue].count }
    #expect(index.quoteCount > 500)
    #expect(bytes <= 40 * index.quoteCount)
    let names = (0..<UInt32(index.speakerCount)).map { index.name(of: SpeakerID(rawValue: $0)) }
    #expect(Set(names).count == names.count)
  }

  @Test func `records come back as they went in`() {
    var generator = SeededGenerator(seed: 61)
    for _ in 0..<2_000 {
      let record = Self.record(&generator)
      var encoded = GrowingArray<UInt8>()
      record.encode(into: &encoded)
      var bytes = Array(encoded.elements)
      let start = record.first.positions.lowerBound
      bytes.withUnsafeBufferPointer { #expect(QuoteRecord($0, at: start) == record) }
      // What is cut short or goes on is no record.
      for length in 0..<bytes.count {
        bytes[..<length].withUnsafeBufferPointer { #expect(QuoteRecord($0, at: start) == nil) }
      }
      bytes.append(0)
      bytes.withUnsafeBufferPointer { #expect(QuoteRecord($0, at: start) == nil) }
    }
  }

  private static func record(_ generator: inout SeededGenerator) -> QuoteRecord {
    var position = UInt32.random(in: 0..<100_000, using: &generator)
    func stretch(_ generator: inout SeededGenerator, from start: UInt32) -> WordStretch {
      WordStretch(
        positions: start..<start + UInt32.random(in: 1..<300, using: &generator),
        before: Int.random(in: -9...9, using: &generator),
        after: Int.random(in: -9...900, using: &generator))
    }
    let content = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
      let next = stretch(&generator, from: position)
      position = next.positions.upperBound + UInt32.random(in: 0..<40, using: &generator)
      return next
    }
    let beside = UInt32.random(in: 0..<200_000, using: &generator)
    return QuoteRecord(
      kind: Utterance.Kind.allCases.randomElement(using: &generator) ?? .direct,
      evidence: Utterance.Evidence(
        rule: Utterance.Rule.allCases.randomElement(using: &generator) ?? .clause,
        cue: Utterance.CueClass.allCases.randomElement(using: &generator) ?? .verb,
        speaker: Utterance.SpeakerSource.allCases.randomElement(using: &generator) ?? .none),
      confidence: UInt8.random(in: 0...100, using: &generator), first: content[0],
      further: Array(content.dropFirst()),
      cue: Bool.random(using: &generator) ? stretch(&generator, from: beside) : nil,
      speaker: Bool.random(using: &generator) ? stretch(&generator, from: beside / 2) : nil)
  }

  /// Someone may make the checksums right; memory must be safe all the same.
  @Test func `utterances changed with their checksums do no harm`() throws {
    let index = try makeIndex(Self.articles(30))
    var generator = SeededGenerator(seed: 62)
    let sections: [SectionID] = [
      .quotePositions, .quoteRecordStarts, .quoteRecords, .quoteSpeakers, .speakerBytes,
      .speakerStarts, .speakerPersons,
    ]
    var refused = 0
    for section in sections {
      for _ in 0..<120 {
        let storage = SectionStorage()
        let count = index.storage.regions[section.rawValue].count
        let place = Int.random(in: 0..<count, using: &generator)
        let value = UInt8.random(in: .min ... .max, using: &generator)
        for other in SectionID.stored {
          var bytes = [UInt8](index.storage.regions[other.rawValue])
          if other == section { bytes[place] = value }
          var array = GrowingArray<UInt8>()
          bytes.withUnsafeBufferPointer { array.append(contentsOf: $0) }
          storage.adopt(other, &array)
        }
        if let forged = try? soundIndex(storage) { Self.exercise(forged) } else { refused += 1 }
      }
    }
    #expect(refused > 100)
  }

  /// Asks for everything once.
  private static func exercise(_ index: InvertedIndex) {
    for id in (0..<UInt32(index.quoteCount)).map(QuoteID.init) {
      let quote = index.quote(id)
      for span in quote.spans {
        _ = index.text(of: quote.article, part: quote.part, bytes: span)
      }
      for words in quote.content { _ = index.word(at: words.upperBound - 1) }
      _ = index.speaker(of: id).map { index.name(of: index.person(of: $0)) }
    }
    index.forEachQuote { _, content, speaker in
      let all = content + [speaker].compactMap { $0 }
      #expect(all.allSatisfy { $0.upperBound <= UInt32(index.positionCount) })
    }
  }
}
