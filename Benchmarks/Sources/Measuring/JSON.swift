// SPDX-License-Identifier: Apache-2.0
// Writes results as JSON without Foundation, which would add to what is measured.

/// A JSON value that is written; keys stay in the order given.
public indirect enum JSON {
  case null
  case number(Double)
  case integer(Int)
  case text(String)
  case object([(String, JSON)])

  /// The value on one line.
  public var line: String {
    switch self {
    case .null: "null"
    case .integer(let number): String(number)
    case .number(let number): number.isFinite ? "\(number)" : "null"
    case .text(let text): Self.quoted(text)
    case .object(let members):
      "{" + members.map { Self.quoted($0) + ": " + $1.line }.joined(separator: ", ") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case _ where scalar.value < 0x20: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
