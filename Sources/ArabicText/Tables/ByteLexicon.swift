// SPDX-License-Identifier: Apache-2.0
// Lists of folded words that are asked for by their bytes, without making a string of them.

/// Which lists a word stands in: a hash table from UTF-8 bytes to a set of flags, built once.
struct ByteLexicon: Sendable {
  /// Index of the first byte in `bytes`, and how many bytes; 0 bytes where the slot is free.
  private struct Slot {
    var start: UInt32 = 0
    var count: UInt32 = 0
    var flags: UInt32 = 0
  }

  private var bytes: [UInt8] = []
  private var slots = [Slot](repeating: Slot(), count: 1024)
  private var taken = 0

  /// - Parameter lists: words apart by white space, and the flags that stand for their list.
  init(_ lists: [(flags: UInt32, words: StaticString)]) {
    for (flags, words) in lists {
      words.withUTF8Buffer { text in
        for word in text.split(whereSeparator: { $0 <= 0x20 }) {
          add(UnsafeBufferPointer(rebasing: word), flags)
        }
      }
    }
  }

  /// The flags of all lists that hold the word; 0 if none does.
  func flags(of word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    slots.withUnsafeBufferPointer { slots in
      bytes.withUnsafeBufferPointer { bytes in
        slots[Self.place(of: word, in: slots, bytes)].flags
      }
    }
  }

  mutating func add(_ word: UnsafeBufferPointer<UInt8>, _ flags: UInt32) {
    if 2 * taken >= slots.count { grow() }
    let place = self.place(of: word)
    if slots[place].count == 0 {
      slots[place] = Slot(start: UInt32(bytes.count), count: UInt32(word.count))
      bytes.append(contentsOf: word)
      taken += 1
    }
    slots[place].flags |= flags
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: 2 * old.count)
    for slot in old where slot.count > 0 {
      let place = bytes.withUnsafeBufferPointer { bytes in
        self.place(
          of: UnsafeBufferPointer(rebasing: bytes[Int(slot.start)..<Int(slot.start + slot.count)]))
      }
      slots[place] = slot
    }
  }

  private func place(of word: UnsafeBufferPointer<UInt8>) -> Int {
    slots.withUnsafeBufferPointer { slots in
      bytes.withUnsafeBufferPointer { Self.place(of: word, in: slots, $0) }
    }
  }

  /// The slot that holds the word, or the free one where it belongs.
  @inline(__always)
  private static func place(
    of word: UnsafeBufferPointer<UInt8>, in slots: UnsafeBufferPointer<Slot>,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let mask = slots.count - 1
    var place = hash(word) & mask
    while slots[place].count > 0 {
      let slot = slots[place]
      if Int(slot.count) == word.count {
        var index = 0
        while index < word.count, bytes[Int(slot.start) + index] == word[index] { index += 1 }
        if index == word.count { return place }
      }
      place = (place + 1) & mask
    }
    return place
  }

  /// From the first eight bytes and the last, which are all that most words have.
  @inline(__always)
  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    let ends = WordEnds(word)
    let both = ends.first &* 0x9E37_79B9_7F4A_7C15 ^ ends.last &* 0xC2B2_AE3D_27D4_EB4F
    let mixed = (both ^ both >> 32) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed >> 32)
  }
}
