// SPDX-License-Identifier: Apache-2.0
// `fihris index -o FILE PATH…`: a snapshot that later opens at once.

internal import ArgumentParser
internal import Fihris

struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index", abstract: "Write a snapshot of a corpus that later opens at once.")

  @Option(name: [.short, .long], help: ArgumentHelp("The snapshot.", valueName: "file"))
  var output: String

  @OptionGroup var loading: CorpusOptions

  @Argument(help: ArgumentHelp("Where the articles are.", valueName: "path"))
  var paths: [String]

  mutating func run() throws {
    let corpus = try CorpusOpening.open(paths, loading)
    do {
      try corpus.write(snapshotTo: output)
    } catch let error as CorpusError {
      throw Failure(error.message, .fileFailed)
    }
    StandardStream.errors.tryWrite("\(output): \(CorpusOpening.size(of: corpus))\n")
  }
}
