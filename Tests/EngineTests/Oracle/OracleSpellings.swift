// SPDX-License-Identifier: Apache-2.0
// The level `like` by trying every word of a vocabulary: no table of keys, no lattice of phrases.

import ArabicText
import Indexing
import Syntax

/// How a folded word is a word of a query.
struct OracleForm {
  var rule: MatchRule
  /// What its prints must show besides.
  var check: SurfaceCheck?
}

/// How a name is spelled in some texts.
final class OracleSpellings {
  let forms: OracleForms
  private let texts: [OracleText]
  /// How often each folded word occurs; tells clitics from letters.
  let counts: [String: Int]
  let nameEvidence: (String) -> NameEvidence?
  /// For each folded word of the texts the print it has most often, of equals the first by bytes.
  private lazy var commonest = commonestForms()
  /// Every name that a word may be, itself or without particles, but those of the language.
  private lazy var names = Set(commonest.keys.filter { !isKnownWord($0) }.flatMap(cores))
    .map { OracleName($0) }
  private lazy var pairs = adjacentPairs()
  private var expansions: [String: [String: OracleForm]] = [:]
  private var splits: [String: [String: Set<String>]] = [:]

  init(
    forms: OracleForms, texts: [OracleText], counts: [String: Int],
    nameEvidence: @escaping (String) -> NameEvidence?
  ) {
    self.nameEvidence = nameEvidence
    self.forms = forms
    self.texts = texts
    self.counts = counts
  }

  private func commonestForms() -> [String: String] {
    var formCounts: [Int: Int] = [:]
    for text in texts { for form in text.forms { formCounts[form, default: 0] += 1 } }
    var best: [String: Int] = [:]
    for (form, count) in formCounts {
      guard let other = best[forms.folded[form]], let others = formCounts[other] else {
        best[forms.folded[form]] = form
        continue
      }
      let isFirst = forms.printed[form].utf8.lexicographicallyPrecedes(forms.printed[other].utf8)
      if count > others || (count == others && isFirst) { best[forms.folded[form]] = form }
    }
    return best.mapValues { forms.printed[$0] }
  }

  /// The folded words that a word of a query is, with their rules.
  func like(_ word: String) -> [String: OracleForm] {
    if let known = expansions[word] { return known }
    var found = own(word)
    var names = [word]
    if let bare = DefiniteArticle.takenOff(word) { names.append(bare) }
    for name in names {
      for core in accepted(name) {
        add(members(core).filter { !isKnownWord($0.key) }, to: &found)
      }
    }
    expansions[word] = found
    return found
  }

  /// The folded words that spell several words of a query joined.
  func joined(_ words: [String]) -> [String: OracleForm] {
    let name = words.joined()
    if let known = expansions["+" + name] { return known }
    var found: [String: OracleForm] = [:]
    for core in [Folding.fold(name)] + accepted(name) { add(members(core), to: &found) }
    expansions["+" + name] = found
    return found
  }

  /// A spelling by itself and after particles.
  func members(_ core: String) -> [String: OracleForm] {
    expand(commonest[core] ?? core) {
      $0.utf8.ends(with: core.utf8) && !isOtherName($0, than: core)
    }.mapValues { form in
      var form = form
      form.rule = .spelling
      return form
    }
  }

  /// The word as at the level `word`; one that is not of the language takes no endings. What no
  /// print shows is none: روسيه is no روسي with a pronoun where ة stands everywhere.
  private func own(_ word: String) -> [String: OracleForm] {
    let folded = Folding.fold(word)
    let isOfLanguage = nameEvidence(folded) == .ordinary
    return (word.isEmpty ? [:] : expand(word) { _ in true }).filter { form, found in
      if let check = found.check {
        let prints = forms.formsOfFolded[form] ?? []
        guard prints.contains(where: { check.accepts(forms.printed[$0]) }) else { return false }
      }
      guard found.rule == .clitic else { return true }
      return (isOfLanguage || form.utf8.ends(with: folded.utf8)) && !isOtherName(form, than: folded)
    }
  }

  /// Whether a letter and a name are rather a name of their own.
  private func isOtherName(_ form: String, than name: String) -> Bool {
    guard form.utf8.count == name.utf8.count + 2, form.utf8.ends(with: name.utf8),
      (name.utf8.first ?? 0) >= 0x80, (counts[form] ?? 0) >= (counts[name] ?? 0)
    else { return false }
    return Array(form.utf8).withUnsafeBufferPointer { NameStart.isOfTheName($0) }
  }

  /// Whether a word, with particles or without, is one of the language and stands there often.
  private func isKnownWord(_ word: String) -> Bool {
    let count = counts[word] ?? 0
    if nameEvidence(word) == .ordinary, count >= 3 { return true }
    return chains(before: word).contains { rest in
      nameEvidence(rest) == .ordinary && (counts[rest] ?? 0) >= max(3, count)
    }
  }

  private func expand(
    _ word: String, where passes: (String) -> Bool
  ) -> [String: OracleForm] {
    var found: [String: OracleForm] = [:]
    let corpus = FormCorpus { [counts] in counts[String(decoding: $0, as: UTF8.self)] ?? 0 }
    for form in WordExpansion.forms(of: word, in: corpus) where passes(text(form.form)) {
      found[text(form.form)] = OracleForm(rule: form.rule, check: form.surfaceCheck)
    }
    return found
  }

  private func add(_ forms: [String: OracleForm], to found: inout [String: OracleForm]) {
    for (word, form) in forms where found[word] == nil { found[word] = form }
  }

  /// The other names whose score is high enough.
  private func accepted(_ name: String) -> [String] {
    scored(name, margin: 0).map(\.core)
  }

  /// The other names, best first, that are at most so far below the threshold.
  func scored(_ name: String, margin: Float) -> [(core: String, isAccepted: Bool)] {
    guard let query = SpellingQuery(name) else { return [] }
    let own = Folding.fold(name)
    let candidates = names.filter { $0.key.map(query.keys.contains) ?? false }
    let scored = candidates.map { name in
      let score = Array(name.letters.utf8).withUnsafeBufferPointer { query.score($0) }
      // What stands nowhere by itself loses 2.
      return (core: name.letters, score: commonest[name.letters] == nil ? score - 2 : score)
    }
    return scored.filter { $0.core != own && $0.score >= query.threshold - margin }.sorted { a, b in
      a.score != b.score
        ? a.score > b.score : a.core.utf8.lexicographicallyPrecedes(b.core.utf8)
    }.map { ($0.core, $0.score >= query.threshold) }
  }

  /// What is left of a word without each chain of particles.
  private func chains(before word: String) -> [String] {
    var rests: [String] = []
    for conjunction in ["", "و", "ف"] {
      for particle in ["", "ب", "ك", "ل", "ال", "بال", "كال", "لل"] {
        let chain = conjunction + particle
        guard !chain.isEmpty, word.utf8.starts(with: chain.utf8) else { continue }
        let rest = text(Array(word.utf8.dropFirst(chain.utf8.count)))
        if rest.utf8.count >= 6 || (rest.utf8.first ?? 0xFF) < 0x80 { rests.append(rest) }
      }
    }
    return rests
  }

  /// The word, and what is left without particles where that is no word itself.
  private func cores(_ word: String) -> [String] {
    [word] + chains(before: word).filter { commonest[$0] == nil }
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

// MARK: - Two words for one

extension OracleSpellings {
  /// The folded words that may follow each other for a name: for each first one without its
  /// particles, the second ones.
  func splits(of name: String) -> [String: Set<String>] {
    if let known = splits[name] { return known }
    var found: [String: Set<String>] = [:]
    if let query = SpellingQuery(name) {
      let whole = like(name)
      for pair in pairs
      where whole[pair.word] == nil && whole[pair.second] == nil
        && nameEvidence(pair.word) != .ordinary && nameEvidence(pair.second) != .ordinary
        && (pair.joined.key.map(query.keys.contains) ?? false)
      {
        let letters = Array(pair.joined.letters.utf8)
        if letters.withUnsafeBufferPointer({ query.score($0) }) >= query.threshold {
          found[pair.first, default: []].insert(pair.second)
        }
      }
    }
    splits[name] = found
    return found
  }

  /// Every two words that stand side by side in a part, the first without its particles too.
  private func adjacentPairs() -> [OraclePair] {
    var seen = Set<[Int]>()
    var pairs: [OraclePair] = []
    for text in texts {
      for place in text.words.indices where text.part(of: place).contains(place + 1) {
        let pair = [text.forms[place], text.forms[place + 1]]
        guard seen.insert(pair).inserted else { continue }
        let (word, second) = (forms.folded[pair[0]], forms.folded[pair[1]])
        guard min(word.utf8.count, second.utf8.count) >= 4,
          (10...48).contains(word.utf8.count + second.utf8.count)
        else { continue }
        for core in cores(word) { pairs.append(OraclePair(word, core, second)) }
      }
    }
    return pairs
  }
}

/// Two words side by side.
struct OraclePair {
  /// The first as it stands, and without its particles.
  var word: String
  var first: String
  var second: String
  var joined: OracleName

  init(_ word: String, _ first: String, _ second: String) {
    (self.word, self.first, self.second) = (word, first, second)
    joined = OracleName(first + second)
  }
}

// MARK: - Names of several words

extension OracleSpellings {
  /// Rows of words that together spell a name, one of them at least not by itself: the folded
  /// words that may stand first, then the others.
  func tuples(of words: [String]) -> [(first: [String: OracleForm], rest: [String])] {
    guard (2...4).contains(words.count), let query = SpellingQuery(words.joined()) else {
      return []
    }
    let near = words.map { word in [(Folding.fold(word), true)] + scored(word, margin: 1) }
    let first = near[0].map { ($0, members($0.0)) }
    var found: [[String]: [String: OracleForm]] = [:]
    for text in texts {
      for place in text.words.indices where text.part(of: place).contains(place + words.count - 1) {
        let folded = (place..<place + words.count).map { forms.folded[text.forms[$0]] }
        guard let head = first.first(where: { $0.1[folded[0]] != nil || $0.0.0 == folded[0] })
        else { continue }
        let rest = zip(folded, near).dropFirst().map { word, near in
          near.first { $0.0 == word }
        }
        guard !rest.contains(where: { $0 == nil }) else { continue }
        let row = [head.0] + rest.compactMap { $0 }
        let letters = Array(row.map(\.0).joined().utf8)
        if row.contains(where: { !$0.1 }),
          letters.withUnsafeBufferPointer({ query.score($0) }) >= query.threshold
        {
          found[row.map(\.0)] = head.1
        }
      }
    }
    return found.map { ($0.value, Array($0.key.dropFirst())) }
  }
}

/// A word with its key.
struct OracleName {
  var letters: String
  var key: UInt32?

  init(_ letters: String) {
    self.letters = letters
    key = Array(letters.utf8).withUnsafeBufferPointer { SpellingKeys.key(of: $0) }
  }
}

extension String.UTF8View {
  fileprivate func ends(with other: String.UTF8View) -> Bool {
    suffix(other.count).elementsEqual(other)
  }
}
