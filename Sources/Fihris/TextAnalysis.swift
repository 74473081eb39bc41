// SPDX-License-Identifier: Apache-2.0
// How text is cut into words and folded, for people to look at.

internal import ArabicText

/// A word of a text, as the index sees it.
public struct AnalyzedWord: Hashable, Sendable {
  /// A way to read the word as another one with something attached.
  public struct Split: Hashable, Sendable {
    /// What is attached before, in order.
    public var proclitics: [String]
    /// What is left, folded.
    public var core: String
    /// What is attached after; empty if nothing is.
    public var enclitic: String
  }

  /// As printed.
  public var text: String
  /// As compared at level `plain`.
  public var folded: String
  /// UTF-8 byte offset of its first byte in the text.
  public var start: Int
  /// UTF-8 byte offset after its last byte.
  public var end: Int
  /// The number of its sentence, from 1.
  public var sentence: Int
  /// The number of its paragraph, from 1.
  public var paragraph: Int
  /// Every way to take clitics off; which of them counts, a corpus decides.
  public var splits: [Split]

  /// The words of a text in order.
  public static func words(of text: String) -> [AnalyzedWord] {
    WordAnalysis.words(of: text).map { word in
      AnalyzedWord(
        text: word.text, folded: word.folded, start: word.start, end: word.end,
        sentence: word.sentence, paragraph: word.paragraph,
        splits: word.splits.map {
          Split(proclitics: $0.proclitics, core: $0.core, enclitic: $0.enclitic)
        })
    }
  }
}
