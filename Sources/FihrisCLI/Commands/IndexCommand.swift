// SPDX-License-Identifier: Apache-2.0
// `fihris index -o FILE PATH…`: a snapshot that later opens at once. `fihris index --check FILE…`.

internal import ArgumentParser
internal import Fihris

struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index", abstract: "Write a snapshot of a corpus that later opens at once.")

  @Option(name: [.short, .long], help: ArgumentHelp("The snapshot.", valueName: "file"))
  var output: String?

  @Flag(name: .long, help: "Write nothing: check every byte of snapshots that were written.")
  var check = false

  @Flag(name: .long, help: "Add to the snapshot; articles of the same id are replaced.")
  var add = false

  @OptionGroup var loading: CorpusOptions

  @Argument(help: ArgumentHelp("Where the articles are.", valueName: "path"))
  var paths: [String]

  func validate() throws {
    if check == (output != nil) {
      throw ValidationError("one of two is needed: -o FILE, to write it, or --check")
    }
    if check, add { throw ValidationError("--check writes nothing, so there is nothing to --add") }
  }

  mutating func run() throws {
    do {
      if let output { try write(output) } else { try checkAll() }
    } catch let error as CorpusError {
      throw Failure(error.message, .fileFailed)
    }
  }

  private func write(_ output: String) throws {
    let corpus = add ? try grown(output) : try CorpusOpening.open(paths, loading)
    try corpus.write(snapshotTo: output)
    StandardStream.errors.tryWrite("\(output): \(CorpusOpening.size(of: corpus))\n")
  }

  /// The snapshot with the articles at the paths.
  private func grown(_ snapshot: String) throws -> Corpus {
    guard Corpus.isSnapshot(snapshot) else {
      throw Failure(
        "\(snapshot): no snapshot to add to; without --add a new one is written", .fileFailed)
    }
    let known = try Corpus.load([snapshot])
    return try CorpusOpening.open(paths, loading, addingTo: known)
  }

  private func checkAll() throws {
    for path in paths {
      guard Corpus.isSnapshot(path) else { throw Failure("\(path): not a snapshot", .fileFailed) }
      let corpus = try Corpus.load([path], options: Corpus.LoadOptions(checksAll: true))
      StandardStream.errors.tryWrite("\(path): sound; \(CorpusOpening.size(of: corpus))\n")
    }
  }
}
