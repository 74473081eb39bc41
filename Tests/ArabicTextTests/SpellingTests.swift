// SPDX-License-Identifier: Apache-2.0
// Other spellings of the same foreign name: pairs that are and are not, keys, and rubbish.

import ArabicText
import Testing

struct SpellingTests {
  private struct Verdict {
    var sharesKey: Bool
    var score: Float
    var threshold: Float
    var isSame: Bool { sharesKey && score >= threshold }
  }

  private func judge(_ a: String, _ b: String) -> Verdict? {
    guard let query = SpellingQuery(a) else { return nil }
    let other = Array(Folding.fold(b).utf8)
    return other.withUnsafeBufferPointer { bytes in
      let key = SpellingKeys.key(of: bytes)
      return Verdict(
        sharesKey: key.map(query.keys.contains) ?? false, score: query.score(bytes),
        threshold: query.threshold)
    }
  }

  @Test func `pairs of one name are told from pairs of two, whichever is asked for`() throws {
    for line in try golden("spellings.txt") where !line.isEmpty {
      let fields = line.split(separator: " ").map(String.init)
      try #require(fields.count == 3)
      for (a, b) in [(fields[1], fields[2]), (fields[2], fields[1])] {
        let verdict = try #require(judge(a, b))
        #expect(
          verdict.isSame == (fields[0] == "="),
          "\(a) \(b): \(verdict.score) of \(verdict.threshold), key \(verdict.sharesKey)")
      }
    }
  }

  @Test func `a word is a spelling of itself and asks for its own key`() throws {
    for word in ["شويغو", "بيونغيانغ", "أون", "كيم", "لافروف", "غوغل", "أردوغان", "تشاد"] {
      let verdict = try #require(judge(word, word))
      #expect(verdict.isSame)
    }
  }

  @Test func `the score of two Arabic words does not depend on which is asked for`() throws {
    for (a, b) in [("شويجو", "شويغو"), ("كيربي", "كيري"), ("واتسون", "واطسون"), ("نج", "نغ")] {
      let (one, other) = (try #require(judge(a, b)), try #require(judge(b, a)))
      // Far from the line both have none.
      #expect(one.score == other.score || abs(one.score - other.score) < 0.01)
    }
  }

  @Test func `what is no name has no query and no score`() throws {
    for word in ["", " ", "2023", "كوفيد19", "فيروسcorona", "漢字", "Москва", "’", "ء٣"] {
      #expect(SpellingQuery(word) == nil)
    }
    #expect(SpellingQuery(String(repeating: "ب", count: 25)) == nil)
    #expect(try #require(judge("Putin", "putine")).score == -.infinity)
    #expect(try #require(judge("بوتين", "g20")).score == -.infinity)
  }

  @Test func `any bytes may be filed and scored`() throws {
    var generator = SeededGenerator(state: 11)
    let queries = [
      try #require(SpellingQuery("بيونغيانغ")), try #require(SpellingQuery("Shoigu")),
    ]
    for _ in 0..<3000 {
      let bytes = randomBytes(&generator)
      bytes.withUnsafeBufferPointer { bytes in
        let halves = (bytes.prefix(bytes.count / 2), bytes.suffix(from: bytes.count / 2))
        var key = SpellingKey()
        let isWord =
          key.append(UnsafeBufferPointer(rebasing: halves.0))
          && key.append(UnsafeBufferPointer(rebasing: halves.1))
        if isWord { #expect(SpellingKeys.key(of: bytes) == key.value) }
        for query in queries { #expect(!query.score(bytes).isNaN) }
      }
    }
  }

  @Test func `the same query asks for the same keys, each once and few`() throws {
    for word in ["شويغو", "Schwarzenegger", "ا", "كككككككككككككككككككككككك", "Pyongyang"] {
      let keys = try #require(SpellingQuery(word)).keys
      #expect(keys == (try #require(SpellingQuery(word))).keys)
      #expect(Set(keys).count == keys.count)
      #expect((1...80).contains(keys.count))
    }
  }
}
