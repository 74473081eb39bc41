// SPDX-License-Identifier: Apache-2.0
// Cuts the text of a date into numbers, folded words and marks.

/// One piece of a date's text.
enum DateToken: Equatable {
  /// A run of digits of any script; `digits` is how many were written.
  case number(Int, digits: Int)
  /// A run of letters, folded.
  case word(String)
  /// Anything else that is printed.
  case mark(Unicode.Scalar)
  case space
}

/// The pieces of a date's text, without white space at either end.
struct DateTokens {
  private(set) var list: [DateToken] = []

  init(_ text: String) {
    list.reserveCapacity(16)
    for scalar in text.unicodeScalars { append(scalar) }
    while list.first == .space { list.removeFirst() }
    while list.last == .space { list.removeLast() }
  }

  /// The token at an index; nil outside.
  subscript(index: Int) -> DateToken? { list.indices.contains(index) ? list[index] : nil }

  private mutating func append(_ scalar: Unicode.Scalar) {
    if let digit = DateTokens.digit(scalar) {
      append(digit: digit)
    } else if DateTokens.isPassedOver(scalar) {
      return
    } else if scalar.properties.isAlphabetic {
      append(letter: DateTokens.folded(scalar))
    } else if scalar.properties.isWhitespace {
      if list.last != .space { list.append(.space) }
    } else {
      list.append(.mark(DateTokens.plainMark(scalar)))
    }
  }

  private mutating func append(digit: Int) {
    guard case .number(let value, let digits)? = list.last else {
      list.append(.number(digit, digits: 1))
      return
    }
    // No date has more than 14 digits in a row; longer runs keep their length alone.
    list[list.count - 1] = .number(digits < 18 ? value * 10 + digit : 0, digits: digits + 1)
  }

  private mutating func append(letter: String) {
    guard case .word(let word)? = list.last else {
      list.append(.word(letter))
      return
    }
    list[list.count - 1] = .word(word + letter)
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value - 0x30)
    case 0x660...0x669: Int(scalar.value - 0x660)
    case 0x6F0...0x6F9: Int(scalar.value - 0x6F0)
    default: nil
    }
  }

  /// Tatweel, tashkeel, zero-width characters and bidi controls.
  private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x640, 0x64B...0x65F, 0x670, 0x61C, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069,
      0xFEFF:
      true
    default: false
    }
  }

  private static func folded(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "أ", "إ", "آ", "ٱ": "ا"
    case "ى", "ی", "ئ": "ي"
    case "ؤ": "و"
    case "ة": "ه"
    case "ک": "ك"
    default: scalar.properties.lowercaseMapping
    }
  }

  private static func plainMark(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "،": ","
    case "‐", "‑", "‒", "–", "—", "−": "-"
    case "⁄", "∕", "\\", "؍": "/"
    default: scalar
    }
  }
}
