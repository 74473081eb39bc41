// SPDX-License-Identifier: Apache-2.0
// Small corpora of few letters, so that words repeat, in many shapes; the same for the same seed.
import Loading

/// SplitMix64 (Steele, Lea, Flood 2014).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

struct RandomCorpus {
  private var generator: SeededGenerator
  private let letters = ["ا", "أ", "ب", "ت", "ة", "ه", "ي", "ى"]
  private let marks = ["َ", "ّ", "ـ"]
  private let gaps = [" ", " ", " ", "، ", ". ", "؟ ", "!\n\n", ".\n", " «", "» ", " \u{200F}"]

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// Articles of up to `words` words in the body.
  mutating func articles(_ count: Int, words: Int) -> [Article] {
    (0..<count).map { article($0, words: words) }
  }

  private mutating func article(_ number: Int, words: Int) -> Article {
    let title = chance(3) ? nil : Array(text(words: Int.random(in: 1...6, using: &generator)).utf8)
    var fields: [(name: String, value: String)] = []
    if chance(2) { fields.append((name: "قسم", value: pick(["سياسة", "رياضة"]))) }
    if chance(3) { fields.append((name: "views", value: "\(number * 3 - 20)")) }
    return Article(
      id: "\(pick(["a", "b", "ت"]))-\(number)",
      source: pick(["CNN", "عرب 48", "الجزيرة"]),
      date: chance(4) ? nil : NewsDate(year: 2020 + number % 5, month: number % 13),
      title: title, author: chance(2) ? pick(["كاتب", "آخر"]) : nil,
      url: chance(5) ? nil : "https://example.org/\(number)",
      text: Array(text(words: Int.random(in: 0...words, using: &generator)).utf8),
      fields: fields, origin: Origin(file: "corpus.jsonl", line: number + 1))
  }

  private mutating func text(words: Int) -> String {
    var text = chance(5) ? "… " : ""
    for _ in 0..<words {
      text += word()
      text += chance(60) ? String(repeating: "-", count: 200 + words * 20) : pick(gaps)
    }
    return text
  }

  private mutating func word() -> String {
    var word = ""
    for _ in 0...Int.random(in: 0...2, using: &generator) {
      word += pick(letters)
      if chance(8) { word += pick(marks) }
    }
    return word
  }

  private mutating func pick(_ choices: [String]) -> String {
    choices[Int.random(in: 0..<choices.count, using: &generator)]
  }

  private mutating func chance(_ oneIn: Int) -> Bool {
    Int.random(in: 0..<oneIn, using: &generator) == 0
  }
}
