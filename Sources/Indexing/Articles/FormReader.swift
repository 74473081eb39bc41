// SPDX-License-Identifier: Apache-2.0
/// Reads in which articles some printed forms of a word stand, and how often.
import ArabicText

/// Walks the places of a word of which only some printed forms count.
///
/// Lists are kept by word, so where the word stands must be looked up in the forward list. How often
/// each form stands in the corpus is known, which spares the looks once all of the forms were found,
/// or all of the others.
struct FormReader {
  private let reader: OccurrenceReader
  private let printed: Section<UInt32>
  private let forms: FormTest
  /// How often the forms stand in the corpus, and the others of the word.
  private let wanted: Int
  private let others: Int

  /// - Parameter forms: of the word; ascending, in memory that outlives the reader.
  init(_ forms: UnsafeBufferPointer<SurfaceID>, of word: WordID, in index: InvertedIndex) {
    reader = OccurrenceReader(index.postings, word: word.rawValue)
    printed = index.forward.surfaces
    self.forms = FormTest(forms)
    wanted = forms.reduce(0) { $0 + index.count(of: $1) }
    others = index.count(of: word) - wanted
  }

  /// Calls `body` with the article of each place that has one of the forms, many at a time.
  @inline(__always)
  func readBatches(_ body: (_ articles: UnsafePointer<UInt32>, _ count: Int) -> Void) {
    var (wanted, others) = (wanted, others)
    reader.readBatches(fetching: { if others > 0 { printed.prefetch($0) } }) { batch in
      let count = batch.count
      if others > 0 { batch.keep(forms, in: printed) }
      body(batch.articles, batch.count)
      wanted -= batch.count
      others -= count - batch.count
      return wanted > 0
    }
  }

  /// Calls `body` with each article that is marked and holds one of the forms, and how often.
  @inline(__always)
  func read(within marks: ArticleMarks, _ body: (UInt32, UInt32) -> Void) {
    reader.read(within: marks) { article, positions in
      var found = 0
      for position in positions { found &+= forms.bit(printed[position]) }
      if found > 0 { body(article, UInt32(truncatingIfNeeded: found)) }
    }
  }
}

/// Tells some printed forms of a word from its others. A view of their numbers.
struct FormTest {
  private let forms: UnsafeBufferPointer<SurfaceID>
  private let first: UInt32
  /// A bit for each of 64 forms from the first on: forms of a word are numbered one after the other,
  /// and few words have more.
  private let bits: UInt64

  /// - Parameter forms: ascending.
  init(_ forms: UnsafeBufferPointer<SurfaceID>) {
    self.forms = forms
    let first = forms.first?.rawValue ?? 0
    self.first = first
    bits = forms.reduce(0) { bits, form in
      let place = form.rawValue - first
      return place < 64 ? bits | 1 << UInt64(place) : bits
    }
  }

  /// 1 if a form of the word is one of them, else 0.
  @inline(__always)
  func bit(_ surface: UInt32) -> Int {
    let place = surface &- first
    if place < 64 { return Int(truncatingIfNeeded: bits &>> UInt64(place) & 1) }
    return isAmong(surface) ? 1 : 0
  }

  @inline(never)
  private func isAmong(_ surface: UInt32) -> Bool {
    var low = 0
    var high = forms.count
    while low < high {
      let middle = low + (high - low) / 2
      if forms[middle].rawValue < surface { low = middle + 1 } else { high = middle }
    }
    return low < forms.count && forms[low].rawValue == surface
  }
}
