// SPDX-License-Identifier: Apache-2.0
// Whether bytes are UTF-8, sixteen at a time.

/// What the Unicode Standard calls well-formed (table 3-7), put as what a byte may be after the
/// three before it. All is decided by single bits, that of interest in the highest place.
enum UTF8Validity {
  static func isValid(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    var fault = edge(at: 0, of: bytes)
    var start = ByteLanes.count
    while start + ByteLanes.wideCount <= bytes.count {
      if !isOfShortScalars(base + start) {
        for part in stride(from: start, to: start + ByteLanes.wideCount, by: ByteLanes.count) {
          fault = fault | faults(at: base + part)
        }
      }
      start += ByteLanes.wideCount
    }
    while start + ByteLanes.count <= bytes.count {
      fault = fault | faults(at: base + start)
      start += ByteLanes.count
    }
    // Behind the end stand zeros, which are no continuation of what the end leaves open.
    fault = fault | edge(at: start, of: bytes) | edge(at: start + ByteLanes.count, of: bytes)
    return !fault.anyHighest
  }

  /// Whether 64 bytes, as far as the three before them tell, are without fault, and no scalar of more
  /// than two bytes is among them: so it is with nearly all of an Arabic text.
  @inline(__always)
  private static func isOfShortScalars(_ memory: UnsafeRawPointer) -> Bool {
    var (outside, leads): (UInt64, UInt64) = (0, 0)
    var isOther = ByteLanes(repeating: 0)
    for start in stride(from: 0, to: ByteLanes.wideCount, by: ByteLanes.count) {
      let bytes = ByteLanes(memory + start)
      let isLead = bytes.isAbove(0xC1)
      // C0 and C1 would begin what is shorter without them.
      isOther = isOther | isLead ^ bytes.isAbove(0xBF) | bytes.isAbove(0xDF)
      outside |= bytes.highestBits << UInt64(start)
      leads |= isLead.highestBits << UInt64(start)
    }
    let last = memory.load(fromByteOffset: -1, as: UInt8.self)
    let isLastShort = last < 0xC0 || (0xC2...0xDF).contains(last)
    let mustContinue = leads << 1 | (last >= 0xC0 ? 1 : 0)
    return !isOther.anyHighest && isLastShort && outside & ~leads == mustContinue
      && memory.load(fromByteOffset: -2, as: UInt8.self) < 0xE0
      && memory.load(fromByteOffset: -3, as: UInt8.self) < 0xE0
  }

  /// The faults of a block that begins or ends outside, where zeros are taken to be.
  private static func edge(at start: Int, of bytes: UnsafeRawBufferPointer) -> ByteLanes {
    let size = ByteLanes.count
    return withUnsafeTemporaryAllocation(byteCount: 2 * size, alignment: size) { block in
      block.initializeMemory(as: UInt8.self, repeating: 0)
      let end = min(start + size, bytes.count)
      let begin = min(max(start - size, 0), end)
      if begin < end {
        let inside = UnsafeMutableRawBufferPointer(rebasing: block[(begin + size - start)...])
        inside.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[begin..<end]))
      }
      // The block is 32 bytes long, so it has an address.
      return block.baseAddress.map { faults(at: $0 + size) } ?? ByteLanes(repeating: 0xFF)
    }
  }

  /// The highest bit of each of sixteen bytes that cannot follow the three before it.
  @inline(__always)
  private static func faults(at memory: UnsafeRawPointer) -> ByteLanes {
    let byte = ByteLanes(memory)
    let last = ByteLanes(memory - 1)
    let third = ByteLanes(memory - 3)
    let isLead = last & last.bit(6)
    let isLongLead = isLead & last.bit(5)
    let isContinuation = byte & ~byte.bit(6)
    // C0 and C1 would begin what is shorter without them.
    let isNeedless =
      isLead & ~(last.bit(5) | last.bit(4) | last.bit(3) | last.bit(2) | last.bit(1))
    // Between them they have all bytes that may begin three or four bytes here.
    let isNearLongLead = isLongLead | third & third.bit(6) & third.bit(5)
    guard isNearLongLead.anyHighest else { return isContinuation ^ isLead | isNeedless }
    let second = ByteLanes(memory - 2)
    let mustContinue =
      isLead | second & second.bit(6) & second.bit(5)
      | third & third.bit(6) & third.bit(5) & third.bit(4)
    let fault = isContinuation ^ mustContinue | isNeedless
    return fault | faults(of: byte, after: last, isLongLead)
  }

  /// What cannot follow a lead of three or four bytes, or is none.
  @inline(__always)
  private static func faults(
    of byte: ByteLanes, after lead: ByteLanes, _ isLongLead: ByteLanes
  ) -> ByteLanes {
    let isOfThree = isLongLead & ~lead.bit(4)
    let isOfFour = isLongLead & lead.bit(4)
    let isZero = ~(lead.bit(3) | lead.bit(2) | lead.bit(1) | lead.bit(0))
    // E0 before 80 … 9F: fewer bytes would do. ED before A0 … BF: half a surrogate pair.
    let isED = isOfThree & lead.bit(3) & lead.bit(2) & ~lead.bit(1) & lead.bit(0)
    let ofThree = isOfThree & isZero & ~byte.bit(5) | isED & byte.bit(5)
    // F0 before 80 … 8F: fewer bytes would do. F4 before 90 … BF and F5 … FF: past U+10FFFF.
    let isFourOrMore = isOfFour & lead.bit(2)
    let ofFour =
      isOfFour & isZero & ~(byte.bit(5) | byte.bit(4)) | isOfFour & lead.bit(3)
      | isFourOrMore & (lead.bit(1) | lead.bit(0) | byte.bit(5) | byte.bit(4))
    return ofThree | ofFour
  }
}
