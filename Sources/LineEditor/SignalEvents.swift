// SPDX-License-Identifier: Apache-2.0
// Signals that came while a line was read.

import CLineEditing

/// What the signal handlers noted, as a set.
struct SignalEvents: OptionSet {
  let rawValue: Int32

  /// Ctrl-C.
  static let interrupt = SignalEvents(cle_event_interrupt)
  /// The window has another size.
  static let resize = SignalEvents(cle_event_resize)
  /// The program goes on after a stop.
  static let continued = SignalEvents(cle_event_continued)
  /// Ctrl-Z.
  static let stop = SignalEvents(cle_event_stop)
  /// The terminal is gone, or the program is asked to end.
  static let hangup = SignalEvents(cle_event_hangup)

  init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  private init(_ bit: some BinaryInteger) {
    rawValue = Int32(bit)
  }

  /// Gives the events since the last call and forgets them.
  static func take() -> SignalEvents {
    SignalEvents(rawValue: cle_take_events())
  }
}
