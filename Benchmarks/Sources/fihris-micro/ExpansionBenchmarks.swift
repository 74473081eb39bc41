// SPDX-License-Identifier: Apache-2.0
// How long a word of the dictionary takes to be explained at each level: its expansion, counted.

import Fihris
import Measuring

/// Words evenly spread over the dictionary, each once at each level: the words that a statement
/// stands for are looked up anew with each value of its parameter.
struct ExpansionBenchmarks {
  let session: Session
  private static let sample = 2_000

  func run() throws {
    let words = try session.evaluate("words | sample \(Self.sample) | show word")[0].rows
      .compactMap { row -> String? in
        if case .text(let text)? = row["word"] { text } else { nil }
      }
    for level in ["plain", "", "stem", "like"] {
      let statement = try session.prepare("explain mentions \(level) $word")
      var latencies = Latencies()
      for word in words {
        let start = now()
        _ = try statement.evaluate(["word": word])
        latencies.add(now() - start)
      }
      Line(
        name: "explain/\(level.isEmpty ? "word" : level)", latencies: latencies, amount: 1,
        unit: "words"
      ).report()
    }
  }
}
