// SPDX-License-Identifier: Apache-2.0
// What each scalar becomes in folded text: a two-level table for the scripts of the news, and
// Unicode's own properties for all others.

/// What one scalar is to a word, and the letters it folds to.
struct FoldedScalar: Equatable {
  enum Kind: UInt8 {
    /// Ends a word: space, punctuation, symbol, bytes that are no UTF-8.
    case separator
    /// Part of a word; `bytes` is what it folds to.
    case letter
    /// Nothing by itself, printed on the letter before it: tashkeel, tatweel, accents.
    case mark
    /// Nothing at all: bidi controls, joiners, soft hyphen.
    case control
  }
  var kind: Kind
  /// UTF-8, the first byte lowest; zero unless a letter.
  var bytes: UInt64 = 0
  /// How many bytes; 1...8 for a letter, else 0.
  var count = 0
}

/// Folding of every scalar. The value is built once and never changes.
struct FoldingTable {
  /// For the high byte of a scalar below U+10000, the number of its page in `entries`, or
  /// `noPage`.
  private(set) var pages: [UInt8]
  /// 256 packed entries per page; pages 0...7 are U+0000–07FF in order, so that one- and two-byte
  /// sequences need no look-up of the page.
  private(set) var entries: [UInt32]
  /// Foldings longer than three bytes.
  private(set) var expansions: [FoldedScalar] = []

  static let noPage: UInt8 = 0xFF

  /// Packed entries hold up to three bytes of UTF-8 in their low 24 bits and one of these (or the
  /// number of bytes, 1...3) in the high 8.
  enum Tag {
    static let separator: UInt32 = 0
    static let mark: UInt32 = 16
    static let control: UInt32 = 17
    static let expansion: UInt32 = 18
  }

  static let shared = FoldingTable()

  /// The folding of `scalar`.
  func folded(_ scalar: UInt32) -> FoldedScalar {
    if scalar < 0x10000 {
      let page = pages[Int(scalar >> 8)]
      if page != Self.noPage { return unpack(entries[Int(page) << 8 | Int(scalar & 0xFF)]) }
    }
    return FoldedScalar(byPropertiesOf: scalar, table: self)
  }

  func unpack(_ entry: UInt32) -> FoldedScalar {
    let low = entry & 0xFF_FFFF
    switch entry >> 24 {
    case Tag.separator: return FoldedScalar(kind: .separator)
    case Tag.mark: return FoldedScalar(kind: .mark)
    case Tag.control: return FoldedScalar(kind: .control)
    case Tag.expansion: return expansions[Int(low)]
    case let count: return FoldedScalar(kind: .letter, bytes: UInt64(low), count: Int(count))
    }
  }

  private mutating func pack(_ value: FoldedScalar) -> UInt32 {
    if value.count <= 3 { return Self.packed(value) }
    expansions.append(value)
    return Tag.expansion << 24 | UInt32(expansions.count - 1)
  }

  /// The entry of a folding of three bytes or fewer.
  private static func packed(_ value: FoldedScalar) -> UInt32 {
    switch value.kind {
    case .separator: Tag.separator << 24
    case .mark: Tag.mark << 24
    case .control: Tag.control << 24
    case .letter: UInt32(value.count) << 24 | UInt32(value.bytes)
    }
  }

  private init() {
    let blocks: [UInt32] = [0, 1, 2, 3, 4, 5, 6, 7, 0x1E, 0x1F, 0x20, 0xFB, 0xFC, 0xFD, 0xFE]
    pages = [UInt8](repeating: Self.noPage, count: 256)
    entries = [UInt32](repeating: 0, count: blocks.count << 8)
    for (number, block) in blocks.enumerated() { pages[Int(block)] = UInt8(number) }
    var last: (scalar: UInt32, kind: FoldedScalar.Kind) = (0, .separator)
    TableRows.forEachKind { first, kind in
      setByRule(last.scalar..<first, last.kind)
      last = (first, kind)
    }
    setByRule(last.scalar..<0xFF00, last.kind)
    // The tables know better than the rules.
    TableRows.forEach(in: baseLetters) { set($0, FoldedScalar(letters: $1)) }
    TableRows.forEach(in: presentationForms) { scalar, letters in
      set(scalar, FoldedScalar(letters: letters, by: ArabicLetters.folded))
    }
  }

  /// Sets the entries of the scalars of one kind, as far as they have a page.
  private mutating func setByRule(_ scalars: Range<UInt32>, _ kind: FoldedScalar.Kind) {
    let pages = pages
    entries.withUnsafeMutableBufferPointer { entries in
      var scalar = scalars.lowerBound
      while scalar < scalars.upperBound {
        let end = min((scalar | 0xFF) + 1, scalars.upperBound)
        let page = pages[Int(scalar >> 8)]
        if page != Self.noPage {
          for scalar in scalar..<end {
            // One letter, which has three bytes at most below U+10000.
            let entry = Self.packed(FoldedScalar(byRuleFor: scalar, kind: kind))
            entries[Int(page) << 8 | Int(scalar & 0xFF)] = entry
          }
        }
        scalar = end
      }
    }
  }

  /// Sets the entry of a scalar that has a page.
  private mutating func set(_ scalar: UInt32, _ value: FoldedScalar) {
    entries[Int(pages[Int(scalar >> 8)]) << 8 | Int(scalar & 0xFF)] = pack(value)
  }
}
