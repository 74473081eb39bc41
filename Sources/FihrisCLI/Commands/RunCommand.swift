// SPDX-License-Identifier: Apache-2.0
// `fihris run SCRIPT [PATH…]`: a saved script.

internal import ArgumentParser

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a saved script; - reads it from standard input.")

  @OptionGroup var output: OutputOptions
  @OptionGroup var options: ScriptOptions
  @OptionGroup var loading: CorpusOptions

  @Argument(help: ArgumentHelp("The script.", valueName: "script"))
  var script: String

  @Argument(help: ArgumentHelp("Where the articles are.", valueName: "path"))
  var paths: [String] = []

  mutating func run() throws {
    if script == "-", paths.contains("-") {
      throw ValidationError("standard input cannot hold both the script and the corpus")
    }
    let text = try ScriptFile.read(script)
    let workplace = try Workplace(
      paths: paths, loading: loading, script: options, output: output, isInteractive: false)
    try workplace.finish(workplace.run(text, file: script == "-" ? nil : script))
  }
}
