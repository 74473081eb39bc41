// SPDX-License-Identifier: Apache-2.0
// The level `exact`: the same letters, and the tashkeel that was asked for.

import ArabicText
import Testing

struct ExactMatchTests {
  @Test(arguments: [
    ("تعهدا", "تعهّدا"), ("تعهّدا", "تعهّدا"), ("تعهّدا", "تعهَّدا"), ("كتاب", "كتـــاب"),
    ("كتاب", "ك\u{200F}تاب"), ("مُحَمَّد", "مُحَمَّدٌ"), ("ﻻ", "لا"), ("لأن", "ﻷن"), ("آب", "ا\u{653}ب"),
    ("é", "e\u{301}"), ("CNN", "CNN"),
  ])
  func `matches`(query: String, printed: String) {
    #expect(ExactMatch.matches(query: query, printed: printed))
  }

  @Test(arguments: [
    ("تعهّدا", "تعهدا"), ("أحمد", "احمد"), ("مدرسة", "مدرسه"), ("على", "علي"), ("cnn", "CNN"),
    ("e", "é"), ("كتاب", "وكتاب"), ("كتابا", "كتاب"), ("مُحمد", "مِحمد"), ("كَتب", "كتَب"),
  ])
  func `does not match`(query: String, printed: String) {
    #expect(!ExactMatch.matches(query: query, printed: printed))
  }
}
