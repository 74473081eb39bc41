// SPDX-License-Identifier: Apache-2.0
/// 128 numbers of a fixed width in bits, four side by side, as vectors of four are fast to unpack.
///
/// Number i stands in lane i mod 4. Each lane is a stream of 32 numbers, lowest bit first, cut into
/// words of 32 bits, and the words of the lanes take turns. Lemire and Boytsov, "Decoding billions of
/// integers per second through vectorization", 2015 (SIMD-BP128).

enum BlockPacking {
  /// Numbers of a block.
  static let count = 128

  /// Bytes of a block.
  static func byteCount(width: Int) -> Int { 16 * width }

  /// Appends a block of `values`, of which each fits in `width` bits.
  ///
  /// - Precondition: there are `count` values.
  static func pack(
    _ values: UnsafeBufferPointer<UInt32>, width: Int, into bytes: inout GrowingArray<UInt8>
  ) {
    let output = UnsafeMutableRawPointer(bytes.appendUninitialized(byteCount(width: width)))
    guard width > 0 else { return }
    let source = UnsafeRawBufferPointer(values)
    // The words under way, one of each lane, and how many bits they have.
    var words = SIMD4<UInt32>.zero
    var bits = 0
    var written = 0
    for start in stride(from: 0, to: 4 * count, by: 16) {
      let four = source.loadUnaligned(fromByteOffset: start, as: SIMD4<UInt32>.self)
      words |= four &<< SIMD4(repeating: UInt32(truncatingIfNeeded: bits))
      bits += width
      guard bits >= 32 else { continue }
      output.storeBytes(of: words, toByteOffset: written, as: SIMD4<UInt32>.self)
      written += 16
      bits -= 32
      let used = UInt32(truncatingIfNeeded: width - bits)
      words = bits > 0 ? four &>> SIMD4(repeating: used) : .zero
    }
  }

  /// Writes the numbers of the block at `source`, each one more, to `output`.
  @inline(__always)
  static func unpack(
    _ source: UnsafePointer<UInt8>, width: Int, plusOneInto output: UnsafeMutablePointer<UInt32>
  ) {
    let output = UnsafeMutableRawPointer(output)
    forEachFour(source, width) { place, four in
      output.storeBytes(of: four &+ 1, toByteOffset: 16 * place, as: SIMD4<UInt32>.self)
    }
  }

  /// Writes the numbers of the block at `source` to `output`.
  @inline(__always)
  static func unpack(
    _ source: UnsafePointer<UInt8>, width: Int, into output: UnsafeMutablePointer<UInt32>
  ) {
    let output = UnsafeMutableRawPointer(output)
    forEachFour(source, width) { place, four in
      output.storeBytes(of: four, toByteOffset: 16 * place, as: SIMD4<UInt32>.self)
    }
  }

  /// The same of some of the block's fours alone.
  @inline(__always)
  static func unpack(
    _ source: UnsafePointer<UInt8>, width: Int, fours: Range<Int>,
    into output: UnsafeMutablePointer<UInt32>
  ) {
    let (raw, output) = (UnsafeRawPointer(source), UnsafeMutableRawPointer(output))
    let mask = SIMD4<UInt32>(repeating: mask(width))
    for place in fours {
      let four = four(raw, bit: place &* width, width) & mask
      output.storeBytes(of: four, toByteOffset: 16 * place, as: SIMD4<UInt32>.self)
    }
  }

  /// Writes the ascending values that begin with `first` and whose steps less 1 are the numbers of
  /// the block at `source`; its first number is 0.
  @inline(__always)
  static func unpack(
    _ source: UnsafePointer<UInt8>, width: Int, ascendingFrom first: UInt32,
    into output: UnsafeMutablePointer<UInt32>
  ) {
    let output = UnsafeMutableRawPointer(output)
    var last = SIMD4<UInt32>(repeating: first &- 1)
    forEachFour(source, width) { place, four in
      // One for each step comes last: added before, it keeps the sums from staying in vectors.
      var sums = four &+ SIMD4(0, four[0], four[1], four[2])
      sums = sums &+ SIMD4(0, 0, sums[0], sums[1])
      sums = sums &+ (last &+ SIMD4(1, 2, 3, 4))
      output.storeBytes(of: sums, toByteOffset: 16 * place, as: SIMD4<UInt32>.self)
      last = SIMD4(repeating: sums[3])
    }
  }

  /// One number of the block at `source`.
  @inline(__always)
  static func number(_ index: Int, of source: UnsafePointer<UInt8>, width: Int) -> UInt32 {
    if width == 0 { return 0 }
    let raw = UnsafeRawPointer(source)
    let bit = index / 4 * width
    let start = 16 * (bit / 32) + 4 * (index & 3)
    var word = UInt64(raw.loadUnaligned(fromByteOffset: start, as: UInt32.self))
    if bit & 31 + width > 32 {
      word |= UInt64(raw.loadUnaligned(fromByteOffset: start + 16, as: UInt32.self)) << 32
    }
    return UInt32(truncatingIfNeeded: word >> UInt64(bit & 31)) & mask(width)
  }

  @inline(__always)
  private static func mask(_ width: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: (UInt64(1) << UInt64(width)) &- 1)
  }

  @inline(__always)
  private static func forEachFour(
    _ source: UnsafePointer<UInt8>, _ width: Int, _ body: (Int, SIMD4<UInt32>) -> Void
  ) {
    let raw = UnsafeRawPointer(source)
    guard width > 0 else {
      for place in 0..<count / 4 { body(place, .zero) }
      return
    }
    let mask = SIMD4<UInt32>(repeating: mask(width))
    var bit = 0
    for place in 0..<count / 4 {
      body(place, four(raw, bit: bit, width) & mask)
      bit &+= width
    }
  }

  /// Four numbers that stand side by side, with what comes after them in the higher bits.
  @inline(__always)
  private static func four(_ raw: UnsafeRawPointer, bit: Int, _ width: Int) -> SIMD4<UInt32> {
    let start = (bit >> 5) << 4
    let shift = UInt32(truncatingIfNeeded: bit & 31)
    // Shifted before the branch: to return from within it makes unpacking a quarter slower.
    var four = raw.loadUnaligned(fromByteOffset: start, as: SIMD4<UInt32>.self)
    four = four &>> SIMD4(repeating: shift)
    if Int(shift) + width > 32 {
      let next = raw.loadUnaligned(fromByteOffset: start + 16, as: SIMD4<UInt32>.self)
      four |= next &<< SIMD4(repeating: 32 &- shift)
    }
    return four
  }
}
