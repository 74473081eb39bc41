// SPDX-License-Identifier: Apache-2.0
/// The inverted index of a corpus: what it is made of, and how large it is.
import Synchronization

/// An immutable corpus, indexed: words, where they stand, the texts and what is known of them.
///
/// Made by `IndexBuilder` or opened from a snapshot. All ids passed in must come from this index;
/// others are a programming error that debug builds trap. Any number of threads may use it.
package final class InvertedIndex: Sendable {
  /// Owns the memory of every section below.
  let storage: SectionStorage
  let lexicon: Lexicon
  let spellingTable: SpellingTable
  let names: NameTable
  let postings: PostingStore
  let forward: ForwardList
  let sentenceTable: SentenceTable
  let articleTable: ArticleTable
  let boundaries: ArticleBoundaries
  let columnStore: ColumnStore
  let quoteTable: QuoteTable
  let knownCounts: KnownCounts
  /// The outlets in order of first appearance.
  package let sources: [SourceInfo]

  /// Nil until somebody asks for an outlet.
  let outletStretches = AtomicLazyReference<OutletStretches>()

  /// The file it was opened from, for messages; what it is, if there is none.
  let path: String

  /// Reads the tables of the sections, but nothing in them that there may be much of. O(outlets and
  /// columns).
  init(_ storage: SectionStorage, path: String = "the index just built") throws(SnapshotFault) {
    self.storage = storage
    self.path = path
    lexicon = try Lexicon(storage)
    spellingTable = try SpellingTable(storage, wordCount: lexicon.words.count)
    names = try NameTable(storage, wordCount: lexicon.words.count)
    articleTable = try ArticleTable(storage)
    boundaries = try ArticleBoundaries(storage)
    postings = try PostingStore(storage, boundaries)
    forward = try ForwardList(
      storage, surfaceCount: lexicon.surfaces.count, articleCount: articleTable.count)
    sentenceTable = try SentenceTable(storage, positionCount: forward.count)
    columnStore = try ColumnStore(storage, articleCount: articleTable.count)
    quoteTable = try QuoteTable(storage, positionCount: forward.count)
    knownCounts = try KnownCounts(storage, articleCount: articleTable.count)
    sources = try SourceTable.sources(storage)
  }

  /// Proves that the sections fit each other, so that no id found in one of them leads outside
  /// another. O(positions).
  func validate() throws(SnapshotFault) {
    let threads = forward.count > 1 << 18 ? JoinableThread.processorCount : 1
    var dictionary = WorkBeside(threads > 1) { [self] () throws(SnapshotFault) in
      try lexicon.validate()
      try spellingTable.validate(lexicon.words)
      try names.validate()
    }
    try validateArticles()
    try knownCounts.validate(articleCount: articleCount)
    try dictionary.wait()
    try postings.validate(threads: threads)
  }

  func validateArticles() throws(SnapshotFault) {
    try forward.validate(surfaceCount: surfaceCount, articleCount: articleCount)
    try sentenceTable.validate(positionCount: positionCount)
    try articleTable.validate(against: sentenceTable, positionCount: positionCount)
    try columnStore.validate()
    guard articleTable.sources.allBelow(sources.count) else {
      throw .inconsistent(SectionID.articleSources.name)
    }
    try quoteTable.validate(articleTable)
  }

  package var articleCount: Int { articleTable.count }
  /// Distinct folded words.
  package var wordCount: Int { lexicon.words.count }
  /// Distinct printed forms.
  package var surfaceCount: Int { lexicon.surfaces.count }
  /// Words of all texts, each time they stand there.
  package var positionCount: Int { forward.count }
  /// Sentences with one word at least.
  package var sentenceCount: Int { sentenceTable.count }

  /// Bytes of each section, by name, in the order of the snapshot.
  package var memoryBytes: [(name: String, bytes: Int)] {
    SectionID.stored.map { ($0.name, storage.regions[$0.rawValue].count) }
  }
}
