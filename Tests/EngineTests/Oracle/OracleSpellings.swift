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

  /// The word as at the level `word`; a name takes no endings.
  private func own(_ word: String) -> [String: OracleForm] {
    let folded = Folding.fold(word)
    let isName = nameEvidence(folded) == .name
    return (word.isEmpty ? [:] : expand(word) { _ in true }).filter { form, found in
      guard found.rule == .clitic else { return true }
      return !(isName && !form.utf8.ends(with: folded.utf8)) && !isOtherName(form, than: folded)
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
    for form in WordExpansion.forms(
      of: word, count: { counts[String(decoding: $0, as: UTF8.self)] ?? 0 })
    where passes(text(form.form)) {
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
    let candidates = names.filter { name in name.keys.contains { query.keys.contains($0) } }
    let scored = candidates.map { name in
      let letters = Array(name.letters.utf8)
      return (core: name.letters, score: letters.withUnsafeBufferPointer { query.score($0) })
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
    if let split = OracleSplit(name) {
      let whole = like(name)
      for pair in pairs
      where nameEvidence(pair.word) != .ordinary && nameEvidence(pair.second.letters) != .ordinary
        && whole[pair.word] == nil
        && whole[pair.second.letters] == nil
        && split.accepts(pair.first, pair.second)
      {
        found[pair.first.letters, default: []].insert(pair.second.letters)
      }
    }
    splits[name] = found
    return found
  }

  /// Every two words that stand side by side in a part, the first without its particles too.
  private func adjacentPairs() -> [(word: String, first: OracleName, second: OracleName)] {
    var seen = Set<[Int]>()
    var pairs: [(word: String, first: OracleName, second: OracleName)] = []
    for text in texts {
      for place in text.words.indices where text.part(of: place).contains(place + 1) {
        let pair = [text.forms[place], text.forms[place + 1]]
        guard seen.insert(pair).inserted else { continue }
        let second = OracleName(forms.folded[pair[1]])
        for core in cores(forms.folded[pair[0]]) {
          pairs.append((forms.folded[pair[0]], OracleName(core), second))
        }
      }
    }
    return pairs
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

/// A word with its keys.
struct OracleName {
  var letters: String
  var count: Int
  var keys: [UInt32] = []

  init(_ letters: String) {
    self.letters = letters
    count = letters.unicodeScalars.count
    Array(letters.utf8).withUnsafeBufferPointer { SpellingKeys.keys(of: $0, into: &keys) }
  }
}

/// A name cut in two everywhere.
private struct OracleSplit {
  private let query: SpellingQuery
  private var cuts: [(count: Int, keys: [UInt32], rest: Int, restKeys: [UInt32])] = []

  /// Nil for a name that is too short, or none.
  init?(_ name: String) {
    let letters = Array(Folding.fold(name).unicodeScalars)
    guard letters.count >= 5, let query = SpellingQuery(name) else { return nil }
    self.query = query
    for cut in 2...letters.count - 2 {
      let parts = [letters[..<cut], letters[cut...]].compactMap {
        SpellingQuery(String(String.UnicodeScalarView($0)))?.keys
      }
      if parts.count == 2 { cuts.append((cut, parts[0], letters.count - cut, parts[1])) }
    }
  }

  func accepts(_ first: OracleName, _ second: OracleName) -> Bool {
    let isCut = cuts.contains {
      isPart(first, $0.count, $0.keys) && isPart(second, $0.rest, $0.restKeys)
    }
    guard isCut else { return false }
    let joined = Array((first.letters + second.letters).utf8)
    return joined.withUnsafeBufferPointer { query.score($0) } >= query.threshold
  }

  /// Whether a word shares a key with a part of the name, and has about as many letters.
  private func isPart(_ name: OracleName, _ count: Int, _ keys: [UInt32]) -> Bool {
    name.count >= 2 && name.count <= count + 2 && 2 * name.count >= count
      && name.keys.contains { keys.contains($0) }
  }
}

extension String.UTF8View {
  fileprivate func ends(with other: String.UTF8View) -> Bool {
    suffix(other.count).elementsEqual(other)
  }
}
