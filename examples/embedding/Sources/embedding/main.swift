// SPDX-License-Identifier: Apache-2.0
// A host program: who of the outlets mentions a name, and in which words?
// usage: embedding NAME [PATH…]

import Fihris

let arguments = CommandLine.arguments.dropFirst()
let name = arguments.first ?? "كيربي"
let paths = Array(arguments.dropFirst())

do {
  // Articles from files, or the sample corpus that is part of the library.
  let corpus = paths.isEmpty ? Corpus.example : try Corpus.load(paths)

  // Limits keep a query from taking the host down; another thread may call
  // `session.interruption.request()` at any time.
  var options = SessionOptions()
  options.timeLimit = 2
  options.rowLimit = 100_000
  options.isSafe = true
  let session = Session(corpus: corpus, options: options)

  // A statement is parsed once and evaluated often, with other parameters.
  let byOutlet = try session.prepare("mentions $name | count by source")
  for row in try byOutlet.evaluate(["name": name]).rows {
    print("\(row["source"]?.description ?? ""): \(row["count"]?.description ?? "")")
  }

  // Statements leave lets, settings and the last result behind.
  let results = try session.evaluate(
    """
    let named = mentions $name where title is not missing
    named | sort by date | limit 2 | context 4
    """.replacing("$name", with: "\"\(name)\""))
  for row in results[1].rows {
    let cells = ["article", "start", "before", "match"].map { row[$0]?.description ?? "" }
    print("\(cells[0]):\(cells[1]) \(cells[2]) [\(cells[3])]")
  }

  // Mistakes come back as values: a code, a place, every near candidate.
  _ = try session.evaluate("mentions \"\(name)\" where sorce = cnn")
} catch let errors as ScriptErrors {
  for report in errors.reports {
    print("\(report.code) at \(report.line):\(report.column): \(report.candidates)")
  }
} catch let report as DiagnosticReport {
  print("\(report.code): \(report.message)")
} catch let error as CorpusError {
  print("\(error.code.rawValue): \(error.message)")
}
