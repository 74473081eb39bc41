// SPDX-License-Identifier: Apache-2.0
/// A date of news, or that there is none, in 32 bits.
import Loading

/// Year, month and day side by side, so that packed dates compare as dates do.
struct PackedDate: RawRepresentable, Equatable {
  let rawValue: Int32

  static let missing = PackedDate(rawValue: .min)

  init(rawValue: Int32) { self.rawValue = rawValue }

  init(_ date: NewsDate?) {
    rawValue = date.map { Int32($0.year << 9 | $0.month << 5 | $0.day) } ?? Self.missing.rawValue
  }

  /// Nil when missing, or when the number is no date.
  var date: NewsDate? {
    NewsDate(
      year: Int(rawValue >> 9), month: Int(rawValue >> 5 & 15), day: Int(rawValue & 31))
  }
}
