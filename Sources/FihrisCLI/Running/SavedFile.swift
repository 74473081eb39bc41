// SPDX-License-Identifier: Apache-2.0
// The file that the stage `save` writes, in the format its ending names.

internal import Fihris
internal import Rendering

enum SavedFile {
  /// Writes the rows of a result.
  /// - Throws: `Failure` for an ending that names no format, and if the file cannot be written.
  static func write(_ result: Result, to path: String) throws {
    let settings = RenderSettings(format: try format(of: path))
    let file = try OutputFile(path: path)
    let renderer = Renderer(
      settings: settings, output: OutputBuffer(file.write), messages: OutputBuffer { _ in })
    try renderer.render(result)
    try file.commit()
  }

  private static func format(of path: String) throws -> OutputFormat {
    let name = path.split(separator: "/").last ?? ""
    let ending = name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
    switch ending.lowercased() {
    case "csv": return .csv
    case "tsv", "tab": return .tsv
    case "json": return .json
    case "jsonl", "ndjson": return .jsonl
    case "md", "markdown": return .markdown
    case "txt": return .table
    case "html", "htm":
      throw Failure("saving html is not in this version", .wrongUsage)
    default:
      throw Failure(
        "the ending names the format: .csv, .tsv, .json, .jsonl, .md or .txt", .wrongUsage)
    }
  }
}
