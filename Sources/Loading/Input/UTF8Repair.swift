// SPDX-License-Identifier: Apache-2.0
// Finds and mends invalid UTF-8.

/// Where bytes are made valid UTF-8.
enum UTF8Repair {
  /// Nil when `bytes` are valid; else the bytes with each maximal invalid part made U+FFFD, as the
  /// Unicode Standard recommends (3.9, "U+FFFD substitution of maximal subparts").
  static func repaired(_ bytes: Span<UInt8>) -> [UInt8]? {
    bytes.withUnsafeBufferPointer { bytes in
      if UTF8Validity.isValid(UnsafeRawBufferPointer(bytes)) { return nil }
      return Array(String(decoding: bytes, as: UTF8.self).utf8)
    }
  }
}
