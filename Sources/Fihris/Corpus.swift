// SPDX-License-Identifier: Apache-2.0
// The articles that queries run over: loaded, handed over, or opened from a snapshot.

internal import Engine
internal import Indexing
internal import Loading

/// An immutable, indexed set of articles, shared by any number of threads without locks.
///
/// ```swift
/// let corpus = try Corpus.load(["articles/"])
/// let session = Session(corpus: corpus)
/// ```
public struct Corpus: Sendable {
  /// What loading found; all zero for articles handed over.
  public let loadReport: LoadReport
  let index: InvertedIndex

  /// How to load.
  public struct LoadOptions: Sendable {
    /// Worker threads that build the index; the result does not depend on it.
    public var threads: Int
    /// Whether all of a snapshot is checked before it is believed. If not, each part of a large one
    /// is checked when it is first looked at; see `damage`.
    public var checksAll: Bool

    /// Makes options; by default as many threads as there are processors.
    public init(threads: Int? = nil, checksAll: Bool = false) {
      self.threads = max(1, threads ?? Processors.count)
      self.checksAll = checksAll
    }
  }

  init(index: InvertedIndex, report: LoadReport) {
    self.index = index
    self.loadReport = report
  }

  /// Loads folders, `.jsonl`, `.csv`, `.tsv`, these with `.gz`, standard input (`-`), or one
  /// snapshot. Bad records are counted in `loadReport` and never stop a load.
  /// - Parameters:
  ///   - paths: at least one.
  ///   - progress: called now and then, on the calling thread.
  ///   - isCancelled: asked now and then; true ends the load.
  /// - Throws: `CorpusError`.
  public static func load(
    _ paths: [String], options: LoadOptions = LoadOptions(),
    progress: ((LoadProgress) -> Void)? = nil, isCancelled: @escaping () -> Bool = { false }
  ) throws -> Corpus {
    try CorpusError.wrapping {
      if paths.count == 1, InvertedIndex.isSnapshot(paths[0]) {
        let index = try InvertedIndex.open(paths[0], checksAll: options.checksAll)
        return Corpus(index: index, report: LoadReport())
      }
      let builder = IndexBuilder(threads: options.threads, isCancelled: isCancelled)
      let report = try ArticleLoader().load(
        paths, progress: progress.map { report in { report(LoadProgress($0)) } },
        isCancelled: isCancelled
      ) { try builder.add($0) }
      let index = try builder.finish(counting: Expander.meaning)
      return Corpus(index: index, report: LoadReport(report))
    }
  }

  /// Whether the file at a path begins as a snapshot does; false if it cannot be read.
  public static func isSnapshot(_ path: String) -> Bool { InvertedIndex.isSnapshot(path) }

  /// What is wrong with the snapshot, as far as has been looked at. A session refuses to answer
  /// then; rows that were read after the answer are not to be believed either. Nil if nothing is.
  public var damage: CorpusError? { index.damage.map { CorpusError($0) } }

  /// Indexes articles in memory.
  /// - Throws: `CorpusError` if an id repeats or a date is none.
  public init(articles: [Article], threads: Int = 1) throws {
    self = try CorpusError.wrapping {
      let builder = IndexBuilder(threads: threads)
      for article in articles { try builder.add(try article.loaded()) }
      return Corpus(index: try builder.finish(counting: Expander.meaning), report: LoadReport())
    }
  }

  /// A corpus of these articles and more, which come after them; those whose id a new one has are
  /// left out. This corpus stays what it is.
  ///
  /// What was found out about the articles is taken over; they are not read again.
  /// - Throws: `CorpusError` if an id repeats among the new articles, a date is none, or the corpus
  ///   was opened from a snapshot that is damaged anywhere.
  public func adding(_ articles: [Article], threads: Int = 1) throws -> Corpus {
    try CorpusError.wrapping {
      try adding(try articles.map { try $0.loaded() }, IndexBuilder(threads: threads), LoadReport())
    }
  }

  /// The same with the articles of folders and files, as `load` reads them.
  /// - Throws: `CorpusError`.
  public func adding(
    contentsOf paths: [String], options: LoadOptions = LoadOptions(),
    progress: ((LoadProgress) -> Void)? = nil, isCancelled: @escaping () -> Bool = { false }
  ) throws -> Corpus {
    try CorpusError.wrapping {
      var articles: [Loading.Article] = []
      let report = try ArticleLoader().load(
        paths, progress: progress.map { report in { report(LoadProgress($0)) } },
        isCancelled: isCancelled
      ) { articles.append($0) }
      let builder = IndexBuilder(threads: options.threads, isCancelled: isCancelled)
      return try adding(articles, builder, LoadReport(report))
    }
  }

  private func adding(
    _ articles: [Loading.Article], _ builder: IndexBuilder, _ report: LoadReport
  ) throws -> Corpus {
    try builder.add(index, except: Set(articles.map(\.id)))
    for article in articles { try builder.add(article) }
    return Corpus(index: try builder.finish(counting: Expander.meaning), report: report)
  }

  /// Writes a snapshot that `load` opens at once: to a temporary file first, then renamed, so that
  /// the old file or the new one is there whole at any moment.
  /// - Throws: `CorpusError`.
  public func write(snapshotTo path: String) throws {
    try CorpusError.wrapping { try index.write(to: path) }
  }
}

// MARK: - What is in it

extension Corpus {
  /// An outlet and what the corpus has of it.
  public struct Source: Hashable, Sendable {
    /// As the articles name it.
    public var name: String
    /// How many articles.
    public var articles: Int
    /// How many words, titles included.
    public var words: Int
  }

  /// How many articles.
  public var articleCount: Int { index.articleCount }
  /// How many words, titles included.
  public var wordCount: Int { index.positionCount }
  /// How many sentences, titles included.
  public var sentenceCount: Int { index.sentenceCount }
  /// How many different words, folded.
  public var vocabularySize: Int { index.wordCount }
  /// The outlets, in order of first appearance.
  public var sources: [Source] {
    index.sources.map {
      Source(name: $0.name, articles: $0.articleCount, words: $0.wordCount)
    }
  }
}

extension CorpusError {
  /// Runs work of lower floors and gives their errors out as this one.
  static func wrapping<Value>(_ work: () throws -> Value) throws -> Value {
    do {
      return try work()
    } catch let error as LoadError {
      throw CorpusError(error)
    } catch let error as IndexError {
      throw CorpusError(error)
    }
  }
}
