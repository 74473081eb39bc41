// SPDX-License-Identifier: Apache-2.0
// A session with its renderer: what every command that runs statements needs.

internal import ArgumentParser
internal import Fihris
internal import Glibc
internal import LineEditor
internal import Rendering

/// Runs statements and writes what they give.
final class Workplace {
  let session: Session
  let renderer: Renderer
  private let output: OutputBuffer
  private let file: OutputFile?
  private var choices: OutputChoices

  /// Opens the corpus first; wrong options are told before that.
  /// - Throws: `ValidationError`, `Failure`.
  convenience init(
    paths: [String], loading: CorpusOptions, script: ScriptOptions, output: OutputOptions,
    isInteractive: Bool
  ) throws {
    let choices = try OutputChoices(output, isInteractive: isInteractive)
    try self.init(
      corpus: CorpusOpening.open(paths, loading), script: script, path: output.output,
      choices: choices)
    session.options.suggestsSpellings = isInteractive
  }

  /// - Parameter path: the file of `--output`.
  /// - Throws: `ValidationError`, `Failure`.
  init(corpus: Corpus, script: ScriptOptions, path: String?, choices: OutputChoices) throws {
    self.choices = choices
    session = Session(corpus: corpus, options: try Workplace.options(script, choices))
    let file = try path.flatMap { $0 == "-" ? nil : try OutputFile(path: $0) }
    self.file = file
    let sink = file?.write ?? StandardStream.output.write
    output = OutputBuffer { bytes in
      if InterruptFlag.isInterrupted { throw ExitStatus.interrupted }
      try sink(bytes)
    }
    renderer = Renderer(
      settings: choices.settings(isFile: file != nil), output: output,
      messages: OutputBuffer { try? StandardStream.errors.write($0) })
  }

  private static func options(
    _ script: ScriptOptions, _ choices: OutputChoices
  ) throws -> SessionOptions {
    var options = SessionOptions()
    options.isSafe = script.safe
    options.parameters = try script.parameters
    options.displayLimit = choices.limit
    options.save = { try SavedFile.write($0, to: $1) }
    options.shouldStop = { InterruptFlag.isInterrupted }
    // A statement that would take more than half of the machine's memory ends with status 4.
    let pages = sysconf(Int32(_SC_PHYS_PAGES))
    if pages > 0 { options.memoryLimit = pages / 2 * sysconf(Int32(_SC_PAGESIZE)) }
    return options
  }

  /// Runs statements, writes what each gives, and tells the status they ask for.
  /// - Throws: `ClosedPipe`, `Failure` or a status if the output takes no more.
  func run(_ text: String, file: String?) throws -> ExitStatus {
    InterruptFlag.beginQuery()
    defer { InterruptFlag.endQuery() }
    var status = ExitStatus.done
    do {
      try session.run(text, file: file) { outcome in
        switch outcome {
        case .result(let result): try renderer.render(result)
        case .failure(let report): try fail(report, &status)
        }
        // Rows are read while they are written.
        if let damage = session.corpus.damage { throw Failure(damage.message, .fileFailed) }
        adoptSettings()
      }
    } catch let errors as ScriptErrors {
      for report in errors.reports { try fail(report, &status) }
    }
    return status
  }

  /// Writes text as it is.
  func write(_ text: String) throws {
    try output.write(text)
    try output.flush()
  }

  /// Ends a command: the output file gets its name.
  /// - Throws: the status, unless all went well.
  func finish(_ status: ExitStatus) throws {
    if status == .interrupted { file?.discard() } else { try file?.commit() }
    if status != .done { throw status }
  }

  private func fail(_ report: DiagnosticReport, _ status: inout ExitStatus) throws {
    status = max(status, ExitStatus(report))
    try renderer.render(report)
  }

  /// What `set` changed holds from the next statement on.
  private func adoptSettings() {
    guard choices.adopt(session.settings) else { return }
    renderer.settings = choices.settings(isFile: file != nil)
  }
}
