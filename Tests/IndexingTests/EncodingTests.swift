// SPDX-License-Identifier: Apache-2.0
// The parts below the index: packing, hashing, numbering of strings.
import Testing

@testable import Indexing

@Suite struct EncodingTests {
  @Test(arguments: 0...32)
  func `packed numbers come back`(_ width: Int) {
    var generator = SeededGenerator(seed: UInt64(width))
    let greatest = width == 0 ? 0 : UInt32.max >> UInt32(32 - width)
    for count in [0, 1, 2, 7, 31, 127, 128] {
      var values = (0..<count).map { _ in UInt32.random(in: 0...greatest, using: &generator) }
      if count > 0 { values[count / 2] = greatest }
      var bytes = GrowingArray<UInt8>()
      let written = values.withUnsafeBufferPointer { buffer in
        if count > 0 { #expect(BitPacking.width(buffer) == width) }
        BitPacking.pack(buffer, width: width, into: &bytes)
        return bytes.count
      }
      #expect(written == BitPacking.byteCount(count, width: width))
      for _ in 0..<BitPacking.padding { bytes.append(0xFF) }
      var output = GrowingArray<UInt32>(zeros: count)
      BitPacking.unpack(bytes.base, count: count, width: width, into: output.base)
      #expect(Array(output.elements) == values)
      output.removeAll()
    }
  }

  @Test(arguments: 0...32)
  func `numbers of a full block come back, one by one and as steps`(_ width: Int) {
    var generator = SeededGenerator(seed: UInt64(width) + 50)
    let greatest = width == 0 ? 0 : UInt32.max >> UInt32(32 - width)
    var values = (0..<128).map { _ in UInt32.random(in: 0...greatest, using: &generator) }
    values[64] = greatest
    values[0] = 0
    var bytes = GrowingArray<UInt8>()
    values.withUnsafeBufferPointer { BlockPacking.pack($0, width: width, into: &bytes) }
    #expect(bytes.count == BlockPacking.byteCount(width: width))
    let output = GrowingArray<UInt32>(zeros: 128)
    BlockPacking.unpack(bytes.base, width: width, plusOneInto: output.base)
    #expect(Array(output.elements) == values.map { $0 &+ 1 })
    #expect((0..<128).map { BlockPacking.number($0, of: bytes.base, width: width) } == values)
    for fours in [0..<1, 3..<9, 30..<32] {
      BlockPacking.unpack(bytes.base, width: width, fours: fours, into: output.base)
      let slots = 4 * fours.lowerBound..<4 * fours.upperBound
      #expect(Array(output.elements[slots]) == Array(values[slots]))
    }
    BlockPacking.unpack(bytes.base, width: width, ascendingFrom: 7, into: output.base)
    var sum: UInt32 = 6
    #expect(
      Array(output.elements)
        == values.map { step in
          sum = sum &+ step &+ 1
          return sum
        })
    #expect(bytes.count == BlockPacking.byteCount(width: width))
  }

  /// Values of the reference implementation (xxhsum 0.8, `xxhsum -H64`).
  @Test(arguments: [
    ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B),
    ("abc", 0x44BC_2CF5_AD77_0999),
    ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
  ])
  func `checksums are those of XXH64`(_ text: String, _ hash: UInt64) {
    #expect(Array(text.utf8).withUnsafeBytes(Checksum.xxh64) == hash)
  }

  @Test func `a moment too far off to be told is the last`() {
    let now = Moment.now
    #expect(now.milliseconds(to: now.advanced(bySeconds: 1.5)) == 1500)
    #expect(now.advanced(bySeconds: -1) < now && now <= Moment.now)
    for seconds in [1e300, .infinity, 1e10] { #expect(now.advanced(bySeconds: seconds) > now) }
  }

  @Test func `equal strings get one number, in order of appearance`() throws {
    var interner = ByteInterner("strings")
    var numbers: [[UInt8]: UInt32] = [:]
    var generator = SeededGenerator(seed: 41)
    for _ in 0..<5_000 {
      let length = Int.random(in: 0...20, using: &generator)
      let string = (0..<length).map { _ in UInt8.random(in: 0...1, using: &generator) }
      let (number, isNew) = try string.withUnsafeBufferPointer { try interner.intern($0) }
      #expect(isNew == (numbers[string] == nil))
      let expected = numbers[string] ?? UInt32(numbers.count)
      numbers[string] = expected
      #expect(number == expected)
      #expect(Array(interner.pool[Int(number)]) == string)
    }
    #expect(interner.count == numbers.count)
  }

  @Test func `search in a table of starts`() {
    var array = GrowingArray<UInt32>()
    for value: UInt32 in [0, 0, 3, 3, 8] { array.append(value) }
    let section = Section(UnsafePointer(array.base), count: array.count, watch: nil)
    #expect(section.lastIndex(notAbove: 0, in: 0..<5) == 1)
    #expect(section.lastIndex(notAbove: 2, in: 0..<5) == 1)
    #expect(section.lastIndex(notAbove: 3, in: 0..<5) == 3)
    #expect(section.lastIndex(notAbove: 99, in: 0..<5) == 4)
    #expect(section.lastIndex(notAbove: 0, in: 2..<5) == 2)
    #expect(section.isTableOfStarts(entries: 4, upTo: 8))
    #expect(!section.isTableOfStarts(entries: 4, upTo: 9))
    #expect(!section.isAscending(1) && section.allBelow(9) && !section.allBelow(8))
    array.removeAll()
  }
}
