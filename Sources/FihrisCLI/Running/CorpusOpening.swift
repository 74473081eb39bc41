// SPDX-License-Identifier: Apache-2.0
// A corpus opened for a command: progress and bad records are told on standard error.

internal import Fihris
internal import LineEditor

enum CorpusOpening {
  /// The corpus at some paths, the sample corpus without one.
  /// - Parameter known: a corpus that it is added to.
  /// - Throws: `Failure` if it cannot be read, or with `--strict` if a record is bad.
  static func open(
    _ paths: [String], _ options: CorpusOptions, addingTo known: Corpus? = nil
  ) throws -> Corpus {
    guard !paths.isEmpty else { return Corpus.example }
    let corpus = try load(paths, options, known)
    let report = corpus.loadReport
    tell(report)
    if options.strict, report.badRecords > 0 {
      throw Failure("--strict: \(counted(report.badRecords, "bad record"))", .fileFailed)
    }
    return corpus
  }

  private static func load(
    _ paths: [String], _ options: CorpusOptions, _ known: Corpus?
  ) throws -> Corpus {
    let loading = Corpus.LoadOptions(threads: options.threads)
    var bar = ProgressBar()
    InterruptFlag.beginQuery()
    defer {
      InterruptFlag.endQuery()
      bar.clear()
    }
    do {
      if let known {
        return try known.adding(
          contentsOf: paths, options: loading, progress: { bar.show($0) },
          isCancelled: { InterruptFlag.isInterrupted })
      }
      return try Corpus.load(
        paths, options: loading, progress: { bar.show($0) },
        isCancelled: { InterruptFlag.isInterrupted })
    } catch let error as CorpusError {
      throw Failure(error.message, error.code == .cancelled ? .interrupted : .fileFailed)
    }
  }

  /// Bad records: how many, and the first few with their places.
  private static func tell(_ report: LoadReport) {
    guard report.badRecords > 0 else { return }
    var lines = ["\(counted(report.badRecords, "bad record")):"]
    for problem in report.firstProblems {
      lines.append("  \(problem.file):\(problem.line): \(problem.message)")
    }
    let rest = report.badRecords - report.firstProblems.count
    if rest > 0 { lines.append("  and \(rest) more") }
    StandardStream.errors.tryWrite(lines.joined(separator: "\n") + "\n")
  }

  /// The size of a corpus in words for people.
  static func size(of corpus: Corpus) -> String {
    [
      counted(corpus.articleCount, "article"), counted(corpus.wordCount, "word"),
      counted(corpus.sources.count, "source"),
    ].joined(separator: ", ")
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
