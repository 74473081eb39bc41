// SPDX-License-Identifier: Apache-2.0
/// Puts the text of a part together again from its words and what stands between them.

/// The text of a title or a body, no byte of which is stored as such.
struct PartText {
  private let forward: ForwardList
  private let printed: BytePool
  /// The words of the part.
  private let positions: Range<UInt32>
  private let tail: UnsafeBufferPointer<UInt8>

  init(_ index: InvertedIndex, _ article: UInt32, _ part: Part) {
    forward = index.forward
    printed = index.lexicon.surfaces
    positions = index.positions(of: ArticleID(rawValue: article), part: part)
    tail = forward.gapTexts[forward.tails[2 * article + UInt32(part.rawValue)]]
  }

  /// Bytes of the whole. O(32).
  var count: Int {
    guard let last = positions.last else { return tail.count }
    let start = forward.byteStart(
      of: last, partStart: positions.lowerBound, lengths: printed)
    return start + printed.length(forward.surfaces[last]) + tail.count
  }

  /// The bytes in `range`, as far as the text goes; invalid UTF-8 is mended.
  ///
  /// - Complexity: O(log of the words + 32 + length of the range).
  func string(_ range: Range<Int>) -> String {
    let range = range.clamped(to: 0..<count)
    if range.isEmpty { return "" }
    return String(unsafeUninitializedCapacity: range.count) { copy(range, to: $0) }
  }

  /// Writes the bytes in `range` to `output`, and returns how many there were.
  private func copy(_ range: Range<Int>, to output: UnsafeMutableBufferPointer<UInt8>) -> Int {
    guard let base = output.baseAddress else { return 0 }
    var window = CopyWindow(range: range, output: base)
    let start = start(before: range.lowerBound)
    window.skip(to: start.byte)
    var place = start.position
    if start.byte == 0, place < positions.upperBound { window.append(forward.gap(before: place)) }
    while place < positions.upperBound, !window.isFull {
      window.append(printed[forward.surfaces[place]])
      place += 1
      if place < positions.upperBound { window.append(forward.gap(before: place)) }
    }
    if place == positions.upperBound { window.append(tail) }
    return window.written
  }

  /// A word that starts at or before `byte` with its first byte; the first word with 0, from where its
  /// gap is still to come, if no anchor is so early.
  private func start(before byte: Int) -> (position: UInt32, byte: Int) {
    let spacing = ForwardList.anchorSpacing
    let first = Int((positions.lowerBound + spacing - 1) / spacing)
    let end = Int((positions.upperBound + spacing - 1) / spacing)
    guard first < end else { return (positions.lowerBound, 0) }
    let anchor = forward.anchorBytes.lastIndex(
      notAbove: UInt32(clamping: byte), in: first..<end)
    let start = Int(forward.anchorBytes[anchor])
    return start <= byte && start > 0
      ? (UInt32(anchor) * spacing, start) : (positions.lowerBound, 0)
  }
}

/// Takes pieces of a text in turn and keeps the bytes of a range.
private struct CopyWindow {
  let range: Range<Int>
  let output: UnsafeMutablePointer<UInt8>
  /// Where the next piece begins in the text.
  private var byte = 0
  private(set) var written = 0

  init(range: Range<Int>, output: UnsafeMutablePointer<UInt8>) {
    self.range = range
    self.output = output
  }

  var isFull: Bool { byte >= range.upperBound }

  mutating func skip(to byte: Int) { self.byte = byte }

  @inline(__always)
  mutating func append(_ piece: UnsafeBufferPointer<UInt8>) {
    let low = max(range.lowerBound - byte, 0)
    let high = min(range.upperBound - byte, piece.count)
    byte += piece.count
    guard low < high, let source = piece.baseAddress else { return }
    (output + written).update(from: source + low, count: high - low)
    written += high - low
  }
}
