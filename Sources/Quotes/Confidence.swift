// SPDX-License-Identifier: Apache-2.0
// How sure an attribution is.

/// Confidence of drafts, in hundredths.
enum Confidence {
  static func of(_ draft: Draft) -> UInt8 {
    var score =
      switch draft.frame.rule {
      case .clause: 92
      case .quotation: 88
      case .colon: 90
      case .nounPhrase: 65
      case .bareClause: 45
      case .quotationBefore: 75
      case .attribution: 78
      case .continuation: 70
      case .headline: 60
      }
    switch draft.frame.source {
    case .afterCue, .subject: break
    case .beforeCue: score -= 5
    case .previous: score -= 8
    case .none: score -= 30
    }
    if draft.isNested { score -= 45 }
    return UInt8(max(1, min(99, score)))
  }
}
