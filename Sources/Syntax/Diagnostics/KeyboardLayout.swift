// SPDX-License-Identifier: Apache-2.0
// A word typed with the other keyboard layout: Arabic 101 for QWERTY and back.

enum KeyboardLayout {
  /// Keys of QWERTY, and what the same keys write in the Arabic 101 layout.
  private static let latin = Array("qwertyuiop[]asdfghjkl;'zxcvnm,./`".unicodeScalars)
  private static let arabic = Array("ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذ".unicodeScalars)

  private static let toArabic = Dictionary(
    zip(latin, arabic), uniquingKeysWith: { first, _ in first })
  private static let toLatin = Dictionary(
    zip(arabic, latin), uniquingKeysWith: { first, _ in first })

  /// What the same keys write in the other layout: nothing for a word that mixes both.
  static func switched(_ word: String) -> [String] {
    [toArabicWord(word), toLatinWord(word)].compactMap { $0 }
  }

  private static func toArabicWord(_ word: String) -> String? {
    var result = String.UnicodeScalarView()
    for scalar in word.lowercased().unicodeScalars {
      if scalar == "b" {
        result.append(contentsOf: "لا".unicodeScalars)
      } else if let letter = toArabic[scalar] {
        result.append(letter)
      } else {
        return nil
      }
    }
    return String(result)
  }

  private static func toLatinWord(_ word: String) -> String? {
    var result = String.UnicodeScalarView()
    var index = word.unicodeScalars.startIndex
    let scalars = word.unicodeScalars
    while index < scalars.endIndex {
      let next = scalars.index(after: index)
      if scalars[index] == "ل", next < scalars.endIndex, scalars[next] == "ا" {
        result.append("b")
        index = scalars.index(after: next)
      } else if let key = toLatin[scalars[index]] {
        result.append(key)
        index = next
      } else {
        return nil
      }
    }
    return String(result)
  }
}
