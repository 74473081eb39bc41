// SPDX-License-Identifier: Apache-2.0
// Attribution of one article: who says what, found from its words as they were tokenised.

package import ArabicText

/// Finds the utterances of articles, one after the other; keeps its memory between them.
///
/// An article is read in two steps, for its parts share one `TokenizedText`: `readTitle`, then
/// `utterances(body:tokens:known:)`. Time is linear in the article's length.
package struct QuoteFinder: ~Copyable {
  private var reader = ArticleReader()

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

  /// Ends the article with its body.
  /// - Returns: the utterances of title and body, in the order of their first bytes, the title's
  ///   first.
  package mutating func utterances(
    body: UnsafeBufferPointer<UInt8>, tokens: borrowing TokenizedText, known: KnownWords? = nil
  ) -> [Utterance] {
    reader.addBody(body, tokens, known)
    guard reader.mayReport else { return [] }
    return reader.withText { text in
      var drafting = Drafting(text)
      let drafts = drafting.drafts()
      guard !drafts.isEmpty else { return [] }
      return Resolver(text).utterances(from: drafts)
    }
  }
}
