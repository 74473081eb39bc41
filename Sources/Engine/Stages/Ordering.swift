// SPDX-License-Identifier: Apache-2.0
// sort and sample: the same rows in another order, or some of them.

import Planning

extension RowSet {
  /// The rows by the keys, ties in the order they had; missing values last, either way.
  func sorted(by keys: [SortPlan]) throws -> RowSet {
    let columns = try keys.map { key in
      let field = try resolved(key.field)
      return (0..<count).map { SortValue(cell($0, field)) }
    }
    let order = (0..<count).sorted { a, b in
      for (key, column) in zip(keys, columns) {
        var difference = SortValue.compare(column[a], column[b])
        let isMissing = column[a].isMissing || column[b].isMissing
        if key.descending, !isMissing { difference = -difference }
        if difference != 0 { return difference < 0 }
      }
      return a < b
    }
    return selecting(order)
  }

  /// So many rows drawn without replacement, in the order they had. The same seed draws the same.
  func sampled(_ size: Int, seed: UInt64) -> RowSet {
    guard size < count else { return self }
    var random = SplitMix64(state: seed)
    var places = Array(0..<count)
    for drawn in 0..<size {
      let pick = drawn + Int(random.next(below: UInt64(count - drawn)))
      places.swapAt(drawn, pick)
    }
    return selecting(places[..<size].sorted())
  }
}

/// Steele, Lea and Flood's generator (2014): small, and the same everywhere.
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number below `bound`, which is above 0; the high half of a product (Lemire 2019).
  mutating func next(below bound: UInt64) -> UInt64 {
    next().multipliedFullWidth(by: bound).high
  }
}
