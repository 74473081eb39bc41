// SPDX-License-Identifier: Apache-2.0
// The dictionary gives back each word, and finds where others would stand.
import Testing

@testable import Indexing

@Suite struct LexiconTests {
  /// Words of one letter to 600 bytes, many of which share much with the next one, in order.
  private static func words(_ count: Int) -> [[UInt8]] {
    let letters = ["ا", "ب", "ل", "x"]
    var generator = SeededGenerator(seed: UInt64(count) + 71)
    var words: Set<[UInt8]> = []
    while words.count < count {
      let length = Int.random(in: 1...(words.count % 50 == 7 ? 300 : 12), using: &generator)
      var word = Int.random(in: 0..<4, using: &generator) == 0 ? "والاستقلال" : ""
      for _ in 0..<length { word += letters[Int.random(in: 0..<4, using: &generator)] }
      words.insert(Array(word.utf8))
    }
    return words.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// An index whose dictionary is `words`.
  private func lexicon(_ words: [[UInt8]]) throws -> (SectionStorage, Lexicon) {
    let storage = SectionStorage()
    var pool = try pool(words)
    pool.seal(into: storage, bytes: .builtWordBytes, starts: .builtWordStarts)
    var surfaces = try self.pool(words)
    surfaces.seal(into: storage, bytes: .surfaceBytes, starts: .surfaceStarts)
    for id in [SectionID.builtWordCounts, .builtSurfaceCounts, .surfaceWords, .wordSurfaces] {
      var numbers = GrowingArray<UInt32>()
      for number in 0..<words.count + (id == .wordSurfaces ? 1 : 0) {
        let isCount = id == .builtWordCounts || id == .builtSurfaceCounts
        numbers.append(isCount ? count(ofWord: number) : UInt32(number))
      }
      storage.adopt(id, &numbers)
    }
    Lexicon.build(try Vocabulary(storage), into: storage)
    return (storage, try Lexicon(storage))
  }

  private func pool(_ words: [[UInt8]]) throws -> BytePoolBuilder {
    var pool = BytePoolBuilder("words")
    for word in words { try word.withUnsafeBufferPointer { try pool.append($0) } }
    return pool
  }

  /// Small ones, some that take more than a byte, and those at the border.
  private func count(ofWord number: Int) -> UInt32 {
    number % 9 == 0 ? UInt32(number) * 7_919 + 1 : UInt32([1, 2, 254, 255, 256][number % 5])
  }

  @Test(arguments: [0, 1, 2, 15, 16, 17, 32, 400])
  func `each word and its count come back`(_ size: Int) throws {
    let words = Self.words(size)
    let (storage, lexicon) = try lexicon(words)
    try lexicon.validate()
    #expect(lexicon.words.count == size)
    for (number, word) in words.enumerated() {
      let number = UInt32(number)
      #expect(lexicon.words.withWord(number) { Array($0) } == word)
      #expect(lexicon.words.length(number) == word.count)
      #expect(word.withUnsafeBufferPointer(lexicon.number) == number)
      #expect(lexicon.wordCounts[number] == count(ofWord: Int(number)))
      #expect(lexicon.surfaceCounts[number] == count(ofWord: Int(number)))
    }
    withExtendedLifetime(storage) {}
  }

  @Test(arguments: [0, 1, 16, 17, 400])
  func `a word that is not there is placed where it would stand`(_ size: Int) throws {
    let words = Self.words(size)
    let (storage, lexicon) = try lexicon(words)
    let present = Set(words)
    let ends: [[UInt8]] = [[], [1], Array("يي".utf8)]
    for word in words + ends {
      let shorter = Array(word.dropLast())
      for other in [word + [1], word + [0xFF], shorter, shorter + [0xFE]] {
        let place = words.firstIndex { !$0.lexicographicallyPrecedes(other) } ?? words.count
        other.withUnsafeBufferPointer { bytes in
          #expect(lexicon.words.first(notBefore: bytes) == UInt32(place))
          #expect(lexicon.number(of: bytes) == (present.contains(other) ? UInt32(place) : nil))
          let ends = words[place...].firstIndex { !$0.starts(with: other) } ?? words.count
          #expect(lexicon.words(prefix: bytes) == UInt32(place)..<UInt32(ends))
        }
      }
    }
    withExtendedLifetime(storage) {}
  }

  @Test func `the filter lets few words pass that are not there`() throws {
    let all = Self.words(2_048)
    let words = all.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
    let (storage, _) = try lexicon(words)
    let filter = try WordFilter(storage, wordCount: words.count)
    let passed = all.enumerated().filter { $0.offset % 2 == 1 }.count {
      $0.element.withUnsafeBufferPointer(filter.mayHold)
    }
    #expect(passed < words.count / 10)
  }
}
