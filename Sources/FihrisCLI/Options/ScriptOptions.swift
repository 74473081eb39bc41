// SPDX-License-Identifier: Apache-2.0
// Options that decide what statements may do.

internal import ArgumentParser

struct ScriptOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp("Give a parameter its value; may be repeated.", valueName: "name=value"))
  var set: [String] = []

  @Flag(name: .long, help: "Statements may neither read nor write files.")
  var safe = false

  /// The values by name; a later one counts.
  var parameters: [String: String] {
    get throws {
      var values: [String: String] = [:]
      for pair in set {
        guard let equals = pair.firstIndex(of: "="), equals > pair.startIndex else {
          throw ValidationError("--set takes NAME=VALUE; found \(pair)")
        }
        values[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
      }
      return values
    }
  }

  func validate() throws { _ = try parameters }
}
