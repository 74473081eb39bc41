// SPDX-License-Identifier: Apache-2.0
// What the options say of the output, understood and joined with facts about the terminal.

internal import ArgumentParser
internal import Rendering

/// How results are to be shown. Statements (`set format json`) change it.
struct OutputChoices: Equatable {
  var format: OutputFormat
  var color: ColorChoice
  var bidi: BidiChoice
  /// Rows shown of each result; nil is all.
  var limit: Int?
  var showsTime: Bool
  /// How the reader gets the rows that were cut.
  var cutHint: String

  /// Rows shown at the prompt unless said otherwise.
  static let promptLimit = 40

  /// - Throws: `ValidationError` for a name that is none.
  init(_ options: OutputOptions, isInteractive: Bool) throws {
    format = try OutputChoices.understood { () throws(SettingProblem) in
      try OutputFormat(named: options.format)
    }
    color = try OutputChoices.understood { () throws(SettingProblem) in
      try ColorChoice(named: options.color)
    }
    bidi = try OutputChoices.understood { () throws(SettingProblem) in
      try BidiChoice(named: options.bidi)
    }
    let limit = options.limit ?? (isInteractive ? OutputChoices.promptLimit : 0)
    self.limit = limit == 0 ? nil : limit
    showsTime = options.time
    cutHint = isInteractive ? "set limit 0 shows all" : "--limit \(limit)"
  }

  private static func understood<Choice>(
    _ choice: () throws(SettingProblem) -> Choice
  ) throws -> Choice {
    do {
      return try choice()
    } catch {
      throw ValidationError("[\(error.code)] \(error.message)")
    }
  }

  /// Takes over what statements have set; the checker has seen to it that the values are known.
  /// - Returns: whether anything changed.
  mutating func adopt(_ settings: [String: String]) -> Bool {
    let old = self
    if let name = settings["format"], let wanted = try? OutputFormat(named: name) {
      format = wanted
    }
    if let name = settings["color"], let wanted = try? ColorChoice(named: name) { color = wanted }
    if let name = settings["bidi"], let wanted = try? BidiChoice(named: name) { bidi = wanted }
    if let value = settings["time"] { showsTime = value == "on" }
    if settings["limit"] != nil { cutHint = "set limit 0 shows all" }
    return self != old
  }

  /// Settings for a renderer whose results go to a file or to standard output.
  func settings(isFile: Bool) -> RenderSettings {
    let output = isFile ? TerminalFacts.file : StandardStream.output.facts
    return RenderSettings(
      format: format, output: Appearance(output, color: color, bidi: bidi),
      messages: Appearance(StandardStream.errors.facts, color: color, bidi: bidi),
      showsTime: showsTime, cutHint: cutHint)
  }
}
