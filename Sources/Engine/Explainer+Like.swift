// SPDX-License-Identifier: Apache-2.0
// explain at the level `like`: every spelling with its score, and what was left out by how little.

import ArabicText
import Indexing
import Planning
import Syntax

extension Explainer {
  /// The words of a phrase, then those that one word of the text spells together.
  func likeWords(_ phrase: PhrasePlan) throws -> [ExplainedWord] {
    let names = try expander.names(phrase)
    var words: [ExplainedWord] = []
    for (place, element) in phrase.elements.enumerated() {
      if let expansion = names.words[place] {
        words.append(try word(element.word ?? "", expansion, names.splits[place]))
      } else if let word = element.word {
        words.append(try self.word(word, element, phrase))
      }
    }
    for join in names.joins {
      let written = phrase.elements[join.elements].compactMap(\.word).joined(separator: " ")
      let forms = forms(of: join.spelled).sorted(by: precedes)
      words.append(ExplainedWord(word: written, forms: forms, threshold: join.threshold))
    }
    return words
  }

  private func word(
    _ word: String, _ expansion: LikeExpansion, _ splits: [SplitSpelling]
  ) throws -> ExplainedWord {
    var forms = expansion.own.flatMap { self.forms(of: $0) } + forms(of: expansion.spelled)
    for split in splits {
      let known = Set(forms.map(\.form))
      forms += try self.forms(of: split).filter { !known.contains($0.form) }
    }
    return ExplainedWord(
      word: word, forms: forms.sorted(by: precedes), threshold: expansion.threshold,
      leftOut: expansion.leftOut.map(leftOut))
  }

  private func forms(of spelled: [LikeExpansion.Spelled]) -> [ExplainedWord.Form] {
    spelled.flatMap { spelled in forms(of: spelled.member, score: spelled.score) }
  }

  /// The two words as they are printed, with what stands attached to the first.
  private func forms(of split: SplitSpelling) throws -> [ExplainedWord.Form] {
    let first = WordSet(expander.members(spelling: split.first))
    let second = WordSet([.init(word: split.second, rule: .spelling)])
    let spans = try SpanEvaluator(index).spans(of: .phrase([.words(first), .words(second)]))
    var found: [String: (count: Int, articles: Int, last: ArticleID)] = [:]
    for span in spans {
      let printed = [span.start, span.start + 1].map { index.printed(index.surface(at: $0)) }
      let article = index.article(at: span.start)
      var form = found[printed.joined(separator: " ")] ?? (0, 0, article)
      form.articles += form.count == 0 || form.last != article ? 1 : 0
      form.count += 1
      form.last = article
      found[printed.joined(separator: " ")] = form
    }
    return found.map { form, counts in
      ExplainedWord.Form(
        form: form, rule: .spelling, count: counts.count, articles: counts.articles,
        score: split.score)
    }
  }

  private func leftOut(_ form: SpelledForm) -> ExplainedWord.LeftOut {
    let word = index.word(form.letters)
    return ExplainedWord.LeftOut(
      form: word.map { index.printed(index.commonestSurface(of: $0)) }
        ?? String(decoding: form.letters, as: UTF8.self),
      score: form.score, count: word.map { index.count(of: $0) } ?? 0,
      articles: word.map { index.articleCount(of: $0) } ?? 0)
  }

  /// Rows expected of a name: no more than the rarest word of each way to write it.
  func estimate(_ pattern: SpanPattern) -> Int {
    switch pattern {
    case .phrase(let elements):
      return elements.compactMap { element -> Int? in
        guard case .words(let set) = element else { return nil }
        return set.members.reduce(0) { $0 + index.count(of: $1.word) }
      }.min() ?? index.positionCount
    case .alternatives(let ways): return ways.reduce(0) { $0 + estimate(.phrase($1)) }
    default: return index.positionCount
    }
  }
}
