// SPDX-License-Identifier: Apache-2.0
// Reads every article of the given corpus paths, in a fixed order, and reports what was wrong.

/// Loads articles from folders, files and standard input.
///
/// It holds one block and one record at a time, whatever the size of the files.
package struct ArticleLoader: Sendable {
  /// A record of more bytes is passed over as bad.
  package static let longestRecord = 256 << 20

  package init() {}

  /// Loads every article of `paths`: paths in the order given, the files of a folder by the bytes
  /// of their paths, records in the order of their file.
  ///
  /// - Parameters:
  ///   - paths: folders, `.txt`, `.md`, `.jsonl`, `.ndjson`, `.csv` and `.tsv` files, each also
  ///     with `.gz`, pipes, and `-` for standard input, the last two as JSON lines.
  ///   - progress: called about once per MB read, and once at the end.
  ///   - isCancelled: asked about as often, and for every article.
  ///   - each: takes the article; what it throws ends the load and is thrown on.
  /// - Returns: what was loaded and what was wrong with it.
  /// - Throws: `LoadError`, or what `each` throws.
  package func load(
    _ paths: [String], progress: ((LoadProgress) -> Void)? = nil,
    isCancelled: () -> Bool = { false }, each: (Article) throws -> Void
  ) throws -> LoadReport {
    let inputs = try paths.map { try CorpusInput($0, among: paths) }
    return try withoutActuallyEscaping(isCancelled) { isCancelled in
      try withoutActuallyEscaping(each) { each in
        let run = LoadRun(
          bytesTotal: CorpusInput.size(of: inputs), progress: progress, isCancelled: isCancelled,
          each: each)
        for input in inputs { try input.load(in: run) }
        run.finish()
        return run.report
      }
    }
  }
}

/// One load as it goes on: what was read, delivered and complained of so far.
final class LoadRun {
  private(set) var report = LoadReport()
  private var state = LoadProgress()
  /// `bytesRead` at the last call of `progress`.
  private var reported = 0
  private var places: [String: Origin] = [:]
  private let progress: ((LoadProgress) -> Void)?
  private let isCancelled: () -> Bool
  private let each: (Article) throws -> Void

  init(
    bytesTotal: Int?, progress: ((LoadProgress) -> Void)?, isCancelled: @escaping () -> Bool,
    each: @escaping (Article) throws -> Void
  ) {
    self.progress = progress
    self.isCancelled = isCancelled
    self.each = each
    state.bytesTotal = bytesTotal
  }

  /// Counts bytes that came from disk.
  func didConsume(_ bytes: Int) throws(LoadError) {
    if isCancelled() { throw .cancelled }
    state.bytesRead += bytes
    guard state.bytesRead - reported >= 1 << 20 else { return }
    reported = state.bytesRead
    progress?(state)
  }

  /// Counts bytes that came out of decompression.
  func didRead(_ bytes: Int) { report.bytes += bytes }

  func didOpenFile() { report.files += 1 }

  /// Delivers an article and notes the problems of its record.
  func take(_ assembled: Assembled, at origin: Origin) throws {
    note(assembled.problems, at: origin)
    guard let article = assembled.article else { return }
    if isCancelled() { throw LoadError.cancelled }
    if let first = places.updateValue(article.origin, forKey: article.id) {
      throw LoadError.duplicateID(id: article.id, first: first, second: article.origin)
    }
    try each(article)
    report.articles += 1
    state.articles += 1
  }

  /// Notes what is wrong with one record.
  func note(_ problems: [(reason: LoadProblem.Reason, text: String)], at origin: Origin) {
    if problems.isEmpty { return }
    report.badRecords += 1
    if problems.contains(where: \.reason.isFatal) { report.skipped += 1 }
    for problem in problems {
      if problem.reason == .invalidUTF8 { report.repaired += 1 }
      if problem.reason == .notADate { report.undatable += 1 }
    }
    for problem in problems where report.firstProblems.count < LoadReport.namedProblems {
      report.firstProblems.append(
        LoadProblem(
          file: origin.file, line: origin.line, reason: problem.reason, text: problem.text))
    }
  }

  func finish() { progress?(state) }
}
