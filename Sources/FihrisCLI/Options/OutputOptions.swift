// SPDX-License-Identifier: Apache-2.0
// Options that decide where results go and what they look like.

internal import ArgumentParser
internal import Rendering

struct OutputOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "How results are written: table, kwic, json, jsonl, csv, tsv, markdown, count.",
      valueName: "name"))
  var format = "table"

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write results to a file instead of standard output.", valueName: "file"))
  var output: String?

  @Option(name: .long, help: ArgumentHelp("auto, always or never.", valueName: "when"))
  var color = "auto"

  @Option(
    name: .long,
    help: ArgumentHelp("Right-to-left text: auto, logical or isolate.", valueName: "how"))
  var bidi = "auto"

  @Option(
    name: .long,
    help: ArgumentHelp("Show at most so many rows of each result; 0 is all.", valueName: "n"))
  var limit: Int?

  @Flag(name: .long, help: "Tell the time that each statement took.")
  var time = false

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit is 0 or more; found \(limit)") }
  }
}
