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
  ///   - count: How often a folded form occurs in the corpus. Asked some hundred times.
  /// - Returns: Forms that occur, each once, sorted by rule and bytes.
  package static func forms(of word: String, count: ([UInt8]) -> Int) -> [ExpandedForm] {
    let folded = Array(Folding.fold(word).utf8)
    guard !folded.isEmpty else { return [] }
    return withoutActuallyEscaping(count) { count in
      var found = [[UInt8]: ExpandedForm]()
      func add(_ form: ExpandedForm) {
        // Of two ways to build a form the stronger, then the one that asks less of the print.
        if let old = found[form.form] {
          if old.rule < form.rule || (old.rule == form.rule && old.surfaceCheck == nil) { return }
        }
        found[form.form] = form
      }
      if count(folded) > 0 { add(ExpandedForm(form: folded, rule: .folded)) }
      for core in cores(of: word, folded: folded, count: count) {
        if core.letters != folded, count(core.letters) > 0 {
          add(ExpandedForm(form: core.letters, rule: .clitic))
        }
        let reading = CliticReading(of: core, count: count)
        for candidate in CliticCandidate.all(for: core) {
          let form = candidate.form
          let occurrences = count(form)
          guard occurrences > 0,
            case .word(let check) = reading.verdict(on: candidate, occurrences: occurrences)
          else { continue }
          add(ExpandedForm(form: form, rule: .clitic, surfaceCheck: check))
        }
      }
      return found.values.sorted {
        $0.rule != $1.rule ? $0.rule < $1.rule : $0.form.lexicographicallyPrecedes($1.form)
      }
    }
  }

  /// The word itself, and without its article: `الصفقة` asks for صفقة.
  private static func cores(
    of word: String, folded: [UInt8], count: ([UInt8]) -> Int
  ) -> [CoreWord] {
    var whole = CoreWord(written: word, folded: folded)
    let bare = Array(folded.dropFirst(4))
    let hasArticle = folded.starts(with: Letter.article) && bare.count >= 4
    guard hasArticle, !WholeWords.hasOwnAlifLam(folded),
      SurfaceCheck.articleAlif(after: 0).accepts(word)
    else { return [whole] }
    whole.takesNoEnding()
    return [whole, CoreWord(written: word, folded: bare)]
  }
}
