// SPDX-License-Identifier: Apache-2.0
// The level `stem`: the forms in which a word and its inflections stand.

/// Expansion of a word and its inflections over the vocabulary of a corpus.
package enum StemExpansion {
  /// What is asked of a corpus. The bytes are folded words, valid during the call only.
  package struct Corpus {
    let forms: FormCorpus
    let hasWord: (UnsafeBufferPointer<UInt8>) -> Bool
    let isName: (UnsafeBufferPointer<UInt8>) -> Bool

    /// - Parameters:
    ///   - forms: How often words occur.
    ///   - hasWord: Whether a word begins so.
    ///   - isName: Whether a word is a name; names do not inflect.
    package init(
      forms: FormCorpus,
      hasWord: @escaping (UnsafeBufferPointer<UInt8>) -> Bool,
      isName: @escaping (UnsafeBufferPointer<UInt8>) -> Bool
    ) {
      self.forms = forms
      self.hasWord = hasWord
      self.isName = isName
    }
  }

  /// The forms that match `word` at the level `stem`: those of the level `word` by the rules
  /// `folded` and `clitic`, and by the rule `stem` its duals, plurals, feminine and masculine, each
  /// with what may be attached to it. Verbs are not conjugated, and a name has no inflections.
  ///
  /// - Parameter word: One word as the query writes it.
  /// - Returns: Forms that occur, each once, sorted by rule and bytes.
  package static func forms(of word: String, in corpus: Corpus) -> [ExpandedForm] {
    let folded = Array(Folding.fold(word).utf8)
    var found = FoundForms()
    for form in WordExpansion.forms(of: word, in: corpus.forms) {
      form.form.withUnsafeBufferPointer { found.add($0, form.rule, form.surfaceCheck) }
    }
    folded.withUnsafeBufferPointer { folded in
      let bare = DefiniteArticle.begins(word, folded) ? folded.without(first: 4) : folded
      let search = StemSearch(corpus, length: max(bare.count, 32))
      search.add(inflectionsOf: bare, lastLetter: CoreWord.lastLetter(of: word), to: &found)
    }
    return found.sorted
  }
}

/// The inflections of one word.
private struct StemSearch: ~Copyable {
  private let corpus: StemExpansion.Corpus
  /// Rooms for a form, its trunk with an ending, and questions.
  private let space: FormSpace
  private let trunkSpace: FormSpace
  private let counts: FormCounts

  init(_ corpus: StemExpansion.Corpus, length: Int) {
    self.corpus = corpus
    trunkSpace = FormSpace(length: length)
    space = FormSpace(length: length + FormSpace.attachedBytes)
    counts = FormCounts(corpus: corpus.forms, room: space.question)
  }

  borrowing func add(
    inflectionsOf word: UnsafeBufferPointer<UInt8>, lastLetter: UInt32?,
    to found: inout FoundForms
  ) {
    let analysis = StemAnalysis(counts: counts, isName: corpus.isName)
    guard word.count >= 4, !corpus.isName(word) else { return }
    let table = StemTable.shared
    let groups = table.groups(of: word)
    for group in groups { add(group, analysis, &found) }
    // The table knows better than the end of the word: قوانين is no plural of قوان.
    if !groups.isEmpty { return }
    for paradigm in analysis.paradigms(of: word, lastLetter: lastLetter) {
      add(paradigm, &found)
      addBrokenPlurals(of: paradigm, &found)
    }
  }

  /// The plurals in the table of the noun whose dual, feminine or sound plural was asked for.
  private borrowing func addBrokenPlurals(of inflection: Inflection, _ found: inout FoundForms) {
    for (ending, letters) in [
      (Inflection.Endings.bare, Affix.none), (Inflection.Endings.feminine, Letter.ha),
    ] where inflection.endings.contains(ending) {
      let singular = space.question.joined(.none, inflection.trunk, letters)
      for group in StemTable.shared.groups(ofSingular: singular) {
        for form in group.dropFirst() { add(form, &found) }
      }
    }
  }

  private borrowing func add(_ form: StemTable.Form, _ found: inout FoundForms) {
    form.folded.withUnsafeBufferPointer { folded in
      // The last letter may change: أسلحة is أسلحتهم.
      let chains = chains(before: folded.count > 4 ? folded.without(last: 2) : folded)
      add(CoreWord(folded, lastLetter: form.lastLetter), chains, nil, &found)
    }
  }

  /// All forms of a noun of the table.
  private borrowing func add(
    _ group: [StemTable.Form], _ analysis: StemAnalysis, _ found: inout FoundForms
  ) {
    let singular = group[0]
    singular.folded.withUnsafeBufferPointer { folded in
      let paradigm = analysis.paradigm(
        ofKnown: folded, lastLetter: singular.lastLetter, hasPlural: group.count > 1)
      add(paradigm, &found)
    }
    for form in group.dropFirst() { add(form, &found) }
  }

  /// The forms of a trunk with its endings.
  private borrowing func add(_ inflection: Inflection, _ found: inout FoundForms) {
    let changes = inflection.lastLetter == 0x0649 || inflection.lastLetter == 0x0621
    let chains = chains(
      before: changes ? inflection.trunk.without(last: 2) : inflection.trunk)
    if chains == 0 { return }
    for ending in Inflection.all where !ending.sets.isDisjoint(with: inflection.endings) {
      let form = trunkSpace.form(0).joined(.none, inflection.trunk, ending.letters)
      // شعبان is a month, whatever شعب is.
      if !ending.letters.isEmpty, StemLexicon.kinds(of: form).contains(.ownEnd) { continue }
      let lastLetter = ending.letters.isEmpty ? inflection.lastLetter : ending.lastLetter
      var core = CoreWord(form, lastLetter: lastLetter)
      switch ending.attachment {
      case .any: break
      case .none: core.takesNoEnding()
      case .pronounOnly: core.standsBeforePronouns()
      case .pronoun: core.takesNoTanwin()
      }
      if ending.attachment == .pronounOnly, ending.lastLetter == 0x064A {
        // Where there is a nisba, that is meant: اجتماعيه, written for اجتماعية, is no "two
        // meetings of his". مسلحيي is no "my gunmen".
        core.refusesMy(andHis: counts.of(Letter.article, form, Letter.ha) > 0)
      }
      add(core, chains, Self.check(ending), &found)
    }
  }

  /// What the print must show of the end of an inflected form.
  private static func check(_ ending: Inflection.Ending) -> SurfaceCheck? {
    switch ending.lastLetter {
    case 0x0629: .finalTaMarbuta
    case 0x064A: .finalYa
    default: nil
    }
  }

  /// A form and what stands with clitics of it; what is a name, or has been found, is left alone.
  private borrowing func add(
    _ core: CoreWord, _ chains: UInt32, _ check: SurfaceCheck?, _ found: inout FoundForms
  ) {
    if corpus.isName(core.letters) { return }
    var core = core
    core.isNoun = true
    if core.standsAlone, counts.of(core.letters) > 0 { found.add(core.letters, .stem, check) }
    WordExpansion.addAttached(
      to: core, rule: .stem, chains: chains, counts, space, &found)
  }

  /// The chains of particles after which some word goes on with a trunk, a bit for each.
  private borrowing func chains(before trunk: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var chains: UInt32 = 0
    for (number, proclitic) in Clitics.proclitics.enumerated() {
      var rest = trunk
      if proclitic.isLamArticle, Letter.lam.begins(rest) { rest = rest.without(first: 2) }
      let beginning = space.question.joined(proclitic.letters, rest, .none)
      if corpus.hasWord(beginning) { chains |= 1 << UInt32(number) }
    }
    return chains
  }
}
