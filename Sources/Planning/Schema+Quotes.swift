// SPDX-License-Identifier: Apache-2.0
// The fields of utterances, of claims and of their wordings.

package import Indexing

extension Schema {
  /// Where an utterance stands, who spoke, and what was said.
  private static let utterance = [
    Field("part", .text, .part), Field("sentence", .number, .sentence),
    Field("speaker", .text, .speaker), Field("speaker_text", .text, .speakerText),
    Field("cue", .text, .cue), Field("kind", .text, .quoteKind),
    Field("confidence", .number, .confidence), Field("text", .text, .quoteText),
    Field("start", .number, .start), Field("end", .number, .end),
    Field("spans", .list, .spans),
  ]

  /// What made it an utterance, and the text around it: told when asked for.
  private static let reasons = [
    Field("rule", .text, .quoteRule), Field("cue_class", .text, .cueClass),
    Field("evidence", .text, .evidence), Field("before", .text, .before),
    Field("after", .text, .after),
  ]

  static func quotes(_ index: InvertedIndex) -> Schema {
    inside(
      .quotes, utterance, asked: reasons, brief: ["source", "date", "speaker", "kind", "text"],
      index)
  }

  /// The wordings of claims: utterances, each against the fullest one of its claim.
  package static func wordings(_ index: InvertedIndex) -> Schema {
    let claim = Field("claim", .number, .claim)
    var schema = inside(
      .wordings, utterance,
      asked: reasons + [
        claim, Field("wording", .text, .wording), Field("omits", .list, .omits),
        Field("adds", .list, .adds),
      ], brief: ["claim", "source", "date", "wording", "text", "omits"], index)
    let own = ["claim", "wording", "text", "omits", "adds"]
    let around = schema.standard.filter { !own.contains($0.name) }
    schema.standard = own.compactMap { schema.field(named: $0) } + around
    return schema
  }

  /// Claims: utterances that say the same, over all articles.
  package static let claims: Schema = {
    let told = [
      Field("claim", .number, .claim), Field("speaker", .text, .speaker),
      Field("text", .text, .quoteText), Field("outlets", .number, .outlets),
      Field("articles", .number, .claimArticles), Field("independent", .number, .independent),
      Field("first", .date, .claimFirst), Field("first_source", .text, .firstSource),
      Field("agreement", .number, .agreement), Field("sources", .list, .claimSources),
      Field("omits", .list, .omits),
    ]
    // A claim's date is its first, for timelines and conditions.
    return Schema(
      kind: .claims, fields: told + [Field("date", .date, .claimFirst)], standard: told,
      brief: [
        "claim", "speaker", "text", "outlets", "articles", "independent", "first",
        "first_source", "agreement",
      ])
  }()
}
