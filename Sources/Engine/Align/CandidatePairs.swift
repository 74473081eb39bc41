// SPDX-License-Identifier: Apache-2.0
// Which utterances are worth comparing? Those that share rare stems, without comparing all pairs.

/// Files each utterance under keys made of its rarest stems, two by two, and under its speaker with
/// each of them; utterances with a key in common are candidates. A bounded number of keys each, and
/// under one key each utterance meets a bounded number of others, so the work grows with the
/// number of utterances and not with its square.
struct CandidatePairs {
  /// Rarest stems of an utterance that make keys.
  private static let rareStems = 9
  /// Others that an utterance meets under one key: those filed next.
  private static let window = 12

  /// The pairs, each once, the lower place in the upper half.
  static func pairs(of texts: ComparedTexts, check: () throws -> Void) throws -> [UInt64] {
    var entries: [UInt64] = []
    entries.reserveCapacity(texts.count * 40)
    for text in 0..<texts.count {
      if text & 0xFFF == 0xFFF { try check() }
      addKeys(of: text, texts, to: &entries)
    }
    entries.sort()
    try check()
    var pairs: [UInt64] = []
    for (place, entry) in entries.enumerated() {
      if place & 0xFFFF == 0xFFFF { try check() }
      let key = entry >> 32
      for other in entries[(place + 1)...].prefix(window) {
        guard other >> 32 == key else { break }
        pairs.append(UInt64(UInt32(truncatingIfNeeded: entry)) << 32 | other & 0xFFFF_FFFF)
      }
    }
    return different(pairs)
  }

  private static func addKeys(of text: Int, _ texts: ComparedTexts, to entries: inout [UInt64]) {
    let rare = texts.different(text).sorted { a, b in
      (texts.weights[Int(b)], a) < (texts.weights[Int(a)], b)
    }.prefix(rareStems)
    guard rare.count > 1 else { return }
    let person = texts.persons[text]
    for (place, stem) in rare.enumerated() {
      for other in rare[..<place] {
        entries.append(entry(UInt32(min(stem, other)), UInt32(max(stem, other)), text))
      }
      if person >= 0 { entries.append(entry(UInt32(person) | 1 << 31, UInt32(stem), text)) }
    }
  }

  /// A hash of two numbers in the upper half, the utterance in the lower.
  private static func entry(_ a: UInt32, _ b: UInt32, _ text: Int) -> UInt64 {
    let mixed = (UInt64(a) << 32 | UInt64(b)) &* 0x9E37_79B9_7F4A_7C15
    let hash = (mixed ^ (mixed >> 29)) &* 0xBF58_476D_1CE4_E5B9
    return hash & 0xFFFF_FFFF_0000_0000 | UInt64(text)
  }

  private static func different(_ pairs: [UInt64]) -> [UInt64] {
    var sorted = pairs
    sorted.sort()
    var kept = 0
    for pair in sorted where kept == 0 || sorted[kept - 1] != pair {
      sorted[kept] = pair
      kept += 1
    }
    sorted.removeSubrange(kept...)
    return sorted
  }
}
