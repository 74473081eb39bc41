// SPDX-License-Identifier: Apache-2.0
/// Reads in which articles some printed forms of a word stand, and how often.
import ArabicText

/// Walks the articles of a word of which only some printed forms count.
///
/// Lists are kept by word, so where the word stands must be looked up in the forward list. How often
/// each form stands in the corpus is known, which spares the looks once all of the forms were found,
/// or all of the others.
struct FormReader {
  private let list: PostingList
  private let articleStarts: Section<UInt32>
  private let printed: Section<UInt32>
  private let forms: FormTest
  /// How often the forms stand in the corpus, and the others of the word.
  private let wanted: Int
  private let others: Int

  /// - Parameter forms: of the word; ascending, in memory that outlives the reader.
  init(_ forms: UnsafeBufferPointer<SurfaceID>, of word: WordID, in index: InvertedIndex) {
    list = index.postings.list(of: word.rawValue)
    articleStarts = index.postings.articleStarts
    printed = index.forward.surfaces
    self.forms = FormTest(forms)
    wanted = forms.reduce(0) { $0 + index.count(of: $1) }
    others = index.count(of: word) - wanted
  }

  /// Calls `body` with each article that holds one of the forms, and how often; with `firstOnly` 1
  /// for each.
  /// - Parameter marks: only these articles; nil for all.
  /// - Parameter done: not these; `body` may mark more.
  @inline(__always)
  func read(
    within marks: ArticleMarks? = nil, except done: ArticleMarks? = nil, firstOnly: Bool,
    _ body: (UInt32, UInt32) -> Void
  ) {
    let size = PostingList.blockSize
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 4 * size) { buffer in
      guard let articles = buffer.baseAddress else { return }
      let frequencies = articles + size
      var positions = PositionReader(list, memory: articles + 2 * size)
      var (wanted, others) = (wanted, others)
      for block in list.blockRange where wanted > 0 {
        let count = list.articleCount(ofBlock: block)
        list.decodeArticles(ofBlock: block, count: count, into: articles)
        guard isAnyNeeded(articles, count, marks, done) else { continue }
        list.decodeFrequencies(ofBlock: block, count: count, into: frequencies)
        var next = list.ordinal(ofBlock: block)
        for slot in 0..<count {
          let first = next
          let frequency = Int(frequencies[slot])
          next += frequency
          guard isNeeded(articles[slot], marks, done) else { continue }
          var found = firstOnly ? min(1, max(0, frequency - others)) : frequency
          if firstOnly ? found == 0 : others > 0 {
            found = self.count(
              positions.positions(first..<next, of: articleStarts[articles[slot]]),
              firstOnly: firstOnly)
            // With one found, the positions after it were not looked at.
            if !firstOnly || found == 0 { others -= frequency - found }
          }
          wanted -= found
          if found > 0 { body(articles[slot], UInt32(truncatingIfNeeded: found)) }
        }
      }
    }
  }

  /// How many positions are of the forms; with `firstOnly` 1 at most.
  @inline(__always)
  private func count(_ positions: UnsafeBufferPointer<UInt32>, firstOnly: Bool) -> Int {
    var found = 0
    for position in positions {
      found &+= forms.bit(printed[position])
      if firstOnly, found > 0 { return found }
    }
    return found
  }

  @inline(__always)
  private func isAnyNeeded(
    _ articles: UnsafeMutablePointer<UInt32>, _ count: Int, _ marks: ArticleMarks?,
    _ done: ArticleMarks?
  ) -> Bool {
    for slot in 0..<count where isNeeded(articles[slot], marks, done) { return true }
    return false
  }

  @inline(__always)
  private func isNeeded(
    _ article: UInt32, _ marks: ArticleMarks?, _ done: ArticleMarks?
  ) -> Bool {
    (marks?.contains(article) ?? true) && !(done?.contains(article) ?? false)
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
