// SPDX-License-Identifier: Apache-2.0
// The order of values: numbers and dates by size, text by its folded form, missing ones last.

import ArabicText
import Loading

/// What a cell is sorted by.
enum SortValue {
  case number(Double)
  case text(String)
  case missing

  init(_ cell: Cell) {
    switch cell {
    case .missing: self = .missing
    case .text(let text): self = .text(Folding.fold(text))
    case .integer(let whole): self = .number(Double(whole))
    case .number(let number): self = .number(number)
    // By the first day; a longer period comes before the shorter ones it begins with.
    case .date(let date): self = .number(Double(date.firstDay) - Double(date.lastDay) / 1e7)
    case .list: self = .text(Folding.fold(cell.text))
    }
  }

  var isMissing: Bool {
    if case .missing = self { return true }
    return false
  }

  /// Negative, zero or positive as in `a - b`; text after numbers, missing after all.
  static func compare(_ a: SortValue, _ b: SortValue) -> Int {
    switch (a, b) {
    case (.number(let x), .number(let y)): x < y ? -1 : (x > y ? 1 : 0)
    case (.text(let x), .text(let y)): x < y ? -1 : (x > y ? 1 : 0)
    case (.missing, .missing): 0
    case (.number, _), (.text, .missing): -1
    default: 1
    }
  }
}
