// SPDX-License-Identifier: Apache-2.0
// What a cell of a result holds.

/// A cell of a result.
public enum Value: Hashable, Sendable {
  /// Nothing given: JSON `null`, an empty cell.
  case missing
  /// Text, as it stands in the article where it comes from one.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// Any other number; finite.
  case number(Double)
  /// A day, month or year as ISO 8601 writes it: `2023-09-05`, `2023-09`, `2023`.
  case date(String)
  /// Several values, in order of first appearance.
  case list([Value])

  /// The text of the value as one cell: lists joined by `; `, pairs of offsets by `-`, a missing
  /// value empty.
  public var description: String {
    switch self {
    case .missing: ""
    case .text(let text), .date(let text): text
    case .integer(let number): String(number)
    case .number(let number): Value.plain(number)
    case .list(let values): values.map(\.asElement).joined(separator: "; ")
    }
  }

  /// The text of the value inside a list; of a pair of offsets `10-25`.
  private var asElement: String {
    guard case .list(let values) = self else { return description }
    return values.map(\.description).joined(separator: "-")
  }

  /// The shortest decimal form that reads back to the same number; whole numbers without a point.
  static func plain(_ number: Double) -> String {
    if let whole = Int(exactly: number) { return String(whole) }
    return "\(number)"
  }
}

/// A column of a result.
public struct Column: Hashable, Sendable {
  /// What the cells of a column hold, missing ones aside.
  public enum Kind: String, Hashable, Sendable {
    case text, number, date, list
  }
  /// The English field name, or the name given by `as`.
  public var name: String
  /// What its cells hold.
  public var kind: Kind
  /// Whether a table for people shows it when the query chose no columns.
  public var isBrief: Bool

  /// Makes a column; shown to people unless said otherwise.
  public init(name: String, kind: Kind, isBrief: Bool = true) {
    self.name = name
    self.kind = kind
    self.isBrief = isBrief
  }
}
