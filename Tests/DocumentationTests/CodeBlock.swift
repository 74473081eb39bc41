// SPDX-License-Identifier: Apache-2.0
// Fenced code blocks of a Markdown page, found and replaced.

/// A fenced block: what stands after the fence, and the lines to the closing one.
struct CodeBlock {
  /// The first word after the fence: `fihris`, `console`.
  var language: String
  /// The words behind it.
  var remarks: [String]
  /// The line of the page on which it begins, from 1.
  var line: Int
  /// What it holds, each line with its line feed.
  var text: String
}

/// A Markdown page cut into code blocks and what stands around them.
struct MarkdownPage {
  private enum Part {
    case prose(String)
    case code(CodeBlock)
  }

  private var parts: [Part] = []

  init(_ text: String) {
    var open: CodeBlock?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if let block = open, line == "```" {
        parts.append(.code(block))
        open = nil
      } else if open != nil {
        open?.text += line + "\n"
      } else if line.hasPrefix("```") {
        let words = line.dropFirst(3).split(separator: " ").map(String.init)
        open = CodeBlock(
          language: words.first ?? "", remarks: Array(words.dropFirst()), line: index + 1, text: "")
      } else {
        parts.append(.prose(String(line)))
      }
    }
  }

  var blocks: [CodeBlock] {
    parts.compactMap { if case .code(let block) = $0 { block } else { nil } }
  }

  /// The lines outside code blocks.
  var prose: [String] {
    parts.compactMap { if case .prose(let line) = $0 { line } else { nil } }
  }

  /// The page with the text of each block as `change` gives it.
  func text(with change: (CodeBlock) throws -> String) rethrows -> String {
    try parts.map { part in
      switch part {
      case .prose(let line): return line
      case .code(let block):
        let head = ([block.language] + block.remarks).joined(separator: " ")
        return try "```\(head)\n\(change(block))```"
      }
    }.joined(separator: "\n")
  }
}
