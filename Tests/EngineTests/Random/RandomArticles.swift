// SPDX-License-Identifier: Apache-2.0
// Short articles in the manner of Arabic news, made of few words so that patterns meet.

import Loading

/// Writes articles.
struct RandomArticles {
  private var random: SeededRandom

  init(seed: Int) { random = SeededRandom(seed: seed) }

  private static let words = [
    "موسكو", "روسيا", "الروسي", "بوتين", "كيم", "جونغ", "أون", "بيونغ", "يانغ", "كيربي", "كيري",
    "صفقة", "الصفقة", "ذخيرة", "قذائف", "وزير", "الوزير", "الرئيس", "رئيس", "بيان", "قال", "قالت",
    "إن", "أن", "من", "في", "على", "إلى", "أسلحة", "الأسلحة", "مدفعية", "زيارة", "واشنطن",
    "العاصمة", "تعهّدا", "تعهدًا", "شُويغو", "مــوسكو", "الأمن", "القومي", "رسائل", "لقاء",
    "مسؤول", "مسئول", "شؤون", "CNN", "Café", "2023", "٢٠٢٣", "أمريكي", "اميركي", "مكتبة", "مكتبه",
    "شد\u{64E}\u{651}ة", "شد\u{651}\u{64E}ة", "Cafe\u{301}",
    "شويجو", "بيونج", "يانج", "بيونغيانغ", "بوتن", "غوغل", "جوجل", "Putin", "Pyongyang", "Shoigu",
  ]
  private static let proclitics = ["و", "ف", "ب", "ك", "ل", "ال", "وال", "بال", "لل", "س", "ولل"]
  private static let enclitics = ["ه", "ها", "هم", "نا", "ا", "ك"]
  private static let phrases = [
    "كيم جونغ أون", "بيونغ يانغ", "بيونغ-يانغ", "الأمن القومي", "جون كيربي", "وزير الدفاع الروسي",
    "(رويترز)", "1.5", "د. كيم", "بيونج يانج", "كيم جونج أون", "كيم جونغأون",
  ]
  private static let sources = [
    "cnn", "CNN", "arab48", "الشرق الأوسط", "al-ain", "ap", "alqahera-news",
  ]
  private static let desks = ["world", "politics", "World", "سياسة", "تقارير خاصة"]

  mutating func articles(_ count: Int) -> [Article] { (0..<count).map { article($0) } }

  private mutating func article(_ number: Int) -> Article {
    var fields: [(name: String, value: String)] = []
    if random.chance(70) { fields.append(("desk", random.pick(Self.desks))) }
    if random.chance(60) {
      fields.append(("priority", random.pick(["1", "2", "3.5", "10", "-4"])))
    }
    if random.chance(30) { fields.append(("tags", phrase(3))) }
    let title = random.chance(70) ? title() : nil
    return Article(
      id: "a/\(number)", source: random.pick(Self.sources), date: date(),
      title: title.map { Array($0.utf8) },
      author: random.chance(50) ? random.pick(["جون كيربي", "Anna Watson", "أ. ب."]) : nil,
      url: random.chance(30) ? "http://example.com/\(random.below(4))" : nil,
      language: random.chance(80) ? "ar" : nil,
      text: Array((random.chance(3) ? "… — …" : body()).utf8), fields: fields)
  }

  private mutating func date() -> NewsDate? {
    if random.chance(15) { return nil }
    let month = 7 + random.below(4)
    if random.chance(8) { return NewsDate(year: 2023, month: month) }
    if random.chance(5) { return NewsDate(year: 2022 + random.below(2)) }
    return NewsDate(year: 2023, month: month, day: 1 + random.below(28))
  }

  private mutating func title() -> String {
    random.chance(3)
      ? "***" : phrase(2 + random.below(6)) + random.pick(["", "!", "؟ " + phrase(2)])
  }

  private mutating func body() -> String {
    (0..<1 + random.below(4)).map { _ in paragraph() }.joined(
      separator: random.pick(["\n", "\n\n"]))
  }

  private mutating func paragraph() -> String {
    (0..<1 + random.below(4)).map { _ in
      phrase(1 + random.below(14)) + random.pick([".", ".", ".", "؟", "!", "…", "،", ""])
    }.joined(separator: " ")
  }

  private mutating func phrase(_ count: Int) -> String {
    var text = ""
    for place in 0..<count {
      let next = random.chance(15) ? random.pick(Self.phrases) : word()
      text += place == 0 ? next : random.pick([" ", " ", " ", " ", "، ", ": ", " - "]) + next
    }
    if random.chance(10) { text = "“" + text + "”" }
    return random.chance(8) ? "«" + text + (random.chance(80) ? "»" : "") : text
  }

  private mutating func word() -> String {
    var word = random.pick(Self.words)
    if random.chance(20) { word = random.pick(Self.proclitics) + word }
    if random.chance(8) { word += random.pick(Self.enclitics) }
    return word
  }
}
