// SPDX-License-Identifier: Apache-2.0
// The level `word`: the forms of the vocabulary in which a word of a query stands.

/// Expansion of a word over the vocabulary of a corpus.
package enum WordExpansion {
  /// The forms that match `word` at the level `word`: its folded form, and with attached particles,
  /// pronouns and the ا of tanwin; its own article is taken off too.
  ///
  /// - Parameters:
  ///   - word: One word as the query writes it, not folded: a written ة, ى or hamza helps to tell
  ///     readings apart, and never keeps the folded form from matching.
  ///   - takesEndings: Whether pronouns and tanwin may follow; foreign names take none.
  ///   - corpus: Asked for some hundred forms.
  /// - Returns: Forms that occur, each once, sorted by rule and bytes.
  package static func forms(
    of word: String, takesEndings: Bool = true, in corpus: FormCorpus
  ) -> [ExpandedForm] {
    let folded = Array(Folding.fold(word).utf8)
    guard !folded.isEmpty else { return [] }
    let space = FormSpace(length: folded.count)
    return folded.withUnsafeBufferPointer { folded in
      let counts = FormCounts(corpus: corpus, room: space.question)
      var found = FoundForms()
      if counts.of(folded) > 0 { found.add(folded, .folded) }
      for var core in cores(of: word, folded: folded) {
        if !takesEndings { core.takesNoEnding() }
        if core.letters.count != folded.count, counts.of(core.letters) > 0 {
          found.add(core.letters, .clitic)
        }
        addAttached(to: core, rule: .clitic, counts, space, &found)
      }
      return found.sorted
    }
  }

  /// Adds the forms in which `core` stands with clitics, after such chains of particles.
  static func addAttached(
    to core: CoreWord, rule: MatchRule, chains: UInt32 = .max, _ counts: FormCounts,
    _ space: borrowing FormSpace, _ found: inout FoundForms
  ) {
    var reading = CliticReading(of: core, counts: counts)
    var batch = CandidateBatch()
    CliticCandidate.forEach(of: core, chains: chains) { candidate in
      batch.add(candidate, candidate.form(of: core, in: space.form(batch.forms.count)))
      if batch.isFull { batch.judge(by: &reading, rule, &found) }
    }
    batch.judge(by: &reading, rule, &found)
  }

  /// The word itself, and without its article: `الصفقة` asks for صفقة.
  static func cores(of word: String, folded: UnsafeBufferPointer<UInt8>) -> [CoreWord] {
    let lastLetter = CoreWord.lastLetter(of: word)
    var whole = CoreWord(folded, lastLetter: lastLetter)
    guard DefiniteArticle.begins(word, folded) else { return [whole] }
    whole.takesNoEnding()
    return [
      whole, CoreWord(folded.without(first: Letter.article.count), lastLetter: lastLetter),
    ]
  }
}

/// Candidates of which the corpus is asked together.
private struct CandidateBatch {
  private var candidates: [CliticCandidate] = []
  private(set) var forms: [UnsafeBufferPointer<UInt8>] = []

  init() {
    candidates.reserveCapacity(FormCorpus.batchSize)
    forms.reserveCapacity(FormCorpus.batchSize)
  }

  var isFull: Bool { forms.count == FormCorpus.batchSize }

  @inline(__always)
  mutating func add(_ candidate: CliticCandidate, _ form: UnsafeBufferPointer<UInt8>) {
    candidates.append(candidate)
    forms.append(form)
  }

  /// Adds what stands in the corpus and is read so to `found`, and begins anew.
  mutating func judge(
    by reading: inout CliticReading, _ rule: MatchRule, _ found: inout FoundForms
  ) {
    let likely = reading.counts.corpus.mayHold(forms)
    for number in forms.indices where likely >> UInt64(number) & 1 != 0 {
      let verdict = reading.verdict(on: candidates[number], form: forms[number])
      if case .word(let check) = verdict { found.add(forms[number], rule, check) }
    }
    candidates.removeAll(keepingCapacity: true)
    forms.removeAll(keepingCapacity: true)
  }
}

/// The forms found so far, each once. There are few, so they are kept in order.
struct FoundForms {
  /// By bytes.
  private var forms: [ExpandedForm] = []

  /// Adds a form that occurs. Of two ways to build it the stronger stays, then the one that asks
  /// less of the print. O(forms).
  mutating func add(
    _ form: UnsafeBufferPointer<UInt8>, _ rule: MatchRule, _ check: SurfaceCheck? = nil
  ) {
    let place = place(of: form)
    guard place < forms.count, forms[place].form.withUnsafeBufferPointer({ isSame($0, form) })
    else {
      forms.insert(
        ExpandedForm(form: Array(form), rule: rule, surfaceCheck: check), at: place)
      return
    }
    let old = forms[place]
    if old.rule < rule || (old.rule == rule && old.surfaceCheck == nil) { return }
    forms[place].rule = rule
    forms[place].surfaceCheck = check
  }

  /// Where a form stands or belongs.
  private func place(of form: UnsafeBufferPointer<UInt8>) -> Int {
    var low = 0
    var high = forms.count
    while low < high {
      let middle = (low + high) / 2
      let isBefore = forms[middle].form.withUnsafeBufferPointer { precedes($0, form) }
      if isBefore { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func precedes(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    for index in 0..<min(a.count, b.count) where a[index] != b[index] {
      return a[index] < b[index]
    }
    return a.count < b.count
  }

  /// By rule and bytes.
  var sorted: [ExpandedForm] {
    let rules = forms.reduce(into: [MatchRule]()) { rules, form in
      if !rules.contains(form.rule) { rules.append(form.rule) }
    }
    return rules.sorted().flatMap { rule in forms.filter { $0.rule == rule } }
  }
}
