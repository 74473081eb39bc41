// SPDX-License-Identifier: Apache-2.0
// What a pattern denotes in one text, by trying everything.

import ArabicText
import Syntax

/// Words of one text that a pattern denotes.
struct OracleSpan: Hashable {
  var start: Int
  var end: Int
  var rule: MatchRule

  func holds(_ other: OracleSpan) -> Bool { start <= other.start && other.end <= end }
  func isSameStretch(_ other: OracleSpan) -> Bool { start == other.start && end == other.end }
}

/// Evaluates patterns over texts.
struct OracleMatcher {
  let lexicon: OracleLexicon
  let names: OracleNames

  /// The spans in text order, each once with its strongest rule.
  /// - Parameter scope: what the sides of `and` must share where no `within` says otherwise.
  func spans(
    of pattern: Pattern, in text: OracleText, sharing scope: Scope = .article
  ) -> [OracleSpan] {
    switch pattern.kind {
    case .phrase(let level, let string): return phrase(string.value, level, in: text)
    case .parameter(let level, let name):
      return phrase(names.parameter(name)?.string ?? "", level, in: text)
    case .name(let name):
      return names.pattern(name).map { spans(of: $0, in: text, sharing: scope) } ?? []
    case .anyOf(let patterns):
      return strongest(patterns.flatMap { spans(of: $0, in: text, sharing: scope) })
    case .anyOfFile(let path):
      return strongest(
        names.lines(inFile: path.value).flatMap { phrase($0.name, $0.level, in: text) })
    case .or(let a, let b):
      return strongest(
        spans(of: a, in: text, sharing: scope) + spans(of: b, in: text, sharing: scope))
    case .near(let a, let distance, let b):
      let (left, right) = sides(a, b, in: text, scope)
      let pairs = joined(left, right, distance, in: text) + joined(right, left, distance, in: text)
      return shortest(strongest(pairs))
    case .then(let a, let distance, let b):
      let (left, right) = sides(a, b, in: text, scope)
      return shortest(strongest(joined(left, right, distance, in: text)))
    case .within(let inner, let unit):
      return spans(of: inner, in: text, sharing: unit).filter {
        text.unit(of: $0, unit) != nil
      }
    case .and(let a, let b):
      let (left, right) = sides(a, b, in: text, scope)
      return strongest(
        left.filter { text.isWithAny(right, $0, scope) }
          + right.filter { text.isWithAny(left, $0, scope) })
    case .andNot(let a, let b):
      let (left, right) = sides(a, b, in: text, scope)
      return left.filter { text.unit(of: $0, scope) != nil && !text.isWithAny(right, $0, scope) }
    }
  }

  private func sides(
    _ a: Pattern, _ b: Pattern, in text: OracleText, _ scope: Scope
  ) -> ([OracleSpan], [OracleSpan]) {
    (spans(of: a, in: text, sharing: scope), spans(of: b, in: text, sharing: scope))
  }

  /// Every pair of spans in one part, `a` before `b`, with at most `distance` words between.
  private func joined(
    _ a: [OracleSpan], _ b: [OracleSpan], _ distance: Int, in text: OracleText
  ) -> [OracleSpan] {
    a.flatMap { left in
      b.compactMap { right in
        guard left.end <= right.start, right.start - left.end <= distance,
          text.part(of: left.start) == text.part(of: right.start)
        else { return nil }
        return OracleSpan(start: left.start, end: right.end, rule: max(left.rule, right.rule))
      }
    }
  }
}

// MARK: - Phrases

extension OracleMatcher {
  private func phrase(_ string: String, _ level: MatchLevel, in text: OracleText) -> [OracleSpan] {
    let elements = lexicon.elements(string, level)
    if level == .like { return name(elements, in: text) }
    var found: [OracleSpan] = []
    for part in [0..<text.titleCount, text.titleCount..<text.words.count] {
      for start in starts(of: elements, in: text, part) {
        for (end, rule) in ends(of: elements[...], from: start, in: text, part) {
          found.append(OracleSpan(start: start, end: end, rule: rule ?? .folded))
        }
      }
    }
    let hasGap = elements.contains { if case .gap = $0 { true } else { false } }
    return hasGap ? shortest(strongest(found)) : strongest(found)
  }

  /// A phrase at the level `like`: at two places its words may be written joined or split.
  private func name(_ elements: [OracleElement], in text: OracleText) -> [OracleSpan] {
    var found: [OracleSpan] = []
    for part in [0..<text.titleCount, text.titleCount..<text.words.count] {
      for start in part {
        let ends = nameEnds(elements[...], of: elements, from: start, changes: 2, in: text, part)
        for (end, rule) in ends where end > start {
          found.append(OracleSpan(start: start, end: end, rule: rule ?? .folded))
        }
      }
    }
    let hasGap = elements.contains { if case .gap = $0 { true } else { false } }
    return hasGap ? shortest(strongest(found)) : strongest(found)
  }

  private func nameEnds(
    _ elements: ArraySlice<OracleElement>, of all: [OracleElement], from place: Int, changes: Int,
    in text: OracleText, _ part: Range<Int>
  ) -> [(end: Int, rule: MatchRule?)] {
    guard let first = elements.first else { return [(place, nil)] }
    let rest = elements.dropFirst()
    if case .gap = first {
      return (0...5).flatMap {
        nameEnds(rest, of: all, from: place + $0, changes: changes, in: text, part)
      }
    }
    guard part.contains(place) else { return [] }
    /// What follows some words that match one by one.
    func after(
      _ tables: [OracleWordTable], _ rest: ArraySlice<OracleElement>, changes: Int
    ) -> [(end: Int, rule: MatchRule?)] {
      var loosest: MatchRule?
      for (offset, table) in tables.enumerated() {
        guard part.contains(place + offset), let rule = table.rule(of: text.forms[place + offset])
        else { return [] }
        loosest = max(loosest ?? rule, rule)
      }
      return nameEnds(rest, of: all, from: place + tables.count, changes: changes, in: text, part)
        .map {
          end, rule in (end, loosest.map { max($0, rule ?? $0) } ?? rule)
        }
    }
    guard case .word(let table) = first else {
      return nameEnds(rest, of: all, from: place + 1, changes: changes, in: text, part)
    }
    var ends = after([table], rest, changes: changes)
    guard changes > 0, let word = table.nameWord else { return ends }
    for (first, second) in lexicon.splits(of: word) {
      ends += after([first, second], rest, changes: changes - 1)
    }
    for count in 2...3 {
      let words = elements.prefix(count).compactMap(\.nameWord)
      guard words.count == count, elements.count >= count else { break }
      ends += after([lexicon.joined(words)], elements.dropFirst(count), changes: changes - 1)
    }
    // A name is judged as a whole where the phrase, or what stands between wildcards, begins.
    let run = elements.prefix { $0.nameWord != nil }
    if elements.startIndex == 0 || all[elements.startIndex - 1].nameWord == nil {
      for tables in lexicon.tuples(of: run.compactMap(\.nameWord)) {
        ends += after(tables, elements.dropFirst(run.count), changes: changes - 1)
      }
    }
    return ends
  }

  private func starts(
    of elements: [OracleElement], in text: OracleText, _ part: Range<Int>
  ) -> [Int] {
    if case .word(let table) = elements.first { return table.places(in: text, part) }
    return Array(part)
  }

  /// Where elements that begin at a word can end, each with the loosest rule of its words.
  private func ends(
    of elements: ArraySlice<OracleElement>, from place: Int, in text: OracleText,
    _ part: Range<Int>
  ) -> [(end: Int, rule: MatchRule?)] {
    guard let first = elements.first else { return [(place, nil)] }
    let rest = elements.dropFirst()
    if case .gap = first {
      return (0...5).flatMap { ends(of: rest, from: place + $0, in: text, part) }
    }
    guard part.contains(place) else { return [] }
    guard case .word(let table) = first else {
      return ends(of: rest, from: place + 1, in: text, part)
    }
    guard let rule = table.rule(of: text.forms[place]) else { return [] }
    return ends(of: rest, from: place + 1, in: text, part).map {
      ($0.end, max($0.rule ?? rule, rule))
    }
  }

  /// Text order; of equal stretches the strongest rule.
  private func strongest(_ spans: [OracleSpan]) -> [OracleSpan] {
    if spans.count < 2 { return spans }
    let sorted = spans.sorted { ($0.start, $0.end, $0.rule) < ($1.start, $1.end, $1.rule) }
    var kept: [OracleSpan] = []
    for span in sorted where kept.last?.isSameStretch(span) != true { kept.append(span) }
    return kept
  }

  /// Those that hold no other.
  private func shortest(_ spans: [OracleSpan]) -> [OracleSpan] {
    spans.filter { span in
      !spans.contains { span.holds($0) && !span.isSameStretch($0) }
    }
  }
}

// MARK: - Units

extension OracleText {
  /// The sentence, paragraph or article that a span lies in; nil if it crosses the border of one.
  func unit(of span: OracleSpan, _ scope: Scope) -> Int? {
    let (first, last) = (words[span.start], words[span.end - 1])
    switch scope {
    case .article: return 0
    case .sentence: return first.sentence == last.sentence ? first.sentence : nil
    case .paragraph: return first.paragraph == last.paragraph ? first.paragraph : nil
    }
  }

  /// Whether a span lies in one unit with one of the others.
  func isWithAny(_ others: [OracleSpan], _ span: OracleSpan, _ scope: Scope) -> Bool {
    guard let unit = unit(of: span, scope) else { return false }
    return others.contains { self.unit(of: $0, scope) == unit }
  }
}
