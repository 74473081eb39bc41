// SPDX-License-Identifier: Apache-2.0
// Widths agree with the C library's; cuts keep to them.

import Glibc
import Testing

@testable import Rendering

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("كيربي", 5), ("تعهّدا", 5), ("لا", 2), ("ﻻ", 1), ("a\u{200F}b", 2), ("موسـكو", 6), ("日本", 4),
    ("٢٠٢٣", 4), ("é", 1), ("e\u{301}", 1), ("😀", 2), ("", 0),
  ])
  func `cells are counted, not letters`(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  /// The C library's table is of another version of Unicode, so only long settled blocks.
  @Test(arguments: [
    0x20...0x24F, 0x370...0x52F, 0x5D0...0x5EA, 0x600...0x6FF, 0x750...0x77F, 0x2010...0x2027,
    0x3041...0x3096, 0x4E00...0x4FFF, 0xAC00...0xAD00, 0xFB50...0xFDC7, 0xFE70...0xFEFC,
    0xFF01...0xFF60, 0x1F600...0x1F64F,
  ])
  func `widths are those of wcwidth`(block: ClosedRange<UInt32>) throws {
    typealias Width = @convention(c) (wchar_t) -> CInt
    let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
    let previous = uselocale(locale)
    defer { uselocale(previous) }
    let symbol = try #require(dlsym(nil, "wcwidth"))
    let wcwidth = unsafeBitCast(symbol, to: Width.self)
    for value in block {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let wanted = wcwidth(wchar_t(value))
      guard wanted >= 0 else { continue }
      #expect(DisplayWidth.of(scalar) == Int(wanted), "U+\(String(value, radix: 16))")
    }
  }

  @Test(arguments: 0...12)
  func `a cut text never passes its width`(width: Int) {
    for text in ["تعهّدا بزيادة", "日本語 text", "e\u{301}e\u{301}e\u{301}", "كيربي"] {
      #expect(DisplayWidth.of(Cutting.head(text, to: width)) <= width)
      #expect(DisplayWidth.of(Cutting.tail(text, to: width)) <= width)
    }
  }

  @Test func `a cut is marked at the side it was made`() {
    #expect(Cutting.head("تعهّدا بزيادة", to: 5) == "تعهّد…")
    #expect(Cutting.tail("تعهّدا بزيادة", to: 5) == "…يادة")
    #expect(Cutting.head("كيربي", to: 5) == "كيربي")
  }
}
