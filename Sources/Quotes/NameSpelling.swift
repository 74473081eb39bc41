// SPDX-License-Identifier: Apache-2.0
// Two spellings of one foreign name: شويغو and شويجو, باديش and بادش.

enum NameSpelling {
  /// Whether two unknown words without the article may be one foreign name: the same consonants,
  /// the letters for g counted as one, long vowels passed over. Arabic given names differ by
  /// their vowels (سعد, سعود), so words of the lexicon never are.
  static func areVariants(_ a: Int, _ b: Int, _ text: ArticleText) -> Bool {
    guard text.words[a].entry == 0, text.words[b].entry == 0,
      text.proclitics(a).isEmpty, text.proclitics(b).isEmpty
    else { return false }
    let (x, y) = (text.letters(a), text.letters(b))
    guard x.count >= 8, y.count >= 8, abs(x.count - y.count) <= 4 else { return false }
    return consonants(x) == consonants(y)
  }

  private static func consonants(_ letters: ArraySlice<UInt8>) -> [UInt16] {
    var result: [UInt16] = []
    var index = letters.startIndex
    while index + 1 < letters.endIndex {
      let letter = UInt16(letters[index]) << 8 | UInt16(letters[index + 1])
      index += 2
      switch letter {
      case 0xD8A7, 0xD988, 0xD98A: break  // ا و ي
      case 0xD8BA, 0xD8AC, 0xDAAF, 0xD983, 0xD982: result.append(0xD8BA)  // غ ج گ ك ق
      case 0xD8B7: result.append(0xD8AA)  // ط as ت
      default: result.append(letter)
      }
    }
    return result
  }
}
