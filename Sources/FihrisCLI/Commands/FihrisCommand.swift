// SPDX-License-Identifier: Apache-2.0
// The root of the command line: subcommands, and what runs when none is named.

internal import ArgumentParser

struct FihrisCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fihris",
    abstract: "A query language for Arabic news.",
    usage: "fihris [subcommand] [options] [PATH…]",
    discussion: """
      fihris [options] [PATH…]                   a prompt over the corpus at PATH…
      fihris [options] -e 'STATEMENTS' [PATH…]   run statements and end
      Without a PATH the sample corpus is used. A PATH is a folder of articles, a .jsonl, .csv or \
      .tsv file, one of these with .gz, a snapshot, or - for JSON lines on standard input.

      Exit status: 0 done; 1 an expect did not hold; 2 wrong usage or a statement that does not \
      parse or check; 3 a corpus or file cannot be read or written; 4 a limit was hit; \
      130 interrupted.
      """,
    version: version,
    subcommands: [
      QueryCommand.self, RunCommand.self, CheckCommand.self, FormatCommand.self,
      IndexCommand.self, AnalyzeCommand.self,
    ],
    defaultSubcommand: QueryCommand.self)

  /// The version of the program.
  static let version = "0.1.0"
}
