// SPDX-License-Identifier: Apache-2.0
// The hand-labelled articles: what share is found, with which content and which speaker.

import Foundation
import Quotes
import Testing

/// A labelled or found utterance: its words by number, and who may be meant.
private struct Labelled {
  var words: Set<Int>
  var speakers: [String]
  var isDoubtful = false
}

private struct Figures {
  var gold = 0
  var found = 0
  var matched = 0
  var exact = 0
  var speaker = 0

  func f1(_ count: Int) -> Double { 2 * Double(count) / Double(max(1, gold + found)) }
}

/// The words of a text as runs of letters, digits and vowel signs, each with its bytes.
private func wordRanges(_ text: String) -> [Range<Int>] {
  var ranges: [Range<Int>] = []
  var start: Int?
  var offset = 0
  for scalar in text.unicodeScalars {
    let isWord =
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
      || (0x64B...0x652).contains(scalar.value) || scalar.value == 0x670 || scalar.value == 0x640
    if isWord {
      start = start ?? offset
    } else if let begun = start {
      ranges.append(begun..<offset)
      start = nil
    }
    offset += UTF8.width(scalar)
  }
  if let begun = start { ranges.append(begun..<offset) }
  return ranges
}

private func folded(_ name: String) -> Set<Substring> {
  let dropped = name.unicodeScalars.filter {
    !(0x64B...0x652).contains($0.value) && $0.value != 0x670 && $0.value != 0x640
  }
  let seats: [Unicode.Scalar: Unicode.Scalar] = [
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي",
  ]
  let same = String(String.UnicodeScalarView(dropped.map { seats[$0] ?? $0 })).lowercased()
  return Set(same.split { !$0.isLetter && !$0.isNumber })
}

/// Half of the words of both names together, or all of the shorter's.
private func isSameSpeaker(_ a: Labelled, _ b: Labelled) -> Bool {
  for x in a.speakers.map(folded) {
    for y in b.speakers.map(folded) where !x.isEmpty && !y.isEmpty {
      if x.isSubset(of: y) || y.isSubset(of: x) { return true }
      if 4 * x.intersection(y).count >= x.count + y.count { return true }
    }
  }
  return false
}

private func labels(_ quotes: [[String: Any]], _ text: String) -> [Labelled] {
  let ranges = wordRanges(text)
  let bytes = Array(text.utf8)
  return quotes.map { quote in
    var words = Set<Int>()
    for entry in quote["content"] as? [Any] ?? [] {
      let record = entry as? [String: Any]
      let piece = Array((record?["text"] as? String ?? entry as? String ?? "").utf8)
      guard let at = position(of: piece, record?["occurrence"] as? Int ?? 1, in: bytes) else {
        continue
      }
      words.formUnion(numbers(ranges, [at..<(at + piece.count)]))
    }
    return Labelled(
      words: words,
      speakers: [quote["speaker_name"], quote["speaker"]].compactMap { $0 as? String },
      isDoubtful: quote["doubtful"] as? Bool ?? false)
  }
}

private func position(of piece: [UInt8], _ occurrence: Int, in bytes: [UInt8]) -> Int? {
  var left = occurrence
  for start in bytes.indices where bytes[start...].starts(with: piece) {
    left -= 1
    if left == 0 { return start }
  }
  return nil
}

private func numbers(_ ranges: [Range<Int>], _ spans: [Range<Int>]) -> Set<Int> {
  Set(
    ranges.indices.filter { number in
      spans.contains {
        ranges[number].lowerBound >= $0.lowerBound - 1
          && ranges[number].upperBound <= $0.upperBound + 1
      }
    })
}

private func found(in text: String) -> [Labelled] {
  let ranges = wordRanges(text)
  let bytes = Array(text.utf8)
  return utterances(body: text).map { utterance in
    let printed = utterance.speakerSpan.map { String(decoding: bytes[$0], as: UTF8.self) }
    return Labelled(
      words: numbers(ranges, utterance.spans),
      speakers: [utterance.speakerName, printed ?? ""].filter { !$0.isEmpty })
  }
}

/// Pairs what is alike by half or more, the best first; what is doubtful counts neither way.
private func compare(_ gold: [Labelled], _ found: [Labelled], into figures: inout Figures) {
  var pairs: [(overlap: Double, gold: Int, found: Int)] = []
  for (g, one) in gold.enumerated() {
    for (f, other) in found.enumerated() {
      let union = one.words.union(other.words).count
      let overlap = Double(one.words.intersection(other.words).count) / Double(max(1, union))
      if overlap >= 0.5 { pairs.append((overlap, g, f)) }
    }
  }
  pairs.sort {
    let (a, b) = (gold[$0.gold].isDoubtful ? 1 : 0, gold[$1.gold].isDoubtful ? 1 : 0)
    return (-$0.overlap, a, $0.gold, $0.found) < (-$1.overlap, b, $1.gold, $1.found)
  }
  var (usedGold, usedFound) = (Set<Int>(), Set<Int>())
  var left = 0
  for pair in pairs where !usedGold.contains(pair.gold) && !usedFound.contains(pair.found) {
    usedGold.insert(pair.gold)
    usedFound.insert(pair.found)
    if gold[pair.gold].isDoubtful {
      left += 1
      continue
    }
    figures.matched += 1
    if pair.overlap == 1 { figures.exact += 1 }
    if isSameSpeaker(gold[pair.gold], found[pair.found]) { figures.speaker += 1 }
  }
  figures.gold += gold.count { !$0.isDoubtful }
  figures.found += found.count - left
}

private func records(_ url: URL) throws -> [[String: Any]] {
  try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map {
    try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
  }
}

@Test(.enabled(if: shared != nil, "FIHRIS_SHARED names no folder of labelled articles"))
func `hand-labelled articles are attributed as well as required`() throws {
  let folder = try #require(shared).appending(path: "gold")
  var figures = Figures()
  for set in ["quotes-dev", "quotes-seeds"] {
    var texts: [String: String] = [:]
    for article in try records(folder.appending(path: "\(set).articles.jsonl")) {
      texts[article["id"] as? String ?? ""] = article["text"] as? String
    }
    for record in try records(folder.appending(path: "\(set).gold.jsonl")) {
      let text = try #require(texts[record["id"] as? String ?? ""])
      let gold = labels(record["quotes"] as? [[String: Any]] ?? [], text)
      compare(gold, found(in: text), into: &figures)
    }
  }
  let right = Double(figures.speaker) / Double(max(1, figures.matched))
  print(
    "quotes: identification \(figures.f1(figures.matched)), exact \(figures.f1(figures.exact)), "
      + "speaker \(right), joint \(figures.f1(figures.speaker))")
  #expect(figures.gold > 200)
  #expect(figures.f1(figures.matched) >= 0.93)
  #expect(figures.f1(figures.exact) >= 0.86)
  #expect(right >= 0.95)
  #expect(figures.f1(figures.speaker) >= 0.89)
}
