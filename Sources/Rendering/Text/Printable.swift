// SPDX-License-Identifier: Apache-2.0
// Text of articles made safe for a terminal: no control character reaches it.

/// Turns controls into something that can be seen.
package enum Printable {
  /// One line: runs of line breaks and tabs are one space, other controls are `⟨U+001B⟩`.
  package static func line(_ text: String) -> String {
    needsCare(text) ? escape(text, keepsLines: false) : text
  }

  /// Line breaks and tabs stay, other controls are `⟨U+001B⟩`.
  package static func lines(_ text: String) -> String {
    needsCare(text) ? escape(text, keepsLines: true) : text
  }

  /// A control that changes the direction of text around it.
  static func isBidiControl(_ value: UInt32) -> Bool {
    switch value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Whether some byte could begin a control: a quick look, true too often.
  static func needsCare(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte < 0x20 || byte == 0x7F || byte == 0xC2 { return true }
      if previous == 0xD8 && byte == 0x9C { return true }
      if previous == 0xE2 && (byte == 0x80 || byte == 0x81) { return true }
      previous = byte
    }
    return false
  }

  private static func escape(_ text: String, keepsLines: Bool) -> String {
    var out = ""
    var previous: UInt32 = 0
    for scalar in text.unicodeScalars {
      if isBreak(scalar.value) {
        if keepsLines {
          out += lineBreak(scalar.value, after: previous)
        } else if !isBreak(previous) {
          out += " "
        }
      } else if isControl(scalar.value) {
        out += "⟨U+\(hexadecimal(scalar.value))⟩"
      } else {
        out.unicodeScalars.append(scalar)
      }
      previous = scalar.value
    }
    return out
  }

  /// A tab stays; every other break is a line feed, CR LF a single one.
  private static func lineBreak(_ value: UInt32, after previous: UInt32) -> String {
    if value == 0x09 { return "\t" }
    return value == 0x0A && previous == 0x0D ? "" : "\n"
  }

  private static func isBreak(_ value: UInt32) -> Bool {
    switch value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  private static func isControl(_ value: UInt32) -> Bool {
    value < 0x20 || (0x7F..<0xA0).contains(value) || isBidiControl(value)
  }

  /// Upper case, at least four digits.
  static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
