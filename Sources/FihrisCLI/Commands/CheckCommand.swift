// SPDX-License-Identifier: Apache-2.0
// `fihris check SCRIPT…`: whether scripts parse and check; nothing runs.

internal import ArgumentParser
internal import Fihris
internal import Rendering

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Parse and check scripts without running them.",
    discussion: """
      Without --corpus nothing is known of the outlets, and the fields are those that every \
      corpus has.
      """)

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp("Check against the outlets and fields of a corpus.", valueName: "path"))
  var corpus: [String] = []

  @OptionGroup var loading: CorpusOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var options: ScriptOptions

  @Argument(help: ArgumentHelp("The scripts; - is standard input.", valueName: "script"))
  var scripts: [String]

  mutating func run() throws {
    let known =
      try corpus.isEmpty ? Corpus(articles: []) : CorpusOpening.open(corpus, loading)
    let workplace = try Workplace(
      corpus: known, script: options, path: output.output,
      choices: OutputChoices(output, isInteractive: false))
    var status = ExitStatus.done
    for script in scripts {
      let text = try ScriptFile.read(script)
      for report in workplace.session.check(text, file: script == "-" ? nil : script) {
        try workplace.renderer.render(report)
        status = .wrongUsage
      }
    }
    try workplace.finish(status)
  }
}
