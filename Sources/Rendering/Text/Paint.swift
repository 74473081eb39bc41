// SPDX-License-Identifier: Apache-2.0
// Colour, and the controls that keep right-to-left cells in their columns.

/// What a piece of text is, for its colour.
enum Role {
  case heading, match, faint, error, note, help, added, omitted

  fileprivate var code: String {
    switch self {
    case .heading: "1"
    case .match: "1;31"
    case .faint: "2"
    case .error: "1;31"
    case .note: "1;36"
    case .help: "1;32"
    case .added: "32"
    case .omitted: "31"
    }
  }
}

extension Appearance {
  /// The text in the colour of its role, where colour is used.
  func paint(_ text: String, _ role: Role) -> String {
    usesColor && !text.isEmpty ? "\u{1B}[\(role.code)m\(text)\u{1B}[0m" : text
  }

  /// The cell with what keeps a terminal that reorders from moving it.
  func shield(_ cell: String, holding text: String) -> String {
    guard bidi != .logical, Direction.hasRightToLeft(text) else { return cell }
    return bidi == .isolate ? "\u{200E}\u{2068}\(cell)\u{2069}\u{200E}" : "\u{200E}\(cell)\u{200E}"
  }

  /// The cell as one run of a given direction.
  func shield(_ cell: String, _ direction: Direction) -> String {
    switch bidi {
    case .logical: cell
    case .marks: "\u{200E}\(cell)\u{200E}"
    case .isolate:
      "\u{200E}\(direction == .rightToLeft ? "\u{2067}" : "\u{2066}")\(cell)\u{2069}\u{200E}"
    }
  }
}
