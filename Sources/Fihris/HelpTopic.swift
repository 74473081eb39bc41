// SPDX-License-Identifier: Apache-2.0
// help: one topic per keyword, in both languages, each with an example that runs.

internal import Syntax

/// A keyword with what it does and an example.
struct HelpTopic: Hashable, Sendable {
  /// The English keyword.
  let keyword: String
  let english: String
  let arabic: String
  /// A statement that runs on the example corpus.
  let example: String

  /// The topic of a keyword in either language, however it is spelled.
  static func find(_ name: String) -> HelpTopic? {
    let folded = KeywordFolding.fold(name)
    return all.first { topic in
      KeywordFolding.fold(topic.keyword) == folded
        || KeywordFolding.fold(topic.title(in: .arabic)) == folded
    }
  }

  /// The keyword in a language.
  func title(in language: KeywordLanguage) -> String {
    language == .arabic ? KeywordTable.arabic(for: keyword) ?? keyword : keyword
  }

  /// The text of a topic, or of all of them, a line each.
  static func text(_ topic: HelpTopic?, in language: KeywordLanguage) -> String {
    guard let topic else {
      let width = all.map { $0.title(in: language).unicodeScalars.count }.max() ?? 0
      return all.map { topic in
        let title = topic.title(in: language)
        let padding = String(repeating: " ", count: width - title.unicodeScalars.count)
        return "\(title)\(padding)  \(topic.summary(in: language))"
      }.joined(separator: "\n")
    }
    let twin = topic.title(in: language == .arabic ? .english : .arabic)
    let title = "\(topic.title(in: language)) (\(twin))"
    return "\(title): \(topic.summary(in: language))\n  \(topic.example)"
  }

  private func summary(in language: KeywordLanguage) -> String {
    language == .arabic ? arabic : english
  }
}
