// SPDX-License-Identifier: Apache-2.0
// One stretch of an article that it attributes to a speaker, with what made it one.

/// A reported utterance. Ranges are UTF-8 bytes of the part it stands in (the title where
/// `sentence` is 0, else the body), ends exclusive, never empty.
package struct Utterance: Sendable, Equatable {
  /// The sentence in which it begins: 1 for the first of the body, 0 for the title.
  package var sentence: Int
  /// What was said, without quotation marks around it, cue, speaker and complementiser; ascending.
  /// More than one where the cue stands inside the quotation.
  package var spans: [Range<Int>]
  package var kind: Kind
  /// The speaker as printed next to the cue, with the role that is attached; nil when implicit.
  package var speakerSpan: Range<Int>?
  /// The fullest bare name of the speaker in the article, title and role off, as printed there.
  /// A noun phrase for institutions and groups; empty when nobody was found.
  package var speakerName: String
  /// The cue as printed, with و or ف and its preposition; nil when there is none.
  package var cueSpan: Range<Int>?
  /// How sure the attribution is, in hundredths: 0…100. See `Confidence`.
  package var confidence: UInt8
  package var evidence: Evidence
}

extension Utterance {
  /// How the words are given.
  package enum Kind: UInt8, Sendable, CaseIterable {
    /// All of it as the speaker's own words: inside quotation marks or after a colon.
    case direct
    /// A paraphrase.
    case indirect
    /// A paraphrase with quoted fragments.
    case mixed
  }

  /// What made it an utterance; three bytes.
  package struct Evidence: Sendable, Equatable {
    package var rule: Rule
    package var cue: CueClass
    package var speaker: SpeakerSource

    package init(rule: Rule, cue: CueClass, speaker: SpeakerSource) {
      (self.rule, self.cue, self.speaker) = (rule, cue, speaker)
    }
  }

  /// How the words were found.
  package enum Rule: UInt8, Sendable, CaseIterable {
    /// A clause after إن, أن or بأن.
    case clause
    /// Quotation marks after the cue.
    case quotation
    /// A colon after the cue.
    case colon
    /// A noun phrase as the cue's object: أكد ضرورة …, دعا إلى …
    case nounPhrase
    /// A clause after the cue with nothing between but a comma.
    case bareClause
    /// A quotation before the cue, or interrupted by it.
    case quotationBefore
    /// The clause before or after وفقا لـ, بحسب and their like.
    case attribution
    /// A quotation without a cue after another of the same speaker.
    case continuation
    /// `فلان: …`, as headlines have it.
    case headline
  }

  /// The class of the cue.
  package enum CueClass: UInt8, Sendable, CaseIterable {
    /// A finite verb: قال, يؤكد.
    case verb
    /// An accusative participle: مؤكدا, مشيرا إلى.
    case participle
    /// A verbal noun: قوله, بقولها.
    case verbalNoun
    /// A phrase: وفقا لـ, بحسب, نقلا عن.
    case phrase
    /// A mark alone, or nothing.
    case mark
  }

  /// How the speaker was found.
  package enum SpeakerSource: UInt8, Sendable, CaseIterable {
    /// After the cue.
    case afterCue
    /// Before the cue.
    case beforeCue
    /// The subject of the clause that the cue depends on.
    case subject
    /// The one who spoke before.
    case previous
    /// Nobody was found.
    case none
  }
}
