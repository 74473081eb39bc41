// SPDX-License-Identifier: Apache-2.0
// Which names are one person: spellings, surnames, and names that only look alike.

import Quotes
import Testing

struct SpeakerIdentityTests {
  /// The name that each name goes by, all spoken by as often as told.
  private func persons(_ names: [String], _ counts: [Int]? = nil) -> [String] {
    let counts = counts ?? names.map { _ in 1 }
    return places(names, counts).map { names[$0] }
  }

  private func places(_ names: [String], _ counts: [Int]) -> [Int] {
    var all = SpeakerNames()
    for name in names { Array(name.utf8).withUnsafeBufferPointer { all.append($0) } }
    return SpeakerIdentity.persons(of: all, counts: counts)
  }

  @Test func `spellings of a foreign name are one person`() {
    #expect(
      persons(["سيرغي شويغو", "سيرجي شويجو"], [2, 1]) == ["سيرغي شويغو", "سيرغي شويغو"])
  }

  @Test func `hamza, tashkeel and a split عبد do not part a person`() {
    let names = ["عبد الله أحمد", "عبدالله احمد", "عبدُ الله أحمد"]
    #expect(Set(persons(names)).count == 1)
  }

  @Test func `a surname is the one person who bears it`() {
    let names = ["كيربي", "جون كيربي", "أدريان واتسون"]
    #expect(persons(names, [9, 1, 1]) == ["جون كيربي", "جون كيربي", "أدريان واتسون"])
  }

  @Test func `a surname that two bear stays alone`() {
    let names = ["شويغو", "سيرغي شويغو", "لاريسا شويغو"]
    #expect(persons(names) == names)
  }

  @Test func `a surname follows the spellings of its full name`() {
    let names = ["شويجو", "سيرجي شويجو", "سيرغي شويغو"]
    #expect(Set(persons(names)).count == 1)
  }

  @Test func `the beginning of a long name is that name`() {
    let names = ["محمد بن سلمان", "محمد بن سلمان بن عبدالعزيز", "محمد بن نايف"]
    #expect(Set(persons(names).prefix(2)).count == 1)
    #expect(persons(names)[2] == "محمد بن نايف")
  }

  @Test func `names that many bear are no spellings of one another`() {
    let families = ["العتيبي", "القحطاني", "الدوسري", "الغامدي"]
    let names = families.flatMap { ["محمد \($0)", "محمود \($0)", "حسن \($0)", "حسين \($0)"] }
    #expect(persons(names) == names)
  }

  @Test func `a word that ends an institution's name and a person's is neither`() {
    let names = ["الدفاع", "وزارة الدفاع", "وزير الدفاع"]
    #expect(persons(names)[0] == "الدفاع")
  }

  @Test func `no names are no persons, and an empty one is itself`() {
    #expect(persons([]) == [])
    #expect(persons(["", "…", "كيربي"]) == ["", "…", "كيربي"])
  }

  @Test func `the order of names does not part what belongs together`() {
    let names = ["كيربي", "جون كيربي", "سيرجي شويجو", "شويغو", "سيرغي شويغو", "واتسون"]
    let counts = [3, 2, 1, 1, 4, 1]
    let straight = persons(names, counts)
    let turned = persons(names.reversed(), counts.reversed())
    #expect(straight == turned.reversed())
  }
}
