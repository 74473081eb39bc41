// SPDX-License-Identifier: Apache-2.0
// `fihris [PATH…]`: the prompt, statements from a pipe, or those of `-e`.

internal import ArgumentParser

struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query", abstract: "Ask a corpus: at the prompt, through a pipe, or with -e.")

  @Option(
    name: [.customShort("e")], parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Run these statements and end; may be repeated.", valueName: "statements"))
  var statements: [String] = []

  @OptionGroup var output: OutputOptions
  @OptionGroup var script: ScriptOptions
  @OptionGroup var loading: CorpusOptions

  @Argument(help: ArgumentHelp("Where the articles are.", valueName: "path"))
  var paths: [String] = []

  mutating func run() throws {
    let isAsked = statements.isEmpty
    if isAsked, paths.contains("-") {
      throw ValidationError("standard input holds the corpus: give the statements with -e")
    }
    let isInteractive = isAsked && StandardStream.input.isTerminal
    let workplace = try Workplace(
      paths: paths, loading: loading, script: script, output: output, isInteractive: isInteractive)
    if isInteractive {
      try Prompt(workplace).run()
    } else {
      let text = isAsked ? try ScriptFile.read("-") : statements.joined(separator: "\n")
      try workplace.finish(workplace.run(text, file: nil))
    }
  }
}
