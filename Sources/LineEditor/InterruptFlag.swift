// SPDX-License-Identifier: Apache-2.0
// Ctrl-C while a query runs.

import CLineEditing

/// Turns SIGINT into a flag while a query runs, so that Ctrl-C stops the query and not the program.
///
/// The handler only stores an atomic number, which is safe at any moment. `beginQuery` and
/// `endQuery` belong to one thread and nest; `isInterrupted` may be asked by any.
package final class InterruptFlag {
  private init() {}

  /// Forgets earlier interrupts; from now on SIGINT only sets the flag.
  package static func beginQuery() {
    cle_interrupt_clear()
    cle_interrupt_drop_event()
    cle_interrupt_hold()
  }

  /// SIGINT has again the effect it had before `beginQuery`. The flag stays until the next query.
  package static func endQuery() {
    cle_interrupt_release()
    // It was for the query, not for the next line.
    cle_interrupt_drop_event()
  }

  /// True when Ctrl-C was pressed since `beginQuery`. One atomic load.
  package static var isInterrupted: Bool {
    cle_interrupt_is_set() != 0
  }
}
