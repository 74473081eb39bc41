// SPDX-License-Identifier: Apache-2.0
// How a text is cut and folded, word by word, for people to look at.

/// The words of a text with all that is known of each.
package enum WordAnalysis {
  /// One way to cut clitics off a word. Whether it is right depends on the corpus and the query;
  /// see `WordExpansion`.
  package struct Split: Hashable, Sendable {
    /// The particles, first to last.
    package var proclitics: [String]
    /// What is left, folded, as a dictionary would list it.
    package var core: String
    /// The pronoun or the ا of tanwin; empty for none.
    package var enclitic: String
  }

  package struct Word: Hashable, Sendable {
    /// As printed.
    package var text: String
    package var folded: String
    /// Byte offsets in the text, the end exclusive.
    package var start: Int
    package var end: Int
    /// Numbers from 1.
    package var sentence: Int
    package var paragraph: Int
    /// Every legal cut that the print and the lexicon allow, fewest clitics first.
    package var splits: [Split]
  }

  /// The words of `text` in order.
  package static func words(of text: String) -> [Word] {
    var tokens = TokenizedText()
    let bytes = Array(text.utf8)
    tokens.tokenize(bytes.span)
    var (sentence, paragraph) = (0, 0)
    return (0..<tokens.count).map { word in
      if starts(word, tokens.sentenceStarts, sentence) { sentence += 1 }
      if starts(word, tokens.paragraphStarts, paragraph) { paragraph += 1 }
      let range = tokens.wordByteRange(word)
      let printed = String(decoding: bytes[range], as: UTF8.self)
      let folded = tokens.folded(word)
      return Word(
        text: printed, folded: String(decoding: folded, as: UTF8.self),
        start: range.lowerBound, end: range.upperBound, sentence: sentence, paragraph: paragraph,
        splits: splits(of: folded, printed: printed))
    }
  }

  private static func starts(_ word: Int, _ starts: [UInt32], _ passed: Int) -> Bool {
    passed < starts.count && Int(starts[passed]) == word
  }

  private static func splits(of folded: [UInt8], printed: String) -> [Split] {
    var splits = [Split]()
    let space = FormSpace(length: folded.count)
    folded.withUnsafeBufferPointer { folded in
      CliticSplit.first(of: folded) { split in
        guard split.isPossible(in: folded, printed: printed) else { return false }
        for isAlternative in split.alternative == .none ? [false] : [false, true] {
          let core = split.core(of: folded, isAlternative: isAlternative, in: space.form(0))
          splits.append(
            Split(
              proclitics: split.proclitic.parts, core: String(decoding: core, as: UTF8.self),
              enclitic: split.suffix.string))
        }
        return false
      }
    }
    return splits.sorted { $0.cliticCount < $1.cliticCount }
  }
}

extension WordAnalysis.Split {
  fileprivate var cliticCount: Int { proclitics.count + (enclitic.isEmpty ? 0 : 1) }
}
