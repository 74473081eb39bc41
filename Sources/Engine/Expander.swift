// SPDX-License-Identifier: Apache-2.0
// Here is a word of a query and its level: which words of the dictionary does it stand for?

import ArabicText
package import Indexing
package import Planning
import Syntax

/// Looks the words of patterns up in the dictionary of one index.
package struct Expander {
  let index: InvertedIndex
  /// Where further counts that tell a clitic from a letter come from; an index of a few field
  /// values asks its corpus too.
  let evidence: InvertedIndex
  /// Called for each word; throws to stop long work.
  let checkpoint: () throws -> Void

  package init(
    _ index: InvertedIndex, evidence: InvertedIndex? = nil,
    checkpoint: @escaping () throws -> Void = {}
  ) {
    self.index = index
    self.evidence = evidence ?? index
    self.checkpoint = checkpoint
  }

  /// The pattern with its words looked up.
  /// - Parameter unit: what the sides of `and` must share where no `within` says otherwise.
  package func pattern(
    _ plan: PatternPlan, sharing unit: TextUnit = .article
  ) throws -> SpanPattern {
    switch plan {
    case .phrase(let phrase):
      if phrase.level == .like { return try spelled(phrase) }
      return .phrase(try phrase.elements.map { try element($0, phrase.level, at: phrase.range) })
    case .near(let a, let b, let distance, let ordered):
      return .near(
        try pattern(a, sharing: unit), try pattern(b, sharing: unit), distance: distance,
        ordered: ordered)
    case .and(let a, let b):
      return .and(try pattern(a, sharing: unit), try pattern(b, sharing: unit), unit)
    case .andNot(let a, let b):
      return .andNot(try pattern(a, sharing: unit), try pattern(b, sharing: unit), unit)
    case .or(let alternatives):
      return .or(try alternatives.map { try pattern($0, sharing: unit) })
    case .within(let inner, let scope):
      let unit = TextUnit(scope)
      return .inside(try pattern(inner, sharing: unit), unit)
    }
  }

  /// A place of a phrase with its words looked up.
  func element(
    _ element: PhrasePlan.Element, _ level: MatchLevel, at range: SourceRange
  ) throws -> PhraseElement {
    switch element {
    case .gap: return .gap(atMost: PhrasePlan.gapWords)
    case .anyWord: return .anyWord
    case .word, .prefix: return .words(try wordSet(element, level, at: range))
    }
  }

  /// The words that a word or prefix of a query stands for.
  /// - Throws: what `checkpoint` throws.
  func wordSet(
    _ element: PhrasePlan.Element, _ level: MatchLevel, at range: SourceRange
  ) throws -> WordSet {
    try checkpoint()
    switch (element, level) {
    case (.word(let word), .exact): return WordSet(exact(word))
    case (.word(let word), .plain): return WordSet(plain(word))
    case (.word(let word), .word): return WordSet(expanded(word))
    case (.word(let word), .stem): return WordSet(stemmed(word))
    case (.word(let word), .like): return WordSet(like(word).members)
    case (.prefix(let prefix), _): return WordSet(beginning(prefix, isExact: level == .exact))
    case (.anyWord, _), (.gap, _): return WordSet([])
    }
  }

  private func plain(_ word: String) -> [WordSet.Member] {
    plainMember(word).map { [$0] } ?? []
  }

  /// The word of the dictionary that is written so, hamza and the like aside.
  func plainMember(_ word: String) -> WordSet.Member? {
    Folding.withFolded(word) { index.word(certain: $0) }.map {
      WordSet.Member(word: $0, rule: .folded)
    }
  }

  private func folded(_ text: String) -> [UInt8] {
    var folded: [UInt8] = []
    Folding.fold(text.utf8.span, into: &folded)
    return folded
  }

  private func exact(_ word: String) -> [WordSet.Member] {
    plain(word).compactMap { member in
      member.keeping(rule: .exact, in: index) {
        ExactMatch.matches(query: word, printed: index.printed($0))
      }
    }
  }

  func expanded(_ word: String) -> [WordSet.Member] {
    let words = WordLookup(index)
    return expansion(of: word, words).compactMap { member(for: $0, rule: $0.rule, words) }
  }

  /// The forms of a word at the level `word`.
  func expansion(
    of word: String, takesEndings: Bool = true, _ words: WordLookup
  ) -> [ExpandedForm] {
    WordExpansion.forms(of: word, takesEndings: takesEndings, in: corpus(words))
  }

  /// What an expansion asks: the dictionary of the fields looked at and that of the articles.
  func corpus(_ words: WordLookup) -> FormCorpus {
    if index === evidence { return FormCorpus(count: words.count, mayHold: words.mayHold) }
    let others = WordLookup(evidence)
    return FormCorpus(
      count: { words.count($0) + others.count($0) },
      mayHold: { words.mayHold($0) | others.mayHold($0) })
  }

  /// The word of the dictionary that a form is, with the prints that may be read so.
  func member(
    for form: ExpandedForm, rule: MatchRule, _ words: WordLookup
  ) -> WordSet.Member? {
    guard let found = form.form.withUnsafeBufferPointer(words.word) else { return nil }
    let member = WordSet.Member(word: found, rule: rule)
    guard let check = form.surfaceCheck else { return member }
    return member.keeping(rule: rule, in: index) { surface in
      index.withPrinted(surface) { check.accepts(bytes: $0) }
    }
  }

  /// How often a folded form occurs, in the fields looked at and in the articles.
  func count(_ form: UnsafeBufferPointer<UInt8>) -> Int {
    let own = index.count(bytes: form)
    return index === evidence ? own : own + evidence.count(bytes: form)
  }

  private func beginning(_ prefix: String, isExact: Bool) -> [WordSet.Member] {
    let words = index.words(prefix: folded(prefix))
    let members = words.map { WordSet.Member(word: WordID(rawValue: $0), rule: .folded) }
    guard isExact else { return members }
    return members.compactMap { member in
      member.keeping(rule: .exact, in: index) { surface in
        let printed = index.printed(surface)
        return printed.unicodeScalars.indices.contains { end in
          ExactMatch.matches(
            query: prefix, printed: String(printed.unicodeScalars[...end]))
        }
      }
    }
  }
}

extension WordSet.Member {
  /// The member with the printed forms that pass; nil if none does.
  fileprivate func keeping(
    rule: MatchRule, in index: InvertedIndex, where passes: (SurfaceID) -> Bool
  ) -> WordSet.Member? {
    let all = index.surfaces(of: word)
    let kept = all.map { SurfaceID(rawValue: $0) }.filter(passes)
    if kept.isEmpty { return nil }
    return WordSet.Member(
      word: word, rule: rule, surfaces: kept.count == all.count ? nil : kept)
  }
}

extension TextUnit {
  init(_ scope: Scope) {
    switch scope {
    case .sentence: self = .sentence
    case .paragraph: self = .paragraph
    case .article: self = .article
    }
  }
}
