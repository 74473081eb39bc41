// SPDX-License-Identifier: Apache-2.0
// Numbers as text.

internal import Fihris

/// Numbers written for programs and people.
enum Decimal {
  /// A number with at most three decimal places; 0 for what is none or beyond counting.
  static func rounded(_ number: Double, places: Int) -> String {
    let scale = [1, 10, 100, 1000][min(max(places, 0), 3)]
    guard let scaled = Int(exactly: (number * Double(scale)).rounded()) else { return "0" }
    let (whole, part) = (scaled.magnitude / UInt(scale), scaled.magnitude % UInt(scale))
    var digits = String(part)
    digits = String(repeating: "0", count: max(0, places - digits.count)) + digits
    while digits.last == "0" { digits.removeLast() }
    let sign = scaled < 0 ? "-" : ""
    return part == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(digits)"
  }

  /// The text of a cell in a table for people: numbers with three decimal places where that tells
  /// enough, all of them where it would leave nothing.
  static func brief(_ value: Value) -> String {
    guard case .number(let number) = value, number == 0 || abs(number) >= 0.001,
      abs(number) < 1e15
    else { return value.description }
    return rounded(number, places: 3)
  }

  /// The shortest form that reads back to the same number; nil for what JSON cannot write.
  static func json(_ number: Double) -> String? {
    guard number.isFinite else { return nil }
    if let whole = Int(exactly: number) { return String(whole) }
    return "\(number)"
  }
}
