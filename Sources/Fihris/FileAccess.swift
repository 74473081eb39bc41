// SPDX-License-Identifier: Apache-2.0
// Reads the files that statements name, if the session allows it.

internal import Glibc
internal import Planning
internal import Syntax

/// Where files of statements are read from.
struct FileAccess {
  /// Whether statements may not touch files at all.
  var isSafe: Bool
  /// The folder of relative paths; nil for the working folder.
  var folder: String?
  /// The script itself, as the system takes its path.
  var script: String?

  /// Access for a script: its own folder, else the session's.
  init(options: SessionOptions, script file: String?) {
    isSafe = options.isSafe
    folder = options.baseFolder
    script = file
    if let file, file != "-", let slash = file.lastIndex(of: "/") {
      folder = String(file[..<slash])
    }
  }

  /// The path as the system takes it.
  func resolved(_ path: String) -> String {
    guard let folder, !path.hasPrefix("/"), path != "-" else { return path }
    return folder + "/" + path
  }

  /// The text of a file; invalid UTF-8 becomes U+FFFD.
  func read(_ path: String) -> Swift.Result<String, Planner.FileProblem> {
    if isSafe { return .failure(Planner.FileProblem(.unsafeFileAccess(path: path))) }
    guard let file = fopen(resolved(path), "rb") else { return .failure(unreadable(path)) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&block, 1, block.count, file)
      bytes += block[..<count]
      if count < block.count { break }
    }
    if ferror(file) != 0 { return .failure(unreadable(path)) }
    return .success(String(decoding: bytes, as: UTF8.self))
  }

  private func unreadable(_ path: String) -> Planner.FileProblem {
    Planner.FileProblem(.fileUnreadable(path: path, reason: String(cString: strerror(errno))))
  }
}
