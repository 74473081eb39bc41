// SPDX-License-Identifier: Apache-2.0
// Bracketed paste: many lines come in as one entry that can still be edited.

import CLineEditing

extension EditingSession {
  /// Bound to the sequence that begins a paste; takes all up to the one that ends it.
  func paste() -> UInt8 {
    guard let pasted = readPaste() else { return Afterwards.nothing }
    let text = Self.cleaned(pasted)
    guard !text.isEmpty else { return Afterwards.nothing }
    return insert(text) ? Afterwards.draw : Afterwards.beep
  }

  /// Nil when a signal or the end of input came first; `readKey` will meet it again.
  private func readPaste() -> [Unicode.Scalar]? {
    let end = Array("\u{1B}[201~".unicodeScalars)
    var scalars: [Unicode.Scalar] = []
    while true {
      while let scalar = input.nextScalar() {
        scalars.append(scalar)
        if scalar == "~", scalars.suffix(end.count).elementsEqual(end) {
          return scalars.dropLast(end.count)
        }
      }
      switch input.fill() {
      case .bytes: break
      case .end: return nil
      case .events:
        let events = SignalEvents.take()
        if !events.isDisjoint(with: [.interrupt, .hangup]) {
          cle_note_events(events.rawValue)
          return nil
        }
      }
    }
  }

  /// Line ends as `\n`, none at the end (Enter is the user's to press), other controls left out.
  static func cleaned(_ pasted: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar> {
    var text: [Unicode.Scalar] = []
    var previous: Unicode.Scalar = " "
    for scalar in pasted {
      if scalar == "\r" || (scalar == "\n" && previous != "\r") {
        text.append("\n")
      } else if scalar == "\t" || scalar.properties.generalCategory != .control {
        text.append(scalar)
      }
      previous = scalar
    }
    let end = text.lastIndex { $0 != "\n" }.map { $0 + 1 } ?? 0
    return text[..<end]
  }
}
