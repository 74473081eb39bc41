// SPDX-License-Identifier: Apache-2.0
// What folding makes one.

import Testing

@testable import ArabicText

struct FoldingTests {
  @Test(arguments: [
    ("أإآٱا", "ااااا"), ("ؤئءى", "ويءي"), ("مدرسة", "مدرسه"), ("مُحَمَّدٌ", "محمد"),
    ("الرحمٰن", "الرحمن"), ("كـــتاب", "كتاب"), ("کیف", "كيف"), ("ھہەۀ", "هههه"), ("ېۍے", "ييي"),
    ("٠١٢٣٤٥٦٧٨٩", "0123456789"), ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
    ("ﻻ ﻷ ﻹ ﻵ", "لا لا لا لا"), ("ﷲ", "الله"), ("ﻣﺤﻤﺪ", "محمد"), ("ﭐﻟﺮﺣﻤﻦ", "الرحمن"),
    ("كت\u{200F}اب\u{202C}", "كتاب"), ("مي\u{200C}خواهم", "ميخواهم"),
  ])
  func `Arabic shapes of one letter fold to it`(text: String, folded: String) {
    #expect(Folding.fold(text) == folded)
  }

  @Test func `letters of other sounds stay`() {
    #expect(Folding.fold("پچڤگژڭ") == "پچڤگژڭ")
  }

  @Test(arguments: [
    ("CNN", "cnn"), ("Élysée", "elysee"), ("e\u{301}", "e"), ("Straße", "strasse"),
    ("İstanbul ısı", "istanbul isi"), ("Łódź", "lodz"), ("Ærø", "aero"), ("ＡＢ１", "ab1"),
    ("ΑΘΉΝΑ Σς", "αθηνα σσ"), ("МОСКВА Ёй", "москва еи"), ("Å", "a"), ("ﬁ", "fi"),
    ("Việt Nam", "viet nam"),
  ])
  func `case and accents of other scripts fold away`(text: String, folded: String) {
    // Latin ligatures are letters of their own; only Arabic ones are undone.
    #expect(Folding.fold(text) == (text == "ﬁ" ? "ﬁ" : folded))
  }

  @Test func `letters of Arabic fold by rule as the table says`() {
    for scalar in UInt32(0x0600)...0x06FF where ArabicLetters.isLetter(scalar) {
      let byRule = FoldedScalar(letters: [ArabicLetters.folded(scalar)])
      #expect(FoldingTable.shared.folded(scalar) == byRule)
      #expect(FoldedScalar(byRuleFor: scalar, kind: .letter) == byRule)
    }
  }

  @Test func `spaces and punctuation of values stay`() {
    #expect(Folding.fold("الجزيرة.نت، (CNN) – 5%") == "الجزيره.نت، (cnn) – 5%")
  }

  @Test func `what is folded in place is what is folded into an array`() {
    let words = (0x0600...0x06FF).compactMap { Unicode.Scalar($0) }.map { "م\(String($0))ه" }
    for text in words + ["", "ة", "أحمد", "محمد صلاح", "cnn", "مـد", "CNN2", "لله ﷲ"] {
      let folded = Folding.withFolded(text) { String(decoding: $0, as: UTF8.self) }
      #expect(Array(folded.utf8) == Array(Folding.fold(text).utf8), "\(text)")
    }
  }

  @Test func `bytes that are no UTF-8 become replacement characters`() {
    var folded = [UInt8]()
    let bytes: [UInt8] = [0x41, 0xD8, 0x20, 0xFF, 0x42]
    Folding.fold(bytes.span, into: &folded)
    #expect(String(decoding: folded, as: UTF8.self) == "a\u{FFFD} \u{FFFD}b")
  }

  /// The table of kinds is written down; Unicode's properties say what it must be.
  @Test func `what is a letter, a mark or neither is what Unicode says`() {
    let table = FoldingTable.shared
    var named: Set<UInt32> = [0x200B, 0xFEFF]
    TableRows.forEach(in: baseLetters) { scalar, _ in named.insert(scalar) }
    TableRows.forEach(in: presentationForms) { scalar, _ in named.insert(scalar) }
    for scalar in UInt32(0)..<0x10000 where table.pages[Int(scalar >> 8)] != FoldingTable.noPage {
      let isArabic = ArabicLetters.folded(scalar) != scalar || ArabicLetters.isTashkeel(scalar)
      guard !named.contains(scalar), !isArabic, scalar != ArabicLetters.tatweel else { continue }
      let expected = FoldedScalar(byPropertiesOf: scalar)
      #expect(table.folded(scalar) == expected, "U+\(String(scalar, radix: 16))")
    }
  }

  @Test func `folding what is folded changes nothing, for every scalar`() {
    for value in UInt32(1)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let once = Folding.fold(String(scalar))
      #expect(Folding.fold(once) == once, "U+\(String(value, radix: 16))")
    }
  }
}
