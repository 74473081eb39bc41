// SPDX-License-Identifier: Apache-2.0
// quotes by P about Q: which utterances hold a pattern, in their speaker or in their content?

import Indexing
import Loading
import Planning
import Syntax

/// Evaluates patterns over speakers and contents of all utterances of an index. `and`, `or` and
/// `and not` join what holds for one utterance; a phrase or `near` must lie in one stretch.
struct QuoteMatcher {
  let index: InvertedIndex
  let control: Control

  /// The utterances whose speaker holds one pattern and whose content another, in text order.
  func quotes(by speaker: PatternPlan?, about topic: PatternPlan?) throws -> [UInt32] {
    let spoken = try speaker.map { try holding(speaker: $0) }
    let said = try topic.map { try holding(content: $0) }
    return (0..<UInt32(index.quoteCount)).filter { quote in
      (spoken?[Int(quote)] ?? true) && (said?[Int(quote)] ?? true)
    }
  }
}

// MARK: - Content

extension QuoteMatcher {
  /// For each utterance whether its content holds a pattern.
  func holding(content pattern: PatternPlan) throws -> [Bool] {
    var regions = Regions(owners: index.quoteCount)
    index.forEachQuote { quote, content, _ in
      for words in content { regions.add(words, of: Int(quote.rawValue)) }
    }
    return try owners(of: regions, holding: pattern)
  }

  /// For each owner whether one of its regions, or all together, hold a pattern.
  private func owners(of regions: Regions, holding pattern: PatternPlan) throws -> [Bool] {
    switch pattern {
    case .phrase, .near: return regions.ownersHolding(try spans(of: pattern))
    case .and(let a, let b):
      return zip(
        try owners(of: regions, holding: a), try owners(of: regions, holding: b)
      ).map { $0 && $1 }
    case .andNot(let a, let b):
      return zip(
        try owners(of: regions, holding: a), try owners(of: regions, holding: b)
      ).map { $0 && !$1 }
    case .or(let alternatives):
      var found = [Bool](repeating: false, count: regions.owners)
      for alternative in alternatives {
        let holding = try owners(of: regions, holding: alternative)
        for owner in found.indices where holding[owner] { found[owner] = true }
      }
      return found
    case .within(let inner, .article): return try owners(of: regions, holding: inner)
    case .within(let inner, let scope):
      let (pieces, outer) = regions.cut(by: TextUnit(scope), index)
      var found = [Bool](repeating: false, count: regions.owners)
      for (piece, holds) in try owners(of: pieces, holding: inner).enumerated() where holds {
        found[outer[piece]] = true
      }
      return found
    }
  }

  private func spans(of pattern: PatternPlan) throws -> [Span] {
    let evaluator = SpanEvaluator(index, checkpoint: control.check)
    let expander = Expander(index, checkpoint: control.check)
    return try evaluator.spans(of: try expander.pattern(pattern, sharing: .sentence))
  }
}

// MARK: - Speaker

extension QuoteMatcher {
  /// For each utterance whether its speaker holds a pattern: the name it resolves to, or the words
  /// printed beside the cue.
  func holding(speaker pattern: PatternPlan) throws -> [Bool] {
    var printed = Regions(owners: index.quoteCount)
    index.forEachQuote { quote, _, speaker in
      if let speaker { printed.add(speaker, of: Int(quote.rawValue)) }
    }
    let names = try SpeakerNames(index, control)
    return try holding(speaker: pattern, names, printed)
  }

  private func holding(
    speaker pattern: PatternPlan, _ names: SpeakerNames, _ printed: Regions
  ) throws -> [Bool] {
    switch pattern {
    case .phrase, .near:
      var found = printed.ownersHolding(try spans(of: pattern))
      let speakers = try names.holding(pattern)
      for quote in found.indices where !found[quote] {
        let speaker = index.speaker(of: QuoteID(rawValue: UInt32(quote)))
        found[quote] = speaker.map { speakers[Int($0.rawValue)] } ?? false
      }
      return found
    case .and(let a, let b):
      return zip(
        try holding(speaker: a, names, printed), try holding(speaker: b, names, printed)
      ).map { $0 && $1 }
    case .andNot(let a, let b):
      return zip(
        try holding(speaker: a, names, printed), try holding(speaker: b, names, printed)
      ).map { $0 && !$1 }
    case .or(let alternatives):
      var found = [Bool](repeating: false, count: index.quoteCount)
      for alternative in alternatives {
        let holding = try holding(speaker: alternative, names, printed)
        for quote in found.indices where holding[quote] { found[quote] = true }
      }
      return found
    case .within(let inner, _): return try holding(speaker: inner, names, printed)
    }
  }
}

/// The names of all speakers, each as a text of its own.
struct SpeakerNames {
  private let index: InvertedIndex
  private let names: InvertedIndex
  private let control: Control

  init(_ index: InvertedIndex, _ control: Control) throws {
    let builder = IndexBuilder(threads: 1, findsQuotes: false)
    builder.judgesWords = false
    for speaker in 0..<UInt32(index.speakerCount) {
      let name = index.name(of: SpeakerID(rawValue: speaker))
      try builder.add(Article(id: String(speaker), source: "", text: Array(name.utf8)))
    }
    self.index = index
    self.control = control
    names = try builder.finish()
  }

  /// For each speaker whether the name holds a pattern.
  func holding(_ pattern: PatternPlan) throws -> [Bool] {
    let evaluator = SpanEvaluator(names, checkpoint: control.check)
    let expander = Expander(names, evidence: index, checkpoint: control.check)
    var found = [Bool](repeating: false, count: index.speakerCount)
    for span in try evaluator.spans(of: try expander.pattern(pattern)) {
      found[Int(names.article(at: span.start).rawValue)] = true
    }
    return found
  }
}

/// Stretches of words, each belonging to an owner.
struct Regions {
  let owners: Int
  private var words: [Range<UInt32>] = []
  private var ownerOfRegion: [Int] = []

  init(owners: Int) { self.owners = owners }

  mutating func add(_ words: Range<UInt32>, of owner: Int) {
    self.words.append(words)
    ownerOfRegion.append(owner)
  }

  /// For each owner whether one of its regions holds one of the spans, which are in text order.
  func ownersHolding(_ spans: [Span]) -> [Bool] {
    var found = [Bool](repeating: false, count: owners)
    guard !spans.isEmpty else { return found }
    for (region, words) in words.enumerated() {
      var place = spans.firstPlace(notBefore: words.lowerBound)
      while place < spans.count, spans[place].start < words.upperBound {
        if spans[place].end <= words.upperBound {
          found[ownerOfRegion[region]] = true
          break
        }
        place += 1
      }
    }
    return found
  }

  /// The regions cut where a sentence or paragraph ends; each owner and unit together own what
  /// lies in both, and `outer` names the owner that a new one belongs to.
  func cut(by unit: TextUnit, _ index: InvertedIndex) -> (pieces: Regions, outer: [Int]) {
    var outer: [Int] = []
    var cut: [(words: Range<UInt32>, owner: Int)] = []
    var numbers: [SIMD2<Int>: Int] = [:]
    for (region, words) in words.enumerated() {
      var start = words.lowerBound
      while start < words.upperBound {
        let around = index.positions(of: unit, at: start)
        let end = min(words.upperBound, max(around.upperBound, start + 1))
        let key = SIMD2(ownerOfRegion[region], Int(around.lowerBound))
        let number = numbers[key, default: outer.count]
        if number == outer.count {
          numbers[key] = number
          outer.append(ownerOfRegion[region])
        }
        cut.append((start..<end, number))
        start = end
      }
    }
    var pieces = Regions(owners: outer.count)
    for (words, owner) in cut { pieces.add(words, of: owner) }
    return (pieces, outer)
  }
}

extension [Span] {
  /// The first span that begins at a position or later.
  fileprivate func firstPlace(notBefore position: UInt32) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].start < position { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
