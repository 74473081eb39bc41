// SPDX-License-Identifier: Apache-2.0
// Edit distance, against the textbook's whole table.

import ArabicText
import Testing

struct EditDistanceTests {
  @Test func `the four edits cost one each`() {
    #expect(EditDistance.bounded("source", "sourc", limit: 2) == 1)
    #expect(EditDistance.bounded("source", "sourcee", limit: 2) == 1)
    #expect(EditDistance.bounded("source", "saurce", limit: 2) == 1)
    #expect(EditDistance.bounded("source", "suorce", limit: 2) == 1)
    #expect(EditDistance.bounded("كيربي", "كيري", limit: 2) == 1)
    #expect(EditDistance.bounded("", "", limit: 0) == 0)
  }

  @Test func `what is beyond the limit is nil`() {
    #expect(EditDistance.bounded("abc", "xyz", limit: 2) == nil)
    #expect(EditDistance.bounded("abc", "abcdef", limit: 2) == nil)
    #expect(EditDistance.bounded("abc", "abd", limit: 0) == nil)
    #expect(EditDistance.bounded("abc", "abc", limit: -1) == nil)
  }

  private func whole(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var d = [[Int]](repeating: Array(0...b.count), count: a.count + 1)
    for i in 0..<a.count {
      d[i + 1][0] = i + 1
      for j in 0..<b.count {
        let change = d[i][j] + (a[i] == b[j] ? 0 : 1)
        d[i + 1][j + 1] = min(change, d[i][j + 1] + 1, d[i + 1][j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          d[i + 1][j + 1] = min(d[i + 1][j + 1], d[i - 1][j - 1] + 1)
        }
      }
    }
    return d[a.count][b.count]
  }

  @Test func `the narrow table agrees with the whole one`() {
    var generator = SeededGenerator(state: 7)
    for _ in 0..<4000 {
      func word() -> [UInt8] {
        (0..<Int.random(in: 0...9, using: &generator)).map { _ in
          UInt8.random(in: 0x61...0x63, using: &generator)
        }
      }
      let (a, b) = (word(), word())
      let limit = Int.random(in: 0...10, using: &generator)
      let expected = whole(a, b)
      #expect(EditDistance.bounded(a, b, limit: limit) == (expected <= limit ? expected : nil))
    }
  }
}
