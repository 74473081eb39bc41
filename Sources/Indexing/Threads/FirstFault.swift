// SPDX-License-Identifier: Apache-2.0
/// What several threads that check something found wrong.
import Synchronization

/// The least of the numbers noted, so that the answer does not depend on who was first.
final class FirstFault: Sendable {
  private let least = Atomic(Int.max)

  var first: Int? {
    let value = least.load(ordering: .acquiring)
    return value == .max ? nil : value
  }

  func note(_ number: Int) { least.min(number, ordering: .acquiringAndReleasing) }
}
