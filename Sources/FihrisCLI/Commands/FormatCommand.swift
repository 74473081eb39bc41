// SPDX-License-Identifier: Apache-2.0
// `fihris fmt SCRIPT…`: scripts in their canonical layout, on standard output.

internal import ArgumentParser
internal import Fihris
internal import Rendering

struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: "Write scripts in their canonical layout to standard output.")

  @Option(
    name: .long,
    help: ArgumentHelp("Write every keyword in one language: en or ar.", valueName: "language"))
  var keywords: String?

  @OptionGroup var output: OutputOptions

  @Argument(help: ArgumentHelp("The scripts; - is standard input.", valueName: "script"))
  var scripts: [String]

  /// Nil keeps every statement's own.
  private var language: ScriptLanguage? {
    get throws {
      switch keywords {
      case nil: nil
      case "en": .english
      case "ar": .arabic
      case let other?: throw ValidationError("--keywords is en or ar; found \(other)")
      }
    }
  }

  func validate() throws { _ = try language }

  mutating func run() throws {
    let workplace = try Workplace(
      corpus: .example, script: ScriptOptions.parse([]), path: output.output,
      choices: OutputChoices(output, isInteractive: false))
    var status = ExitStatus.done
    for script in scripts {
      let text = try ScriptFile.read(script)
      do {
        try workplace.write(
          workplace.session.format(
            text, file: script == "-" ? nil : script, keywords: language))
      } catch let errors as ScriptErrors {
        for report in errors.reports { try workplace.renderer.render(report) }
        status = .wrongUsage
      }
    }
    try workplace.finish(status)
  }
}
