// SPDX-License-Identifier: Apache-2.0
/// Writes the dictionary share by share, each to its place.

/// How much a stretch of the dictionary holds.
struct DictionarySize {
  var words = 0
  var wordBytes = 0
  var surfaces = 0
  var surfaceBytes = 0

  init() {}

  init(of forms: SortedForms, _ share: Int) {
    for entry in forms.share(share) {
      if entry.beginsWord {
        words += 1
        wordBytes += forms.folded(entry).count
      }
      if entry.beginsSurface {
        surfaces += 1
        surfaceBytes += forms.printed(entry).count
      }
    }
  }

  static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum.words += right.words
    sum.wordBytes += right.wordBytes
    sum.surfaces += right.surfaces
    sum.surfaceBytes += right.surfaceBytes
    return sum
  }
}

/// The arrays of a dictionary, whose shares several threads write, each to places of its own.
final class DictionaryArrays: @unchecked Sendable {
  var wordBytes = GrowingArray<UInt8>()
  var wordStarts = GrowingArray<UInt32>()
  var wordSurfaces = GrowingArray<UInt32>()
  var surfaceBytes = GrowingArray<UInt8>()
  var surfaceStarts = GrowingArray<UInt32>()
  var surfaceWords = GrowingArray<UInt32>()
  /// For each tokeniser the final numbers of its forms.
  private let numbers: [SharedArray]

  /// - Precondition: no size passes `UInt32`.
  init(_ size: DictionarySize, _ numbers: [SharedArray]) {
    self.numbers = numbers
    _ = wordBytes.appendUninitialized(size.wordBytes)
    _ = wordStarts.appendUninitialized(size.words + 1)
    _ = wordSurfaces.appendUninitialized(size.words + 1)
    _ = surfaceBytes.appendUninitialized(size.surfaceBytes)
    _ = surfaceStarts.appendUninitialized(size.surfaces + 1)
    _ = surfaceWords.appendUninitialized(size.surfaces)
    wordStarts[size.words] = UInt32(size.wordBytes)
    wordSurfaces[size.words] = UInt32(size.surfaces)
    surfaceStarts[size.surfaces] = UInt32(size.surfaceBytes)
  }

  /// Writes a share, in front of which stands `start`.
  func write(_ forms: SortedForms, _ share: Int, from start: DictionarySize) {
    var next = start
    // Not the arrays themselves, whose owners the threads would count.
    let numbers = numbers.map(\.base)
    let entries = forms.share(share)
    for index in entries.indices {
      forms.prefetch(after: index, of: entries)
      let entry = entries[index]
      if entry.beginsWord {
        wordStarts.base[next.words] = UInt32(next.wordBytes)
        wordSurfaces.base[next.words] = UInt32(next.surfaces)
        next.wordBytes = Self.copy(forms.folded(entry), to: wordBytes.base, at: next.wordBytes)
        next.words += 1
      }
      if entry.beginsSurface {
        surfaceStarts.base[next.surfaces] = UInt32(next.surfaceBytes)
        surfaceWords.base[next.surfaces] = UInt32(next.words - 1)
        next.surfaceBytes = Self.copy(
          forms.printed(entry), to: surfaceBytes.base, at: next.surfaceBytes)
        next.surfaces += 1
      }
      numbers[Int(entry.tokenizer)][Int(entry.form)] = UInt32(next.surfaces - 1)
    }
  }

  /// The place behind the bytes copied.
  private static func copy(
    _ bytes: UnsafeBufferPointer<UInt8>, to base: UnsafeMutablePointer<UInt8>, at place: Int
  ) -> Int {
    if let source = bytes.baseAddress { (base + place).update(from: source, count: bytes.count) }
    return place + bytes.count
  }
}
