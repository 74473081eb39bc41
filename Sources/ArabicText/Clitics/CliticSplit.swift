// SPDX-License-Identifier: Apache-2.0
// The ways to cut a word into particles, core and pronoun.

/// One cut of a folded word.
struct CliticSplit {
  var proclitic: Clitics.Proclitic
  /// The dictionary forms of what is left: صفقت before a pronoun is صفقه too.
  var cores: [[UInt8]]
  /// The pronoun or the ا of tanwin; empty for none.
  var suffix: [UInt8]

  /// A cut not to be preferred to another for its core alone: pronouns of the first and second
  /// person are rare in the news, and ها is far more common than ا after ه.
  var isRare: Bool {
    if suffix == Letter.alif { return cores.contains { $0.ends(with: Letter.ha) } }
    return !suffix.isEmpty && !suffix.starts(with: Letter.ha)
  }

  /// Whether the lexicon and the print of the word leave room for this cut.
  func isPossible(in word: [UInt8], printed: String? = nil) -> Bool {
    let proclitic = self.proclitic.letters
    let rest = Array(word.dropFirst(proclitic.count))
    if !proclitic.isEmpty {
      if WholeWords.hasOwnBeginning(word) || WholeWords.hasOwnEnd(word) { return false }
      if WholeWords.hasOwnBeginning(Array(word.dropLast(suffix.count))) { return false }
      if self.proclitic.isDefinite, WholeWords.hasOwnAlifLam(word) { return false }
    }
    if !suffix.isEmpty, WholeWords.hasOwnEnd(rest) || WholeWords.hasOwnEnd(word) { return false }
    guard let printed else { return true }
    let candidate = CliticCandidate(
      proclitic: self.proclitic, stem: Array(rest.dropLast(suffix.count)),
      ending: suffix.isEmpty ? .none : suffix == Letter.alif ? .tanwin : .pronoun, suffix: suffix)
    return candidate.surfaceCheck?.accepts(printed) ?? true
  }

  /// All legal cuts, that into the whole word left out. An Arabic core has two letters at
  /// least.
  static func all(of word: [UInt8]) -> [CliticSplit] {
    var splits = [CliticSplit]()
    for proclitic in Clitics.proclitics {
      guard let rest = strip(proclitic, from: word), let first = rest.first else { continue }
      guard rest.count >= 4 || first < 0x80 else { continue }
      if proclitic.isFuture, !Clitics.mayBeImperfect(rest[...]) { continue }
      if !proclitic.letters.isEmpty {
        // للجنة is ل + ال + لجنة: the third ل is not written.
        let isLam = proclitic.letters.ends(with: Letter.lam + Letter.lam)
        let cores = isLam ? [rest, Letter.lam + rest] : [rest]
        splits.append(CliticSplit(proclitic: proclitic, cores: cores, suffix: []))
      }
      guard !proclitic.isDefinite else { continue }
      if !proclitic.isPreposition, rest.ends(with: Letter.alif), rest.count >= 6 {
        let core = Array(rest.dropLast(2))
        splits.append(CliticSplit(proclitic: proclitic, cores: [core], suffix: Letter.alif))
      }
      for enclitic in Clitics.enclitics where rest.ends(with: enclitic.letters) {
        let stem = Array(rest.dropLast(enclitic.letters.count))
        guard stem.count >= 4 else { continue }
        splits.append(
          CliticSplit(proclitic: proclitic, cores: cores(of: stem), suffix: enclitic.letters))
      }
    }
    return splits
  }

  private static func strip(_ proclitic: Clitics.Proclitic, from word: [UInt8]) -> [UInt8]? {
    guard word.starts(with: proclitic.letters) else { return nil }
    return Array(word.dropFirst(proclitic.letters.count))
  }

  private static func cores(of stem: [UInt8]) -> [[UInt8]] {
    if stem.ends(with: Letter.ta) { return [stem, stem.dropLast(2) + Letter.ha] }
    if stem.ends(with: Letter.alif) { return [stem, stem.dropLast(2) + Letter.ya] }
    return [stem]
  }
}
