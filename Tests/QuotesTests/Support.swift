// SPDX-License-Identifier: Apache-2.0
// Articles in, utterances out; golden cases; the folder shared beside the checkout.

import ArabicText
import Foundation
import Quotes

/// The utterances of one article.
func utterances(title: String = "", body: String) -> [Utterance] {
  utterances(title: Array(title.utf8), body: Array(body.utf8))
}

func utterances(title: [UInt8], body: [UInt8]) -> [Utterance] {
  var finder = QuoteFinder()
  return utterances(title: title, body: body, with: &finder)
}

func utterances(title: [UInt8], body: [UInt8], with finder: inout QuoteFinder) -> [Utterance] {
  var tokens = TokenizedText()
  tokens.tokenize(title.span)
  title.withUnsafeBufferPointer { finder.readTitle($0, tokens: tokens) }
  tokens.tokenize(body.span)
  return body.withUnsafeBufferPointer { finder.utterances(body: $0, tokens: tokens) }
}

/// One article of a golden file: `=== name`, a line `# title` where it has one, the body, `---`,
/// what is expected.
struct GoldenCase {
  var name: String
  var title = ""
  var body = ""
  var expected: [String] = []

  /// The cases of a golden file.
  static func read(_ url: URL) throws -> [GoldenCase] {
    var cases: [GoldenCase] = []
    var isBody = true
    for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("=== ") {
        cases.append(GoldenCase(name: String(line.dropFirst(4))))
        isBody = true
      } else if line == "---" {
        isBody = false
      } else if !isBody {
        cases[cases.count - 1].expected.append(String(line))
      } else if line.hasPrefix("# ") {
        cases[cases.count - 1].title = String(line.dropFirst(2))
      } else {
        cases[cases.count - 1].body += (cases[cases.count - 1].body.isEmpty ? "" : "\n") + line
      }
    }
    return cases
  }

  /// What is found now, a line for each utterance.
  var found: [String] {
    utterances(title: title, body: body).map { utterance in
      let part = Array((utterance.sentence == 0 ? title : body).utf8)
      func text(_ range: Range<Int>?) -> String {
        range.map { String(decoding: part[$0], as: UTF8.self) } ?? "–"
      }
      return [
        "\(utterance.sentence) \(utterance.kind) \(utterance.evidence.rule)",
        "\(text(utterance.speakerSpan)) = \(utterance.speakerName) (\(utterance.evidence.speaker))",
        text(utterance.cueSpan),
        utterance.spans.map { text($0) }.joined(separator: " + "),
      ].joined(separator: " | ")
    }
  }

  /// The case as it stands in a golden file.
  func written(_ lines: [String]) -> String {
    let head = "=== \(name)\n" + (title.isEmpty ? "" : "# \(title)\n") + "\(body)\n---\n"
    return head + lines.map { $0 + "\n" }.joined()
  }
}

/// The folder that test data is shared in: `FIHRIS_SHARED`, or `shared` beside the checkout.
let shared: URL? = {
  let beside = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared")
  let url = ProcessInfo.processInfo.environment["FIHRIS_SHARED"].map { URL(filePath: $0) } ?? beside
  return FileManager.default.fileExists(atPath: url.path()) ? url : nil
}()
