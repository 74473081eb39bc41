// SPDX-License-Identifier: Apache-2.0
// Attribution of one article: who says what, found from its words as they were tokenised.

package import ArabicText

/// Finds the utterances of articles, one after the other; keeps its memory between them.
///
/// An article is read in two steps, for its parts share one `TokenizedText`: `readTitle`, then
/// `utterances(body:tokens:)`. Time is linear in the article's length.
package struct QuoteFinder {
  private var text = ArticleText()

  package init() {}

  /// Begins an article with its title, which may be empty.
  /// - Parameter tokens: the title's words, as `TokenizedText.tokenize(_:)` left them.
  package mutating func readTitle(
    _ title: UnsafeBufferPointer<UInt8>, tokens: borrowing TokenizedText
  ) {
    text.clear()
    text.addTitle(title, tokens)
  }

  /// Ends the article with its body.
  /// - Returns: the utterances of title and body, in the order of their first bytes, the title's
  ///   first.
  package mutating func utterances(
    body: UnsafeBufferPointer<UInt8>, tokens: borrowing TokenizedText
  ) -> [Utterance] {
    text.addBody(body, tokens)
    guard !text.cueWords.isEmpty || !text.marks.isEmpty else { return [] }
    text.pairMarks()
    var drafting = Drafting(text)
    var drafts = drafting.drafts()
    guard !drafts.isEmpty else { return [] }
    let resolver = Resolver(text)
    return resolver.utterances(from: &drafts)
  }
}
