// SPDX-License-Identifier: Apache-2.0
// A folder of files for one test, and what loading gives.
import CZlib
import Foundation
import Glibc
import Testing

@testable import Loading

/// A folder of its own; all are removed when the tests end.
struct TemporaryFolder {
  let path: String

  private static let root: String? = {
    var template = Array("/tmp/fihris-loading-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { return nil }
    atexit { TemporaryFolder.root.map { try? FileManager.default.removeItem(atPath: $0) } }
    return String(cString: made)
  }()

  init(_ files: KeyValuePairs<String, String> = [:]) throws {
    let root = try #require(TemporaryFolder.root)
    var template = Array("\(root)/XXXXXX".utf8CString)
    path = String(cString: try #require(mkdtemp(&template)))
    for (name, content) in files { try write(name, Array(content.utf8)) }
  }

  subscript(_ name: String) -> String { path + "/" + name }

  /// Writes a file, making the folders above it.
  func write(_ name: String, _ bytes: [UInt8]) throws {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o755)
    }
    let file = try #require(fopen(self[name], "wb"))
    defer { fclose(file) }
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
  }

  /// Writes a gzip file of these members.
  func writeGzip(_ name: String, members: [String]) throws {
    for member in members {
      let file = try #require(gzopen(self[name], "ab"))
      let bytes = Array(member.utf8)
      #expect(Int(gzwrite(file, bytes, UInt32(bytes.count))) == bytes.count)
      #expect(gzclose(file) == Z_OK)
    }
  }

  /// The bytes of a file.
  func read(_ name: String) throws -> [UInt8] {
    try FileSource(FilePath(self[name])).start(1 << 20)
  }
}

/// What a load gave.
struct Loaded {
  var articles: [Article] = []
  var report = LoadReport()

  init(_ paths: [String]) throws {
    report = try ArticleLoader().load(paths) { articles.append($0) }
  }

  /// Loads one file of this name and content.
  init(_ name: String, _ content: String) throws { try self.init(name, bytes: Array(content.utf8)) }

  init(_ name: String, bytes: [UInt8]) throws {
    let folder = try TemporaryFolder()
    try folder.write(name, bytes)
    try self.init([folder[name]])
  }

  var ids: [String] { articles.map(\.id) }
  var texts: [String] { articles.map { String(decoding: $0.text, as: UTF8.self) } }
  var titles: [String?] {
    articles.map { $0.title.map { String(decoding: $0, as: UTF8.self) } }
  }
  var sources: [String] { articles.map(\.source) }
  var dates: [String?] { articles.map { $0.date?.iso } }
  var reasons: [LoadProblem.Reason] { report.firstProblems.map(\.reason) }

  /// The extra fields of an article as `name=value`.
  func fields(_ index: Int = 0) -> [String] {
    articles[index].fields.map { "\($0.name)=\($0.value)" }
  }
}

/// The error with which loading these paths ends; nil when it does not.
func loadError(_ paths: [String]) -> LoadError? {
  do {
    _ = try ArticleLoader().load(paths) { _ in }
    return nil
  } catch {
    return error as? LoadError
  }
}

/// Corpora beside the repository, which not everyone has.
enum Shared {
  static let path: String = {
    if let path = getenv("FIHRIS_SHARED") { return String(cString: path) }
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(root)/../shared"
  }()

  static func has(_ name: String) -> Bool { access("\(path)/\(name)", R_OK) == 0 }
}

/// Numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
