// SPDX-License-Identifier: Apache-2.0
// A value of a row.

package import Loading

/// A value of a row.
package enum Cell: Hashable, Sendable {
  case missing
  case text(String)
  case integer(Int)
  case number(Double)
  /// A day, a month or a year.
  case date(NewsDate)
  /// Different values, in order of first appearance.
  case list([Cell])

  init(_ text: String?) {
    self = text.map { .text($0) } ?? .missing
  }

  init(_ date: NewsDate?) {
    self = date.map { .date($0) } ?? .missing
  }

  /// The number, of the two kinds that are one.
  var asNumber: Double? {
    switch self {
    case .integer(let whole): Double(whole)
    case .number(let number): number
    default: nil
    }
  }

  /// The value as text, whole numbers without a point, lists joined by `; `.
  package var text: String {
    switch self {
    case .missing: ""
    case .text(let text): text
    case .integer(let whole): String(whole)
    case .number(let number): Int(exactly: number).map(String.init) ?? "\(number)"
    case .date(let date): date.iso
    case .list(let cells): cells.map(\.text).joined(separator: "; ")
    }
  }
}
