// SPDX-License-Identifier: Apache-2.0
// Checks patterns: names and parameters, and what stands inside the strings.

import ArabicText
package import Syntax

extension Planner {
  /// The checked pattern, or nil with a diagnostic.
  package mutating func plan(_ pattern: Pattern) -> PatternPlan? {
    switch pattern.kind {
    case .phrase(let level, let literal):
      return phrase(literal.value, level, at: literal.range)
    case .parameter(let level, let name):
      guard let value = parameter(name) else { return nil }
      return phrase(value.textValue, level, at: pattern.range)
    case .name(let name): return named(name)
    case .anyOf(let alternatives): return any(of: alternatives)
    case .anyOfFile(let path): return names(inFile: path)
    case .near(let a, let distance, let b):
      return pair(a, b).map { .near($0, $1, distance: distance, ordered: false) }
    case .then(let a, let distance, let b):
      return pair(a, b).map { .near($0, $1, distance: distance, ordered: true) }
    case .within(let inner, let scope): return plan(inner).map { .within($0, scope) }
    case .and(let a, let b): return pair(a, b).map { .and($0, $1) }
    case .andNot(let a, let b): return pair(a, b).map { .andNot($0, $1) }
    case .or: return alternatives(pattern)
    }
  }

  private mutating func pair(_ a: Pattern, _ b: Pattern) -> (PatternPlan, PatternPlan)? {
    let left = plan(a)
    let right = plan(b)
    guard let left, let right else { return nil }
    return (left, right)
  }

  private mutating func any(of alternatives: [Pattern]) -> PatternPlan? {
    var plans: [PatternPlan] = []
    plans.reserveCapacity(alternatives.count)
    for alternative in alternatives {
      if let plan = plan(alternative) { plans.append(plan) }
    }
    return plans.count == alternatives.count ? .or(plans) : nil
  }

  /// `a or b or c` as one list, however long.
  private mutating func alternatives(_ pattern: Pattern) -> PatternPlan? {
    var pending = [pattern]
    var plans: [PatternPlan] = []
    var isWhole = true
    while let next = pending.popLast() {
      if case .or(let a, let b) = next.kind {
        pending.append(b)
        pending.append(a)
      } else if let plan = plan(next) {
        plans.append(plan)
      } else {
        isWhole = false
      }
    }
    return isWhole ? .or(plans) : nil
  }

  private mutating func named(_ name: Name) -> PatternPlan? {
    switch definition(name) {
    case .pattern(let plan):
      if admits(plan.extent, deepest: Parser.operatorLimit, at: name) { return plan }
    case .query: report(.patternExpected(name: name.text), at: name.range)
    case nil: break
    }
    return nil
  }
}

// MARK: - Strings

extension Planner {
  private mutating func phrase(
    _ value: String, _ level: MatchLevel, at range: SourceRange
  ) -> PatternPlan? {
    do throws(Problem) {
      return .phrase(try phrasePlan(value, level, at: range))
    } catch {
      report(error, at: range)
      return nil
    }
  }

  /// A phrase cut into words.
  func phrasePlan(
    _ value: String, _ level: MatchLevel, at range: SourceRange
  ) throws(Problem) -> PhrasePlan {
    if let elements = Planner.plainElements(of: value) {
      return PhrasePlan(level: level, elements: elements, value: value, range: range)
    }
    var elements: [PhrasePlan.Element] = []
    for chunk in Planner.chunks(of: value) {
      guard let found = Planner.elements(of: chunk) else { throw .wildcardInsideWord(chunk) }
      elements += found
    }
    if elements.allSatisfy({ $0 == .gap }) { throw .emptyPhrase(value) }
    if elements.first == .gap || elements.last == .gap { throw .phraseEdgeGap }
    return PhrasePlan(level: level, elements: elements, value: value, range: range)
  }

  /// The words of a string that holds Arabic letters and single spaces alone, a last `*` of a word
  /// aside, as most strings do: what the general way gives too, in less time. Nil for others.
  static func plainElements(of value: String) -> [PhrasePlan.Element]? {
    value.utf8.span.withUnsafeBufferPointer { bytes in
      var elements: [PhrasePlan.Element] = []
      elements.reserveCapacity(1 + bytes.count { $0 == UInt8(ascii: " ") })
      var start = 0
      var place = 0
      func word() -> String {
        // A string of one word is that word.
        if start == 0, place == bytes.count { return value }
        return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<place]), as: UTF8.self)
      }
      while place < bytes.count {
        let next = place + 1
        switch bytes[place] {
        case 0xD8, 0xD9:
          guard next < bytes.count, isLetter(bytes[place], bytes[next]) else { return nil }
          place += 2
          if place == bytes.count { elements.append(.word(word())) }
        case UInt8(ascii: " "):
          guard place > start, next < bytes.count else { return nil }
          elements.append(.word(word()))
          start = next
          place = next
        case UInt8(ascii: "*"):
          guard place > start, next == bytes.count else { return nil }
          elements.append(.prefix(word()))
          place = next
        default: return nil
        }
      }
      return elements.isEmpty ? nil : elements
    }
  }

  /// Whether two bytes of UTF-8 are a letter from U+0621 to U+063A or from U+0641 to U+064A.
  private static func isLetter(_ lead: UInt8, _ second: UInt8) -> Bool {
    lead == 0xD8 ? (0xA1...0xBA).contains(second) : (0x81...0x8A).contains(second)
  }

  /// The string cut at white space, with `…` and `...` standing alone.
  private static func chunks(of value: String) -> [String] {
    var chunks: [String] = []
    var current = ""
    func flush() {
      if !current.isEmpty { chunks.append(current) }
      current = ""
    }
    var scalars = value.unicodeScalars[...]
    while let scalar = scalars.first {
      if scalar == "…" || scalars.starts(with: "...".unicodeScalars) {
        flush()
        chunks.append("…")
        scalars = scalar == "…" ? scalars.dropFirst() : scalars.drop { $0 == "." }
        continue
      }
      if scalar.properties.isWhitespace { flush() } else { current.unicodeScalars.append(scalar) }
      scalars = scalars.dropFirst()
    }
    flush()
    return chunks
  }

  /// The words of a chunk; punctuation alone has none. Nil where `*` stands inside a word.
  private static func elements(of written: String) -> [PhrasePlan.Element]? {
    if written == "…" { return [.gap] }
    let chunk = withoutOuterPunctuation(written)
    if chunk.unicodeScalars.allSatisfy({ $0 == "*" }) {
      return chunk.unicodeScalars.map { _ in .anyWord }
    }
    let isPrefix = chunk.unicodeScalars.last == "*"
    let body = isPrefix ? String(chunk.unicodeScalars.dropLast()) : chunk
    if body.unicodeScalars.contains("*") { return nil }
    var words = Planner.words(of: body)
    guard isPrefix, let last = words.popLast() else { return words.map { .word($0) } }
    return words.map { .word($0) } + [.prefix(last)]
  }

  /// Punctuation beside a word or a wildcard is passed over: `*،` is `*`.
  private static func withoutOuterPunctuation(_ chunk: String) -> String {
    func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
      if scalar == "*" { return false }
      switch scalar.properties.generalCategory {
      case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
        .dashPunctuation, .otherPunctuation:
        return true
      default: return false
      }
    }
    let scalars = chunk.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isPassedOver($0) }),
      let last = scalars.lastIndex(where: { !isPassedOver($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  /// The words of a text as printed in it.
  private static func words(of text: String) -> [String] {
    var tokens = TokenizedText()
    let bytes = Array(text.utf8)
    tokens.tokenize(bytes.span)
    return (0..<tokens.count).map {
      String(decoding: bytes[Int(tokens.starts[$0])..<Int(tokens.ends[$0])], as: UTF8.self)
    }
  }
}

extension Literal {
  /// The text of a value where a pattern wants one.
  package var textValue: String {
    if case .text(let text) = kind { return text }
    return text
  }
}
