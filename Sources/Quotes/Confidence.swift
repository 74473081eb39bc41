// SPDX-License-Identifier: Apache-2.0
// How sure an attribution is: measured shares, rule by rule.

/// Confidence of drafts, in hundredths: how many in a hundred like it are an utterance whose speaker
/// is right. The shares come from hand-labelled articles, lowered where a reading of articles of
/// other outlets found less; docs/quotes.md has the table.
enum Confidence {
  /// - Parameter isPlace: the speaker is a country or city alone, which in a headline says where
  ///   more often than who: لندن: …
  static func of(_ draft: Draft, isPlace: Bool = false) -> UInt8 {
    var score = ofRule(draft.frame) - lost(by: draft.frame.source)
    if draft.isNested { score -= 35 }
    if draft.frame.rule == .headline, isPlace { score -= 25 }
    return UInt8(max(1, min(99, score)))
  }

  private static func ofRule(_ frame: Frame) -> Int {
    switch frame.rule {
    case .clause: 95
    case .colon: 92
    case .quotation: 88
    case .attribution: 86
    case .quotationBefore: 80
    case .nounPhrase: frame.cueClass == .participle ? 74 : 78
    case .continuation: 72
    case .headline: 72
    case .bareClause: 60
    }
  }

  /// What it takes that the speaker is not named after the cue.
  private static func lost(by source: Utterance.SpeakerSource) -> Int {
    switch source {
    case .afterCue: 0
    case .subject: 8
    case .previous: 15
    case .beforeCue: 13
    case .none: 45
    }
  }
}
