// SPDX-License-Identifier: Apache-2.0
// Two spellings of one foreign name: شويغو and شويجو, باديش and بادش.

import ArabicText

extension ArticleText {
  /// An unknown word with the letters of a foreign name: كارتر.
  func looksForeign(_ word: Int) -> Bool {
    words[word].entry == 0 && words[word].proclitics.isEmpty
      && NameLetters.shared.evidence(letters(word)) > 0
  }
}

enum NameSpelling {
  /// Whether two unknown words without the article may be one foreign name, by the comparison of
  /// spellings that the level `like` uses. Arabic given names differ by their vowels (سعد, سعود),
  /// so words of the lexicon never are.
  static func areVariants(_ a: Int, _ b: Int, _ text: ArticleText) -> Bool {
    guard text.words[a].entry == 0, text.words[b].entry == 0,
      text.proclitics(a).isEmpty, text.proclitics(b).isEmpty
    else { return false }
    let (first, second) = (text.words[a].sign, text.words[b].sign)
    guard min(first, second) >= WordClass.signOfEightBytes,
      (first ^ second) & WordClass.signOfFirst == 0
    else { return false }
    let (x, y) = (text.letters(a), text.letters(b))
    // Cheap to tell apart: too short, too unlike in length, another first letter.
    return x.count >= 8 && y.count >= 8 && abs(x.count - y.count) <= 4
      && x.prefix(2).elementsEqual(y.prefix(2))
      && NameSkeleton.hash(of: x) == NameSkeleton.hash(of: y)
      && SpellingQuery.areSpellings(x, y)
  }
}
