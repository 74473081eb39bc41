// SPDX-License-Identifier: Apache-2.0
/// The pieces of texts that are not just a word, and the words in each.
import Quotes

/// Such pieces, numbered from 0 as they come.
struct CompoundPieces: ~Copyable {
  /// A word of a piece, in bytes from its start.
  struct Part: BitwiseCopyable {
    let start: UInt32
    let end: UInt32
    let form: UInt32
    let wordClass: WordClass
  }

  /// Pieces of more bytes are not remembered: they hardly come twice.
  static let longest = 64

  private var pieces = BytePoolBuilder("pieces of texts")
  private var parts = GrowingArray<Part>()
  /// Where the parts of each piece end.
  private var ends = GrowingArray<UInt32>()

  /// Adds a piece, whose words `add` adds next; its number.
  ///
  /// - Throws: `IndexError.tooLarge`.
  mutating func add(_ piece: UnsafeBufferPointer<UInt8>) throws(IndexError) -> UInt32 {
    // Fewer than 2³¹ even if each is one byte in 4 GiB.
    try pieces.append(piece)
    ends.append(UInt32(parts.count))
    return UInt32(pieces.count - 1)
  }

  /// Adds a word of the piece added last.
  mutating func add(_ part: Part) {
    parts.append(part)
    ends[ends.count - 1] = UInt32(parts.count)
  }

  /// The bytes of a piece.
  subscript(number: UInt32) -> UnsafeBufferPointer<UInt8> { pieces[Int(number)] }

  /// The words of a piece.
  func parts(of number: UInt32) -> UnsafeBufferPointer<Part> {
    let start = number > 0 ? Int(ends[Int(number) - 1]) : 0
    return UnsafeBufferPointer(rebasing: parts.elements[start..<Int(ends[Int(number)])])
  }
}
