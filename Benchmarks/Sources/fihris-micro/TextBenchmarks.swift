// SPDX-License-Identifier: Apache-2.0
// Texts cut into words and folded, and statements parsed and checked.

import Fihris
import Measuring

/// What needs no look at the index.
struct TextBenchmarks {
  let session: Session

  func run() throws {
    let texts = try session.evaluate("articles | limit 200 | show text")[0].rows.compactMap { row in
      if case .text(let text)? = row["text"] { text } else { nil }
    }
    guard !texts.isEmpty else { return }
    let bytes = texts.reduce(0) { $0 + $1.utf8.count }
    let (_, words) = rounds(of: texts, seconds: Program.budget) {
      AnalyzedWord.words(of: $0).count
    }
    Line(
      name: "tokenise and fold", latencies: words, amount: Double(bytes) / Double(texts.count),
      unit: "bytes"
    ).report()
    try index(texts, bytes)
    for (name, statement) in Self.statements {
      let (_, parsed) = rounds(of: [statement], seconds: Program.budget) { session.check($0).count }
      Line(
        name: "parse and check/\(name)", latencies: parsed, amount: Double(statement.utf8.count),
        unit: "bytes"
      ).report()
    }
  }

  /// An index of few articles in memory: what a host does with articles of its own.
  private func index(_ texts: [String], _ bytes: Int) throws {
    let articles = texts.enumerated().map { Article(id: "\($0)", source: "a", text: $1) }
    let (_, built) = try rounds(of: [articles], seconds: Program.budget) {
      try Corpus(articles: $0).wordCount
    }
    Line(name: "build in memory", latencies: built, amount: Double(bytes), unit: "bytes").report()
  }

  private static let statements = [
    ("word", #"articles where mentions "صفقة" | count"#),
    (
      "long",
      #"mentions (any of ("كيم", "بوتين", like "شويجو") near 8 "صفقة") within sentence "#
        + #"where date in 2015-07..2015-08 and not title contains "نفط" "#
        + #"| group by form with n = count, outlets = distinct source | sort by n desc | limit 20"#
    ),
  ]
}
