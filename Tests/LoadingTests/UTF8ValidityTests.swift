// SPDX-License-Identifier: Apache-2.0
// Validity of UTF-8 as the standard library sees it.
import Testing

@testable import Loading

/// Valid and invalid pieces: every limit of table 3-7 of the Unicode Standard from both sides.
private let pieces: [[UInt8]] = [
  Array("a".utf8), Array("م".utf8), Array("…".utf8), Array("😀".utf8), [0], [0x7F], [0x80], [0xBF],
  [0xC0, 0x80], [0xC1, 0xBF], [0xC2, 0x80], [0xDF, 0xBF], [0xC3], [0xDF, 0xC2], [0xE0, 0x9F, 0xBF],
  [0xE0, 0xA0, 0x80], [0xE1, 0x80, 0x80], [0xED, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
  [0xEE, 0x80, 0x80], [0xEF, 0xBF, 0xBF], [0xE2, 0x80], [0xEC, 0xA0, 0x80], [0xEF, 0xA0, 0x80],
  [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x90, 0x80, 0x80], [0xF1, 0x80, 0x80, 0x80],
  [0xF3, 0xBF, 0xBF, 0xBF], [0xF4, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80],
  [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x80, 0x80, 0x80], [0xFF], [0xF0, 0x9F, 0x98],
]

private func expectAgreement(_ bytes: [UInt8]) {
  let isValid = (try? UTF8Span(validating: bytes.span)) != nil
  #expect(bytes.withUnsafeBytes { UTF8Validity.isValid($0) } == isValid, "\(bytes)")
}

@Test func `what is valid UTF-8 does not depend on where it stands`() {
  for piece in pieces {
    for before in 0...33 {
      for after in [0, 1, 2, 3, 13, 16, 17] {
        expectAgreement(
          [UInt8](repeating: 0x61, count: before) + piece + [UInt8](repeating: 0x62, count: after))
      }
    }
  }
}

@Test func `random pieces are valid where the standard library says so`() {
  var generator = SeededGenerator(state: 7)
  for _ in 0..<20_000 {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...30, using: &generator) {
      let among = Int.random(in: 0..<20, using: &generator) == 0 ? pieces.count : 4
      bytes += pieces[Int.random(in: 0..<among, using: &generator)]
    }
    expectAgreement(bytes)
  }
}

@Test func `each lead byte takes the continuations it should`() {
  for lead in UInt8(0x80)...0xFF {
    for second in UInt8.min...0xFF {
      expectAgreement([lead, second])
      expectAgreement([lead, second, 0x80])
      expectAgreement([lead, second, 0x80, 0x80])
    }
  }
}
