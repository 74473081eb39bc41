// SPDX-License-Identifier: Apache-2.0
// Many lists of spans as one: the alternatives of a pattern, most of which find nothing.

import ArabicText
import Testing

@testable import Indexing

@Test func `a list of spans among a hundred thousand empty ones`() throws {
  let evaluator = SpanEvaluator(try makeIndex([article("a", text: "واحد اثنان")]))
  let span = Span(start: 1, end: 2, rule: .folded)
  let lists = [[Span]](repeating: [], count: 100_000) + [[span]]
  #expect(evaluator.union(lists) == [span])
  #expect(evaluator.union(lists.dropLast()).isEmpty)
}

@Test func `a span of many lists is there once, with its strongest rule`() throws {
  let evaluator = SpanEvaluator(try makeIndex([article("a", text: "واحد اثنان")]))
  let first = Span(start: 0, end: 1, rule: .clitic)
  let second = Span(start: 1, end: 2, rule: .folded)
  let stronger = Span(start: 0, end: 1, rule: .exact)
  let lists = [[first, second], [stronger], [], [second]]
  #expect(evaluator.union(lists) == [stronger, second])
}
