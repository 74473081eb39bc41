// SPDX-License-Identifier: Apache-2.0
// Text as a JSON string.

/// JSON strings: letters of every script as they are; controls, those of direction among them,
/// as `\u` escapes, so that a line shown on a terminal cannot disturb it.
package enum JSONString {
  /// The text between quotation marks.
  package static func quoted(_ text: String) -> String {
    let isPlain = !text.utf8.contains { $0 == 0x22 || $0 == 0x5C } && !Printable.needsCare(text)
    if isPlain { return "\"\(text)\"" }
    var out = "\""
    for scalar in text.unicodeScalars {
      if let escape = escape(scalar.value) {
        out += escape
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  private static func escape(_ value: UInt32) -> String? {
    switch value {
    case 0x22: "\\\""
    case 0x5C: "\\\\"
    case 0x0A: "\\n"
    case 0x0D: "\\r"
    case 0x09: "\\t"
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: unicode(value)
    default: Printable.isBidiControl(value) ? unicode(value) : nil
    }
  }

  private static func unicode(_ value: UInt32) -> String {
    "\\u" + Printable.hexadecimal(value)
  }
}
