// SPDX-License-Identifier: Apache-2.0
// Attribution of one article: who says what, found from its words as they were tokenised.

package import ArabicText

/// Finds the utterances of articles, one after the other; keeps its memory between them.
///
/// An article is read in two steps, for its parts share one `TokenizedText`: `readTitle`, then
/// `find(body:tokens:known:)`. Time is linear in the article's length.
package struct QuoteFinder: ~Copyable {
  private var reader = ArticleReader()
  private var drafting = Drafting()
  /// The utterances of the article that was read last.
  package private(set) var found = FoundUtterances()

  package init() {}

  /// Begins an article with its title, which may be empty.
  /// - Parameters:
  ///   - tokens: the title's words, as `TokenizedText.tokenize(_:)` left them.
  ///   - known: what is known of them; nil if nothing is but what `tokens` tells. It must be the
  ///     same for title and body.
  package mutating func readTitle(
    _ title: UnsafeBufferPointer<UInt8>, tokens: borrowing TokenizedText, known: KnownWords? = nil
  ) {
    reader.clear()
    reader.addTitle(title, tokens, known)
  }

  /// Ends the article with its body, and fills `found`.
  package mutating func find(
    body: UnsafeBufferPointer<UInt8>, tokens: borrowing TokenizedText, known: KnownWords? = nil
  ) {
    found.removeAll()
    reader.addBody(body, tokens, known)
    guard reader.mayReport else { return }
    reader.withText { text in
      drafting.draft(text)
      if !drafting.drafts.isEmpty { Resolver(text).resolve(drafting.drafts, into: &found) }
    }
  }

  /// The same.
  /// - Returns: the utterances of title and body, in the order of their first bytes, the title's
  ///   first.
  package mutating func utterances(
    body: UnsafeBufferPointer<UInt8>, tokens: borrowing TokenizedText, known: KnownWords? = nil
  ) -> [Utterance] {
    find(body: body, tokens: tokens, known: known)
    return found.all.map { utterance in
      let content = [utterance.content] + (utterance.furtherContent.map { [$0] } ?? [])
      return Utterance(
        sentence: utterance.sentence, spans: content.map { reader.bytes(of: $0) },
        kind: utterance.kind, speakerSpan: utterance.speaker.map { reader.bytes(of: $0) },
        speakerName: String(decoding: found.name(of: utterance), as: UTF8.self),
        cueSpan: utterance.cue.map { reader.bytes(of: $0) },
        confidence: utterance.confidence, evidence: utterance.evidence)
    }
  }
}
