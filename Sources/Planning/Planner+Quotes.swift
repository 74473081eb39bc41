// SPDX-License-Identifier: Apache-2.0
// Checks quotes, align and wordings.

package import Quotes
import Syntax

extension Planner {
  /// `quotes`, by those whose name or printed speaker holds a pattern, about what holds another.
  mutating func quotes(by speaker: Pattern?, about topic: Pattern?) -> QueryPlan? {
    let by = speaker.map { plan($0) }
    let about = topic.map { plan($0) }
    if case .some(.none) = by { return nil }
    if case .some(.none) = about { return nil }
    return QueryPlan(
      .quotes(by: by ?? nil, about: about ?? nil), .rows(.quotes, of: index))
  }

  mutating func align(_ input: QueryPlan, at range: SourceRange) -> QueryPlan? {
    let isQuotes = input.schema.kind == .quotes
    guard need(input, "align", "quotes", at: range, isQuotes) else { return nil }
    return step(input, .align, .claims)
  }

  mutating func wordings(_ input: QueryPlan, at range: SourceRange) -> QueryPlan? {
    let isClaims = input.schema.kind == .claims
    guard need(input, "wordings", "claims", at: range, isClaims) else { return nil }
    return step(input, .wordings, .wordings(index))
  }
}

/// What a wording is beside the fullest one of its claim.
package enum WordingKind: String, CaseIterable, Sendable {
  /// The one that says most.
  case fullest
  /// In the same words.
  case verbatim
  /// In words of the fullest one, some of them left out.
  case shortened
  /// In other words.
  case reworded
}

// MARK: - Names of what made an utterance, as fields tell them

extension Utterance.Kind {
  package var name: String {
    switch self {
    case .direct: "direct"
    case .indirect: "indirect"
    case .mixed: "mixed"
    }
  }
}

extension Utterance.Rule {
  package var name: String {
    switch self {
    case .clause: "clause"
    case .quotation: "quotation"
    case .colon: "colon"
    case .nounPhrase: "noun-phrase"
    case .bareClause: "bare-clause"
    case .quotationBefore: "quotation-before"
    case .attribution: "attribution"
    case .continuation: "continuation"
    case .headline: "headline"
    }
  }
}

extension Utterance.CueClass {
  package var name: String {
    switch self {
    case .verb: "verb"
    case .participle: "participle"
    case .verbalNoun: "verbal-noun"
    case .phrase: "phrase"
    case .mark: "mark"
    }
  }
}

extension Utterance.SpeakerSource {
  package var name: String {
    switch self {
    case .afterCue: "after-cue"
    case .beforeCue: "before-cue"
    case .subject: "subject"
    case .previous: "previous"
    case .none: "none"
    }
  }
}
