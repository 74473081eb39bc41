// SPDX-License-Identifier: Apache-2.0
// What the tests of this floor share: golden files, marked sources, seeded randomness.

import Glibc
import Syntax
import Testing

/// Folders of the source tree, found from this file.
enum Place {
  static let tests = folder(of: #filePath)
  static let root = folder(of: folder(of: tests))

  private static func folder(of path: String) -> String {
    String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }
}

func readBytes(_ path: String) -> [UInt8]? {
  guard let file = fopen(path, "rb") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return bytes }
    bytes += buffer[..<count]
  }
}

func readText(_ path: String) -> String? {
  readBytes(path).map { String(decoding: $0, as: UTF8.self) }
}

/// Compares with a golden file beside the tests; `RECORD=1` writes it anew.
func checkGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation)
{
  let path = Place.tests + "/Golden/" + name
  if getenv("RECORD") != nil {
    guard let file = fopen(path, "wb") else {
      Issue.record("cannot write \(path)", sourceLocation: sourceLocation)
      return
    }
    fputs(text, file)
    fclose(file)
  } else {
    #expect(text == readText(path), "differs from \(name)", sourceLocation: sourceLocation)
  }
}

/// A script with markers `1️⃣` and `2️⃣` taken out, and the byte offsets where they stood.
struct MarkedSource {
  var text: String
  var offsets: [Int] = []

  init(_ marked: String) {
    text = ""
    for character in marked {
      if character == "1️⃣" || character == "2️⃣" {
        offsets.append(text.utf8.count)
      } else {
        text.append(character)
      }
    }
  }
}

/// SplitMix64: the same numbers for the same seed everywhere.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// Checks that `text` formats, in both keyword languages and in its own, to a script with the same
/// tree, and that what is formatted is left as it is.
func checkRoundTrip(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let (script, diagnostics) = parse(text)
  guard diagnostics.isEmpty else {
    Issue.record("\(diagnostics) in:\n\(text)", sourceLocation: sourceLocation)
    return
  }
  for keywords in [KeywordLanguage.english, .arabic, nil] {
    let formatted = Formatter.format(text, keywords: keywords).text ?? ""
    let again = parse(formatted)
    let message: Comment = "\(text)\n--- became ---\n\(formatted)"
    #expect(again.diagnostics == [], message, sourceLocation: sourceLocation)
    #expect(
      script.isEqualIgnoringRanges(again.script), message, sourceLocation: sourceLocation)
    #expect(
      Formatter.format(formatted, keywords: keywords).text == formatted, message,
      sourceLocation: sourceLocation)
  }
}
