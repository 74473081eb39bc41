// SPDX-License-Identifier: Apache-2.0
// explain on quotes: the steps with estimates, and what made each utterance one.

import Indexing
import Planning
import Quotes

/// An utterance and what made it one.
package struct ExplainedQuote: Sendable {
  package var article: String
  /// 0 for the title.
  package var sentence: Int
  /// How the words were found: `clause`, `quotation` …
  package var rule: String
  /// The cue as printed; nil when there is none.
  package var cue: String?
  /// `verb`, `participle` …
  package var cueClass: String
  /// The resolved name; nil when nobody was found.
  package var speaker: String?
  /// As printed beside the cue; nil when implicit.
  package var speakerText: String?
  /// How the speaker was found: `after-cue`, `previous` …
  package var evidence: String
  /// 0...1.
  package var confidence: Double
  package var text: String
}

extension Explainer {
  func step(quotesBy speaker: PatternPlan?, about topic: PatternPlan?) throws -> PlanStep {
    var estimate = index.quoteCount
    var inputs: [PlanStep] = []
    if let speaker {
      let spoken = try step(speaker)
      estimate = min(estimate, try count(spokenBy: speaker))
      inputs.append(PlanStep(name: "by", detail: "", estimate: estimate, inputs: [spoken]))
    }
    if let topic {
      let said = try step(topic)
      let about = said.estimate.map { min(index.quoteCount, share(quoted: $0)) }
      estimate = min(estimate, about ?? estimate)
      inputs.append(PlanStep(name: "about", detail: "", estimate: about, inputs: [said]))
    }
    return PlanStep(name: "quotes", detail: "", estimate: estimate, inputs: inputs)
  }

  /// Utterances of the speakers whose names hold a pattern.
  private func count(spokenBy pattern: PatternPlan) throws -> Int {
    let control = Control(seconds: nil, maximumRows: nil, maximumBytes: nil)
    let found = try SpeakerNames(index, control).holding(pattern)
    return (0..<UInt32(index.quoteCount)).reduce(0) { sum, quote in
      let speaker = index.speaker(of: QuoteID(rawValue: quote))
      return sum + (speaker.map { found[Int($0.rawValue)] } ?? false ? 1 : 0)
    }
  }

  /// Of so many places all over the corpus those that stand in utterances, at an even spread.
  private func share(quoted places: Int) -> Int {
    var words = 0
    index.forEachQuote { _, content, _ in words += content.reduce(0) { $0 + $1.count } }
    return (places * words + index.positionCount - 1) / max(1, index.positionCount)
  }

  /// What made these utterances what they are; empty for other rows.
  package func quotes(_ rows: RowSet, limit: Int) -> [ExplainedQuote] {
    (0..<min(rows.count, limit)).compactMap { row in
      rows.quote(row).map { explained($0) }
    }
  }

  private func explained(_ id: QuoteID) -> ExplainedQuote {
    let quote = index.quote(id)
    return ExplainedQuote(
      article: index.id(of: quote.article),
      sentence: index.sentence(index.sentence(at: index.position(of: id))).number,
      rule: quote.evidence.rule.name, cue: quote.cue.map { index.text(of: quote, $0) },
      cueClass: quote.evidence.cue.name,
      speaker: index.speaker(of: id).map { index.name(of: $0) },
      speakerText: quote.speakerBytes.map { index.text(of: quote, $0) },
      evidence: quote.evidence.speaker.name, confidence: Double(quote.confidence) / 100,
      text: index.content(of: quote))
  }
}
