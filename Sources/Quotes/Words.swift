// SPDX-License-Identifier: Apache-2.0
// The words of an article, a column for each thing that is known of them.

/// The words of the article that is being read. Most columns are written in one go, and most rules
/// look at one or two of them.
struct WordColumns: ~Copyable {
  var starts = Column<UInt32>()
  var ends = Column<UInt32>()
  /// The number of the form in which each word is printed.
  var forms = Column<UInt32>()
  var sentences = Column<UInt32>()
  var quotations = Column<Int32>()
  var gaps = Column<Gap>()
  var known = Column<WordClass>()

  var count: Int { starts.count }

  mutating func removeAll() {
    starts.removeAll()
    ends.removeAll()
    forms.removeAll()
    sentences.removeAll()
    quotations.removeAll()
    gaps.removeAll()
    known.removeAll()
  }
}

/// The words of an article, for reading.
struct Words {
  let count: Int
  fileprivate let starts: UnsafePointer<UInt32>
  fileprivate let ends: UnsafePointer<UInt32>
  fileprivate let forms: UnsafePointer<UInt32>
  fileprivate let sentences: UnsafePointer<UInt32>
  fileprivate let quotations: UnsafePointer<Int32>
  fileprivate let gaps: UnsafePointer<Gap>
  fileprivate let known: UnsafePointer<WordClass>

  subscript(number: Int) -> Word { Word(words: self, number: number) }
}

extension Words {
  /// Valid while `columns` are not written to.
  init(_ columns: borrowing WordColumns) {
    count = columns.count
    starts = UnsafePointer(columns.starts.base)
    ends = UnsafePointer(columns.ends.base)
    forms = UnsafePointer(columns.forms.base)
    sentences = UnsafePointer(columns.sentences.base)
    quotations = UnsafePointer(columns.quotations.base)
    gaps = UnsafePointer(columns.gaps.base)
    known = UnsafePointer(columns.known.base)
  }
}

/// One word: where it stands, and what is known of it.
struct Word {
  fileprivate let words: Words
  fileprivate let number: Int

  var start: UInt32 { words.starts[number] }
  var end: UInt32 { words.ends[number] }
  /// The number of the form in which it is printed.
  var form: UInt32 { words.forms[number] }
  /// The index of the sentence it stands in.
  var sentence: Int { Int(words.sentences[number]) }
  /// The innermost quotation it stands in, or -1.
  var quotation: Int32 { words.quotations[number] }
  /// What stands before it.
  var gap: Gap { words.gaps[number] }
  /// Entry in the lexicon, of the word without `proclitics`; 0 where unknown.
  var entry: UInt16 { words.known[number].entry }
  var proclitics: Proclitics { words.known[number].proclitics }
  /// Whether the printed form is the folded one.
  var isAsPrinted: Bool { words.known[number].marks.contains(.asPrinted) }
  /// Whether it is unknown and begins with a letter beyond ASCII.
  var mayBeName: Bool { entry == 0 && words.known[number].marks.contains(.beyondASCII) }
  /// What its letters are known by: see `WordClass`.
  var sign: UInt8 { words.known[number].sign }
  /// Whether it neither begins a report nor ends one: no joint, nothing but a space before it.
  var isPlain: Bool { gap.isEmpty && !words.known[number].marks.contains(.joint) }
}
