// SPDX-License-Identifier: Apache-2.0
// What the tests of this floor share: texts, golden files, seeded randomness.

import ArabicText
import Foundation

/// The words, sentences and paragraphs of a text, as strings.
struct Cut {
  let bytes: [UInt8]
  let tokens: TokenizedText

  init(_ text: String) { self.init(bytes: Array(text.utf8)) }

  init(bytes: [UInt8]) {
    self.bytes = bytes
    var tokens = TokenizedText()
    tokens.tokenize(bytes.span)
    self.tokens = tokens
  }

  var words: [String] { (0..<tokens.count).map { text(tokens.wordByteRange($0)) } }
  var folded: [String] {
    (0..<tokens.count).map { String(decoding: tokens.folded($0), as: UTF8.self) }
  }
  var sentences: [String] {
    (0..<tokens.sentenceCount).map { text(tokens.sentenceByteRange($0)) }
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

/// A file of `Golden`, without its comment lines.
func golden(_ name: String) throws -> [Substring] {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  let file = folder.appendingPathComponent("Golden/\(name)")
  let text = try String(contentsOf: file, encoding: .utf8)
  return text.split(separator: "\n", omittingEmptySubsequences: false).filter {
    !$0.hasPrefix("#")
  }
}

/// A file of the shared materials, or nil where they are not beside the checkout.
func shared(_ path: String) -> URL? {
  let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let beside = package.deletingLastPathComponent().appendingPathComponent("shared")
  let given = ProcessInfo.processInfo.environment["FIHRIS_SHARED"]
  let root = given.map { URL(fileURLWithPath: $0) } ?? beside
  let file = root.appendingPathComponent(path)
  return FileManager.default.fileExists(atPath: file.path) ? file : nil
}

/// SplitMix64, so that a failure comes again.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Bytes of which many are Arabic, punctuation or broken.
func randomBytes(_ generator: inout SeededGenerator) -> [UInt8] {
  let pieces: [[UInt8]] = [
    Array("كتاب".utf8), Array("ﷲ".utf8), Array("ﻻ".utf8), Array("é".utf8), Array("ß".utf8),
    Array("e\u{301}".utf8), Array("\u{200F}".utf8), Array("ـ".utf8), Array("َّ".utf8), [0x2E],
    [0x20], [0x0A], [0x0D, 0x0A], Array("؟".utf8), Array("…".utf8), Array("“".utf8), [0x22],
    Array("٣٫٥".utf8), Array("𐍈".utf8), Array("漢".utf8), [0xC2], [0xD8], [0xE2, 0x80],
    [0xF0, 0x9F],
    [0xED, 0xA0, 0x80], [0xFF], [0x80], [0x00], Array("İ".utf8), Array("Å".utf8), Array("د".utf8),
  ]
  return (0..<Int.random(in: 0...60, using: &generator)).flatMap { _ in
    Bool.random(using: &generator)
      ? pieces.randomElement(using: &generator) ?? []
      : [UInt8.random(in: 0...255, using: &generator)]
  }
}
