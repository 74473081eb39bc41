// SPDX-License-Identifier: Apache-2.0
// The names that are learned from: Latin spellings with the Arabic spellings of each.

import ArabicText
import Foundation

/// A Latin spelling and an Arabic one of the same name.
struct NamePair {
  var latin: [UInt8]
  var arabic: [UInt8]
  /// The part of the cross-validation that the Latin name belongs to.
  var part: Int
}

/// All names, in the order of their letters.
struct Names {
  /// Parts of the cross-validation; names with the same Latin letters are in one.
  static let parts = 5

  private(set) var pairs: [NamePair] = []
  /// For each Latin name, its Arabic spellings.
  private(set) var byLatin: [[UInt8]: Set<[UInt8]>] = [:]
  /// For each Arabic spelling, its Latin names.
  private(set) var byArabic: [[UInt8]: Set<[UInt8]>] = [:]

  /// - Parameters:
  ///   - transliteration: lines of an Arabic name, a tab, a Latin one.
  ///   - tokens: lines of a Latin name, a tab, Arabic letters parted by spaces, a tab, a count.
  ///   - kept: the Arabic names that may be learned from, one a line as JSON's `text` or plain.
  init(transliteration: String, tokens: String, kept: String) throws {
    let kept = Set(try Self.lines(kept).map { Self.folded(Self.text(in: $0)) })
    for line in try Self.lines(transliteration) {
      let fields = line.split(separator: "\t")
      if fields.count == 2 { add(fields[1], fields[0], kept) }
    }
    for line in try Self.lines(tokens) {
      let fields = line.split(separator: "\t")
      if fields.count == 3 {
        add(fields[0], Substring(fields[1].filter { $0 != " " }), kept)
      }
    }
    for (latin, spellings) in byLatin {
      for arabic in spellings {
        pairs.append(NamePair(latin: latin, arabic: arabic, part: Self.part(of: latin)))
        byArabic[arabic, default: []].insert(latin)
      }
    }
    pairs.sort { a, b in
      a.latin == b.latin
        ? a.arabic.lexicographicallyPrecedes(b.arabic) : a.latin.lexicographicallyPrecedes(b.latin)
    }
  }

  private mutating func add(_ latin: Substring, _ arabic: Substring, _ kept: Set<[UInt8]>) {
    let folded = Self.folded(String(arabic))
    guard kept.contains(folded), Self.isOne(folded, of: .arabic) else { return }
    let latin = Self.folded(String(latin)).filter { (0x61...0x7A).contains($0) }
    if Self.isOne(latin, of: .latin) { byLatin[latin, default: []].insert(folded) }
  }

  private static func isOne(_ word: [UInt8], of script: SpellingScript) -> Bool {
    word.withUnsafeBufferPointer { SpelledWord(folded: $0)?.script == script }
  }

  static func folded(_ word: String) -> [UInt8] { Array(Folding.fold(word).utf8) }

  /// The part of a Latin name: FNV-1a of its letters.
  static func part(of latin: [UInt8]) -> Int {
    let hash = latin.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    return Int(hash >> 8) % parts
  }

  static func lines(_ path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  /// The `text` of a line of JSON; any other line itself.
  private static func text(in line: String) -> String {
    guard line.hasPrefix("{"),
      let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
      let text = object["text"] as? String
    else { return line }
    return text
  }
}
