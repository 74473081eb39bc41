// SPDX-License-Identifier: Apache-2.0
// Chance that is the same on every run.

/// Marsaglia's xorshift with Vigna's multiplier (xorshift64*, 2014).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: Int) {
    state = (UInt64(truncatingIfNeeded: seed) &+ 1) &* 0x9E37_79B9_7F4A_7C15
    if state == 0 { state = 1 }
    for _ in 0..<4 { _ = next() }
  }

  mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_F491_4F6C_DD1D
  }

  /// A number from 0, below `bound`.
  mutating func below(_ bound: Int) -> Int {
    bound < 1 ? 0 : Int(next() >> 33) % bound
  }

  /// Whether something that happens so many times in a hundred happens.
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }
}
