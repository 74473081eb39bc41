// SPDX-License-Identifier: Apache-2.0
// Running the built program over a small corpus.

import Foundation
import PseudoTerminal

/// The program under test.
let program = builtExecutable("fihris")

/// Runs the program with pipes and no terminal.
func fihris(
  _ arguments: String..., input: String = "", environment: [String: String?] = [:]
) throws -> PipedRun {
  try runPiped(program, arguments: arguments, input: input, environment: environment)
}

/// A folder that is gone when the value goes.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "fihris-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and returns its path.
  func file(_ name: String, _ text: String) throws -> String {
    let file = path + "/" + name
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    return file
  }

  /// The text of a file; nil if there is none.
  func text(_ name: String) -> String? {
    try? String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }

  /// The names of the files in it.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// Three articles of two outlets.
  func corpus() throws -> String {
    try file(
      "corpus.jsonl",
      """
      {"id": "a1", "source": "cnn", "date": "2023-09-05", "title": "زيارة", "text": "قال جون كيربي إن موسكو تفاوض. وأضاف كيربي أن الصفقة قريبة."}
      {"id": "a2", "source": "arab48", "date": "2023-09-06", "title": "بيان", "text": "نقلت الشبكة عن كيربي قوله."}
      {"id": "a3", "source": "cnn", "date": "2023-09-07", "title": "طقس", "text": "أمطار في الجنوب."}

      """)
  }
}

/// The JSON objects of an output, one per line.
func objects(_ output: String) throws -> [[String: Any]] {
  try output.split(separator: "\n").map { line in
    let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
    guard let object = value as? [String: Any] else { throw NotAnObject(line: String(line)) }
    return object
  }
}

struct NotAnObject: Error {
  var line: String
}
