// SPDX-License-Identifier: Apache-2.0
// Nothing typed or read from a file crashes or hangs this floor: random bytes, mutated scripts,
// scripts of one thing over and over. `FIHRIS_FUZZ_SECONDS` makes the random ones last longer.

import Glibc
import Syntax
import Testing

struct RobustnessTests {
  /// Everything this floor does with a text, and what must hold of it.
  private func exercise(_ bytes: [UInt8], _ random: inout SeededGenerator) {
    let (script, diagnostics) = parse(utf8: bytes)
    var last = 0
    for diagnostic in diagnostics {
      #expect(diagnostic.range.start >= 0 && diagnostic.range.end <= bytes.count)
      #expect(!diagnostic.worded.message.isEmpty)
      last = max(last, diagnostic.range.end)
    }
    for statement in script.statements { #expect(statement.range.end <= bytes.count) }
    let text = String(decoding: bytes, as: UTF8.self)
    _ = lex(text)
    _ = completeness(of: text)
    let context = completionContext(of: text, at: Int.random(in: 0...bytes.count, using: &random))
    #expect(context.replace.end <= max(bytes.count, text.utf8.count))
    if diagnostics.isEmpty { checkRoundTrip(text) }
  }

  /// Repeats `body` a number of times, or for as long as asked for.
  private func repeatedly(_ count: Int, _ body: () -> Void) {
    let seconds = getenv("FIHRIS_FUZZ_SECONDS").flatMap { Int(String(cString: $0)) } ?? 0
    let end = time(nil) + seconds
    for _ in 0..<count { body() }
    while time(nil) < end { body() }
  }

  @Test func `random bytes do no harm`() {
    var random = SeededGenerator(seed: 1)
    repeatedly(400) {
      let count = Int.random(in: 0...120, using: &random)
      exercise((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }, &random)
    }
  }

  @Test func `random tokens do no harm`() {
    var random = SeededGenerator(seed: 2)
    let words = KeywordTable.keywords.flatMap { [$0.keyword.rawValue, $0.arabic] }
    let signs = [
      "(", ")", "|", ",", ";", "\n", "\"x\"", "\"", "«", "»", "=", ">=", "..", "$x", "_", "5",
      "2023-09", "# c\n", "\\", "'", "\u{200F}", "،", "-", ".", "x",
    ]
    repeatedly(400) {
      let count = Int.random(in: 0...30, using: &random)
      let text = (0..<count).map { _ in
        (Bool.random(using: &random) ? words : signs).randomElement(using: &random) ?? ""
      }
      exercise(Array(text.joined(separator: " ").utf8), &random)
    }
  }

  @Test func `mutated scripts do no harm`() throws {
    var random = SeededGenerator(seed: 3)
    let seeds = try ["examples", "examples-ar", "patterns", "conditions", "stages", "statements"]
      .flatMap { name in
        try #require(readBytes(Place.tests + "/Golden/\(name).fihris")).split(separator: 0x0A)
      }
    repeatedly(600) {
      var bytes = Array(seeds.randomElement(using: &random) ?? [])
      for _ in 0..<Int.random(in: 1...4, using: &random) { mutate(&bytes, seeds, &random) }
      exercise(bytes, &random)
    }
  }

  private func mutate(
    _ bytes: inout [UInt8], _ seeds: [ArraySlice<UInt8>], _ random: inout SeededGenerator
  ) {
    let start = Int.random(in: 0...bytes.count, using: &random)
    let end = Int.random(in: start...min(bytes.count, start + 8), using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes.removeSubrange(start..<end)
    case 1: bytes.insert(contentsOf: Array(bytes[start..<end]), at: start)
    case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: start)
    default:
      let other = seeds.randomElement(using: &random) ?? []
      bytes.replaceSubrange(start..<end, with: other.prefix(Int.random(in: 0...40, using: &random)))
    }
  }

  @Test(arguments: [
    "(", ")", "\"", "«\n", "“", "'", "|", "| ", "\\\"\n", "not ", "where not ", "-", "$", "..", "a",
    "a ", "a\n", ";", "mentions (", "(mentions \"x\" | ", "any of (", "articles union ", "# c\n",
    "،",
    "mentions \"a\" or ", "\"x\" near ", "\u{200F}", "أو ", "5", "\"\\u{", "let a = ", "articles\n",
  ])
  func `one thing over and over does no harm`(part: String) {
    let text = String(repeating: part, count: 16_000 / part.utf8.count)
    for text in [text, "mentions " + text, "articles where " + text] {
      let (_, diagnostics) = parse(text)
      #expect(diagnostics.count <= Parser.diagnosticLimit)
      _ = completeness(of: text)
      _ = completionContext(of: text, at: text.utf8.count)
    }
  }

  @Test func `long lists are no chains`() {
    let list = "mentions any of (" + String(repeating: "\"x\", ", count: 5_000) + "\"y\")"
    checkRoundTrip(list)
    let chain = "articles where a = 1" + String(repeating: " and a = 1", count: 1_999)
    checkRoundTrip(chain)
  }
}
