// SPDX-License-Identifier: Apache-2.0
// How large a plan is once the names in it are replaced by what they stand for.

import Syntax

/// The size of a tree. A `let` may use another twice, and that one a third twice, so that few lines
/// make a plan without end: it is refused instead of run.
package struct PlanExtent: Hashable, Sendable {
  /// Nodes on the longest way down.
  package let depth: Int
  /// Nodes in all.
  package let size: Int

  /// How large what the names of a statement stand for may be.
  static let sizeLimit = 1_000_000

  /// A node above no other.
  init() {
    (depth, size) = (1, 1)
  }

  /// A node above one other.
  init(above inner: PlanExtent) {
    (depth, size) = (1 + inner.depth, 1 + inner.size)
  }

  /// A node above some others.
  init(above inner: [PlanExtent]) {
    depth = 1 + (inner.map(\.depth).max() ?? 0)
    size = 1 + inner.reduce(0) { $0 + $1.size }
  }
}

extension PatternPlan {
  /// How large it is. O(size).
  var extent: PlanExtent {
    switch self {
    case .phrase: PlanExtent()
    case .near(let a, let b, _, _), .and(let a, let b), .andNot(let a, let b):
      PlanExtent(above: [a.extent, b.extent])
    case .or(let alternatives): PlanExtent(above: alternatives.map(\.extent))
    case .within(let inner, _): PlanExtent(above: inner.extent)
    }
  }
}
