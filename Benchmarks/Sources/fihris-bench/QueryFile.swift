// SPDX-License-Identifier: Apache-2.0
// Reads the queries that every engine of a comparison is asked, and says them in our language.

import Fihris
import Measuring

/// One query: a class, words, and an outlet for the class that asks for one.
struct BenchQuery {
  var name: String
  var words: [String]
  var outlet: String

  /// The classes in the order in which they are measured.
  static let classes = [
    "rare", "common", "and2", "or5", "phrase2", "phrase3", "near5", "prefix", "filter", "facet",
  ]

  /// The lines `class TAB words TAB outlet` of a file, by class; others are passed over.
  static func read(_ path: String) -> [String: [BenchQuery]]? {
    guard let text = contents(of: path) else { return nil }
    let queries = text.split(separator: "\n").compactMap { line -> BenchQuery? in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 3, classes.contains(fields[0]) else { return nil }
      let words = fields[1].split(separator: " ").map(String.init)
      return words.isEmpty ? nil : BenchQuery(name: fields[0], words: words, outlet: fields[2])
    }
    return Dictionary(grouping: queries, by: \.name)
  }

  /// The query as a statement.
  func statement(_ mode: Mode, _ outlets: Outlets) -> String {
    let tail =
      switch mode {
      case .count: name == "facet" ? "| count by source" : "| count"
      case .top10: "| rank | limit 10"
      }
    return "articles where \(condition(outlets)) \(tail)"
  }

  /// The level that words are matched at, as a query writes it; `LEVEL` may name another, and
  /// `LEVEL=` is that of a bare string.
  private static let level = text("LEVEL") ?? "plain"

  private func condition(_ outlets: Outlets) -> String {
    let level = Self.level
    let plain = words.map { "\(level) \"\($0)\"" }
    switch name {
    case "and2": return "mentions (" + plain.joined(separator: " and ") + ")"
    case "or5": return "mentions any of (" + plain.joined(separator: ", ") + ")"
    case "phrase2", "phrase3": return "mentions \(level) \"" + words.joined(separator: " ") + "\""
    case "near5": return "mentions (" + plain.joined(separator: " near 5 ") + ")"
    case "prefix": return "mentions \(level) \"\(words[0])*\""
    case "filter": return "mentions \(plain[0]) and \(outlets.condition(outlet))"
    default: return "mentions \(plain[0])"
    }
  }
}

/// What is asked of the articles found.
enum Mode: String, CaseIterable {
  case count, top10

  /// What a result says of how many there are. Facets are added up, as readers of facets do.
  func answer(_ result: Result, _ name: String) -> Int {
    if self == .top10 { return result.rowCount }
    let column = result.columns.count - 1
    return (0..<result.rowCount).reduce(0) { sum, row in
      guard case .integer(let count) = result.value(row: row, column: column) else { return sum }
      return sum + count
    }
  }
}

/// The outlets of a corpus by the names that query files give them: small letters, `_` for spaces.
struct Outlets {
  private var names: [String: [String]] = [:]

  /// Those of no corpus.
  init() {}

  init(_ corpus: Corpus) {
    for source in corpus.sources { names[Self.plain(source.name), default: []].append(source.name) }
  }

  /// A condition for one of them. One that is not in the corpus is left for the session to refuse.
  func condition(_ outlet: String) -> String {
    let all = (names[outlet] ?? [outlet]).map { "\"\($0)\"" }
    return all.count == 1 ? "source = \(all[0])" : "source in (\(all.joined(separator: ", ")))"
  }

  private static func plain(_ name: String) -> String {
    let plain = name.lowercased().split(separator: " ").joined(separator: "_")
    return plain.isEmpty ? "none" : plain
  }
}
