// SPDX-License-Identifier: Apache-2.0
// Folding of text to the form in which words are compared.

/// The form in which text compares at the level `plain`: hamza seats, ى/ي, ة/ه, tashkeel,
/// tatweel, presentation forms, Persian and Urdu shapes of the same letter, both Arabic digit
/// sets, Latin, Greek and Cyrillic case and accents count as nothing; bidi controls and joiners
/// are dropped.
///
/// Arabic words fold as by Lucene's ArabicNormalizer, with what it leaves out: ٱ, ؤ, ئ, U+0670,
/// U+FB50–FEFC, ک, ی and their like, digits. Folding what is folded changes nothing.
package enum Folding {
  /// The folded form of `text`; spaces and punctuation stay. For names, values and keywords.
  package static func fold(_ text: String) -> String {
    var folded = [UInt8]()
    fold(text.utf8.span, into: &folded)
    return String(decoding: folded, as: UTF8.self)
  }

  /// Appends the folded form of UTF-8 `bytes`; spaces and punctuation stay, a byte that is no
  /// UTF-8 becomes U+FFFD.
  package static func fold(_ bytes: Span<UInt8>, into result: inout [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      result.reserveCapacity(result.count + bytes.count)
      var index = 0
      while index < bytes.count {
        let (scalar, length) = UTF8Scalar.decode(bytes, at: index)
        index += length
        // Most queries hold only such letters: the first of them need not wait for the table.
        let folded =
          ArabicLetters.isLetter(scalar)
          ? FoldedScalar(byRuleFor: scalar, kind: .letter) : FoldingTable.shared.folded(scalar)
        switch folded.kind {
        case .letter: append(folded.bytes, folded.count, to: &result)
        case .separator:
          let (same, count) = UTF8Scalar.encode(scalar)
          append(same, count, to: &result)
        case .mark, .control: break
        }
      }
    }
  }

  /// Calls `body` with the folded form of `text`, which is valid during the call only.
  package static func withFolded<Result>(
    _ text: String, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try text.utf8.span.withUnsafeBufferPointer { bytes in
      try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { output in
        if let start = output.baseAddress, foldLetters(bytes, into: start) {
          return try body(UnsafeBufferPointer(rebasing: output[..<bytes.count]))
        }
        var folded: [UInt8] = []
        fold(text.utf8.span, into: &folded)
        return try folded.withUnsafeBufferPointer(body)
      }
    }
  }

  /// Folds letters that Arabic is written with, all of which have two bytes before and after.
  /// - Returns: whether there is nothing else; if not, what `output` holds means nothing.
  private static func foldLetters(
    _ bytes: UnsafeBufferPointer<UInt8>, into output: UnsafeMutablePointer<UInt8>
  ) -> Bool {
    var index = 0
    while index + 1 < bytes.count {
      let scalar = UInt32(bytes[index] & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F)
      guard bytes[index] & 0xFE == 0xD8, ArabicLetters.isLetter(scalar) else { return false }
      let folded = ArabicLetters.folded(scalar)
      output[index] = UInt8(truncatingIfNeeded: 0xC0 | folded >> 6)
      output[index + 1] = UInt8(truncatingIfNeeded: 0x80 | folded & 0x3F)
      index += 2
    }
    return index == bytes.count
  }

  private static func append(_ bytes: UInt64, _ count: Int, to result: inout [UInt8]) {
    for position in 0..<count {
      result.append(UInt8(truncatingIfNeeded: bytes >> UInt64(8 * position)))
    }
  }
}
