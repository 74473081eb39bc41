// SPDX-License-Identifier: Apache-2.0
// Options that decide what is loaded, and how.

internal import ArgumentParser

struct CorpusOptions: ParsableArguments {
  @Flag(name: .long, help: "A bad record in the corpus ends the program with status 3.")
  var strict = false

  @Option(
    name: .long,
    help: ArgumentHelp("Threads that build the index; all cores by default.", valueName: "n"))
  var threads: Int?

  func validate() throws {
    if let threads, threads < 1 {
      throw ValidationError("--threads is 1 or more; found \(threads)")
    }
  }
}
