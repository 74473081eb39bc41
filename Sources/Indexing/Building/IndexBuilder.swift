// SPDX-License-Identifier: Apache-2.0
/// Builds an index from articles, on all processors.
package import Loading

/// How far building an index has come.
package struct IndexProgress: Equatable, Sendable {
  package enum Phase: Sendable, CaseIterable {
    /// Texts are cut into words; counted in articles, the total being unknown (0).
    case reading
    /// The dictionary is sorted.
    case sorting
    /// Posting lists are packed; counted in words of the dictionary.
    case packing
  }

  package let phase: Phase
  package let done: Int
  package let total: Int
}

/// Takes articles one by one, tokenises them on other threads meanwhile, and makes an
/// `InvertedIndex` of them. The same articles give the same bytes on any number of threads.
///
/// While building, memory holds 5 bytes per word and the distinct printed forms once per thread, but
/// no text; packing the postings adds the packed lists, about 2 bytes per word, and 4 bytes for a quarter
/// of the words on each thread, or for all of them. To be used from one thread.
package final class IndexBuilder {
  /// Bytes of text that go to a tokeniser together.
  private let batchSize: Int
  private let threads: Int
  private let progress: (IndexProgress) -> Void
  private let isCancelled: () -> Bool
  private var crew: TokenizingCrew
  private var batch = TextBatch()
  private var assembly = CorpusAssembly()
  private var metadata = MetadataBuilder()
  /// The printed forms of indexes whose articles were taken over.
  private var stored: [BatchTokenizer] = []

  /// A builder without articles.
  ///
  /// - Parameters:
  ///   - threads: how many threads tokenise beside the caller's; nil: as many as there are
  ///     processors; 1: the caller's own.
  ///   - findsQuotes: whether to look for who said what.
  ///   - progress: told about once per mebibyte of text, on the caller's thread.
  ///   - isCancelled: asked as often; when true, the call under way throws
  ///     `IndexError.cancelled`.
  package convenience init(
    threads: Int? = nil, findsQuotes: Bool = true,
    progress: @escaping (IndexProgress) -> Void = { _ in },
    isCancelled: @escaping () -> Bool = { false }
  ) {
    self.init(
      threads: threads, batchSize: 1 << 20, findsQuotes: findsQuotes, progress: progress,
      isCancelled: isCancelled)
  }

  init(
    threads: Int?, batchSize: Int, findsQuotes: Bool = true,
    progress: @escaping (IndexProgress) -> Void, isCancelled: @escaping () -> Bool
  ) {
    self.batchSize = batchSize
    self.threads = threads ?? JoinableThread.processorCount
    crew = TokenizingCrew(threads: self.threads, findsQuotes: findsQuotes)
    self.progress = progress
    self.isCancelled = isCancelled
  }

  deinit { crew.abandon() }

  /// Whether words that the articles show to be of the language are left out of the tables of
  /// spellings; false where another index judges them.
  package var judgesWords = true

  /// Articles added so far.
  package var articleCount: Int { metadata.articleCount }

  /// Adds an article. After an error the builder is of no more use.
  ///
  /// - Throws: `IndexError.duplicateID` naming both origins, `.tooLarge`, `.cancelled`.
  package func add(_ article: Article) throws(IndexError) {
    let title = article.title ?? []
    let limit = Int(UInt32.max)
    guard title.count < limit, article.text.count < limit else {
      throw .tooLarge(what: "bytes in one article")
    }
    try metadata.add(article)
    batch.add(title: title, body: article.text)
    if batch.text.count >= batchSize { try submitBatch() }
  }

  /// Adds the articles of an index, before any other article. What was found out about them is taken
  /// over; only what depends on all articles is worked out anew by `finish`.
  ///
  /// - Parameter replaced: the ids of articles to be left out.
  /// - Throws: `IndexError.badSnapshot` if the index was opened and its file is damaged anywhere,
  ///   `.duplicateID`, `.tooLarge`, `.cancelled`.
  /// - Complexity: O(words of the index).
  package func add(
    _ index: InvertedIndex, except replaced: Set<String> = []
  ) throws(IndexError) {
    precondition(batch.isEmpty && crew.isIdle, "articles of an index come before all others")
    try index.proveArticles(threads: threads)
    let removed = Set(replaced.compactMap { index.article(id: $0) })
    let kept = (0..<UInt32(index.articleCount)).filter {
      removed.isEmpty || !removed.contains(ArticleID(rawValue: $0))
    }
    let articles = try StoredArticles(index, without: Array(removed))
    stored.append(articles.tokenizer)
    let batches = (0..<threads).map { _ in TextBatch() }
    for batch in batches { batch.tokenizer = crew.tokenizers.count + stored.count - 1 }
    let share = storedShare
    for first in stride(from: 0, to: kept.count, by: threads * share) {
      try report(.reading, articleCount, 0)
      let parts = kept[first...].prefix(threads * share)
      JoinableThread.share(threads, among: threads) { part in
        articles.fill(batches[part], with: parts.dropFirst(part * share).prefix(share))
      }
      for article in parts {
        try metadata.add(index.metadata(of: ArticleID(rawValue: article)))
      }
      for batch in batches { try assembly.absorb(batch) }
    }
  }

  /// Articles of an index that a thread takes over at once: a batch of text, if they have 2 KiB each.
  private var storedShare: Int { max(1, batchSize >> 11) }

  /// Makes the index of all articles added. The builder is then empty and of no more use.
  ///
  /// - Parameter meaning: what a word that is often asked for stands for, whose articles are counted
  ///   ahead; called on other threads too.
  /// - Throws: `IndexError.tooLarge`, `.cancelled`.
  package func finish(
    counting meaning: (@Sendable (WordID, InvertedIndex) -> WordSet)? = nil
  ) throws(IndexError) -> InvertedIndex {
    if !batch.isEmpty { try submitBatch() }
    while let finished = crew.takeOldest() { try assembly.absorb(finished) }
    crew.retire()
    try report(.sorting, 0, 0)
    let storage = SectionStorage()
    var persons = assembly.findPersons(beside: threads > 1)
    metadata.seal(into: storage)
    try sealWords(into: storage)
    var tables = WorkBeside(threads > 1) { [threads, judgesWords] () throws(SnapshotFault) in
      try WordTable.build(into: storage)
      try NameEvidenceBuilder.build(into: storage, threads: threads)
      try SpellingTableBuilder.build(into: storage, threads: threads, judgesWords: judgesWords)
    }
    try IndexError.defect { () throws(SnapshotFault) in
      Lexicon.build(try Vocabulary(storage), into: storage)
    }
    try PostingsBuilder.build(into: storage, threads: threads) {
      done, total throws(IndexError) in try report(.packing, done, total)
    }
    persons.seal(into: storage)
    return try IndexError.defect { () throws(SnapshotFault) in
      try tables.wait()
      try SourceTable.build(into: storage)
      storage.dropBuilt()
      KnownCounts.buildNone(into: storage)
      var index = try InvertedIndex(storage)
      if let meaning {
        KnownCounts.build(meaning, of: index, into: storage, threads: threads)
        index = try InvertedIndex(storage)
      }
      #if DEBUG
        try index.validate()
      #endif
      return index
    }
  }

  /// Sorts the dictionary and gives every position its final number.
  private func sealWords(into storage: SectionStorage) throws(IndexError) {
    let tokenizers = crew.tokenizers + stored
    var vocabulary = try VocabularyBuilder(tokenizers, threads: threads)
    var gaps = try GapTable(tokenizers)
    crew = TokenizingCrew(threads: 1, findsQuotes: false)
    stored = []
    let shares = assembly.shares(of: tokenizers.count, among: threads)
    let numbers = shares.map { share in
      FinalNumbers(
        surfaces: vocabulary.numbers[share.tokenizer], vocabulary.surfaces,
        gaps: gaps.numbers[share.tokenizer], gaps.texts)
    }
    assembly.resolve(shares, numbers, threads: threads)
    assembly.seal(into: storage)
    gaps.seal(into: storage)
    var counts = GrowingArray<UInt32>(zeros: vocabulary.surfaces.count)
    for share in numbers { share.addCounts(to: &counts) }
    // Tables of spellings keep three bits beside the number of a word.
    guard vocabulary.surfaces.count < 1 << 29 else { throw .tooLarge(what: "printed words") }
    vocabulary.seal(into: storage, surfaceCounts: counts)
  }

  /// Hands the batch to a tokeniser, waiting for one to be free, and begins another one.
  private func submitBatch() throws(IndexError) {
    try report(.reading, articleCount, 0)
    let finished = crew.isBusy ? crew.takeOldest() : nil
    crew.submit(batch)
    batch = finished ?? TextBatch()
    guard finished != nil else { return }
    try assembly.absorb(batch)
    batch.removeAll()
  }

  private func report(_ phase: IndexProgress.Phase, _ done: Int, _ total: Int) throws(IndexError) {
    if isCancelled() { throw .cancelled }
    progress(IndexProgress(phase: phase, done: done, total: total))
  }
}
