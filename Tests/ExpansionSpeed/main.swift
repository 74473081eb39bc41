// SPDX-License-Identifier: Apache-2.0
// Measures how long it takes to look a word up at each level: medians over words of a snapshot.
// `swift run -c release expansion-speed SNAPSHOT [WORDS]`

import Engine
import Glibc
import Indexing
import Planning
import Syntax

/// Microseconds that each of some words takes at a level, ascending.
func times(_ words: [String], _ level: MatchLevel, _ index: InvertedIndex) throws -> [Double] {
  let expander = Expander(index)
  let clock = ContinuousClock()
  return try words.map { word in
    let phrase = PhrasePlan(
      level: level, elements: [.word(word)], value: word, range: SourceRange(0, 0))
    let start = clock.now
    _ = try expander.pattern(.phrase(phrase))
    let time = start.duration(to: clock.now).components
    return Double(time.seconds) * 1e6 + Double(time.attoseconds) / 1e12
  }.sorted()
}

/// Words of the dictionary, evenly spread over it: each as it is printed most often.
func sample(_ count: Int, of index: InvertedIndex) -> [String] {
  (0..<count).map { place in
    let word = WordID(rawValue: UInt32(place * index.wordCount / count))
    return index.printed(index.commonestSurface(of: word))
  }
}

guard CommandLine.arguments.count > 1 else {
  print("usage: expansion-speed SNAPSHOT [WORDS]")
  exit(2)
}
let index = try InvertedIndex.open(CommandLine.arguments[1])
let count = CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 4000
let words = sample(min(count, index.wordCount), of: index)
for level in [MatchLevel.plain, .word, .stem, .like] {
  guard let times = try? times(words, level, index), !times.isEmpty else { continue }
  func quantile(_ share: Double) -> Int { Int(times[Int(share * Double(times.count - 1))]) }
  print(
    "\(level.rawValue): median \(quantile(0.5)) µs, nine in ten under \(quantile(0.9)) µs, "
      + "longest \(quantile(1)) µs, \(times.count) words")
}
