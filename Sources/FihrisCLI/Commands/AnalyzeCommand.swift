// SPDX-License-Identifier: Apache-2.0
// `fihris analyze [TEXT…]`: how text is cut and folded, one JSON object per word.

internal import ArgumentParser
internal import Fihris
internal import Rendering

struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Show how text is cut and folded, one JSON object per word.")

  @Argument(help: ArgumentHelp("The text; without it, standard input.", valueName: "text"))
  var text: [String] = []

  mutating func run() throws {
    let text = self.text.isEmpty ? try ScriptFile.read("-") : self.text.joined(separator: " ")
    let output = OutputBuffer(StandardStream.output.write)
    for word in AnalyzedWord.words(of: text) { try output.writeLine(object(word)) }
    try output.flush()
  }

  private func object(_ word: AnalyzedWord) -> String {
    let splits = word.splits.map { split in
      """
      {"proclitics": [\(list(split.proclitics))], "core": \(JSONString.quoted(split.core)), \
      "enclitic": \(JSONString.quoted(split.enclitic))}
      """
    }
    return """
      {"word": \(JSONString.quoted(word.text)), "folded": \(JSONString.quoted(word.folded)), \
      "start": \(word.start), "end": \(word.end), "sentence": \(word.sentence), \
      "paragraph": \(word.paragraph), "splits": [\(splits.joined(separator: ", "))]}
      """
  }

  private func list(_ texts: [String]) -> String {
    texts.map(JSONString.quoted).joined(separator: ", ")
  }
}
