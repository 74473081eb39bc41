// SPDX-License-Identifier: Apache-2.0
// Measures the parts of the engine one by one, as far as a host program can ask for them alone; a
// line of JSON for each, the machine first.
//
// `fihris-micro SNAPSHOT [CORPUS.jsonl]`; `BUDGET` gives the seconds for each, 1 if it is not set.

import Fihris
import Glibc
import Measuring

/// What one benchmark came to.
struct Line {
  var name: String
  var latencies: Latencies
  /// How much one run works on, and what it is counted in.
  var amount: Double
  var unit: String

  /// Writes the line: latencies, and the amount that is done in a second at the median.
  func report() {
    var times = latencies
    let median = times.microseconds(at: 0.5)
    let rate = median > 0 ? amount / median * 1e6 : 0
    let result = JSON.object([
      ("name", .text(name)), ("p50_us", .number(median)),
      ("p99_us", .number(times.microseconds(at: 0.99))), ("n", .integer(times.count)),
      (unit + "_per_s", .number(rate.rounded())),
    ])
    print(result.line)
  }
}

@main
enum Program {
  static let budget = setting("BUDGET") ?? 1

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard let path = arguments.first, arguments.count <= 2 else {
      print("usage: fihris-micro SNAPSHOT [CORPUS.jsonl]")
      exit(2)
    }
    do {
      print(JSON.object([("machine", Machine.description)]).line)
      let session = Session(corpus: try Corpus.load([path]))
      try TextBenchmarks(session: session).run()
      try QueryBenchmarks(session: session).run()
      try ExpansionBenchmarks(session: session).run()
      if arguments.count == 2 { try build(arguments[1]) }
    } catch {
      print("fihris-micro: \(error)")
      exit(1)
    }
  }

  /// Raw articles to an index, once for each number of threads.
  private static func build(_ path: String) throws {
    for threads in [1, 2] {
      let (_, latencies) = try rounds(of: [path], seconds: 0) { path in
        try Corpus.load([path], options: Corpus.LoadOptions(threads: threads)).articleCount
      }
      Line(
        name: "build/\(threads)", latencies: latencies, amount: Double(fileSize(path)),
        unit: "bytes"
      ).report()
    }
  }
}
