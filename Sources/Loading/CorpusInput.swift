// SPDX-License-Identifier: Apache-2.0
// One corpus path, found and measured, ready to be loaded.
import Glibc

/// What stands at one of the paths given.
struct CorpusInput {
  private enum Content {
    case folder(FolderListing)
    case file(CorpusFormat, compressed: Bool, size: Int)
    case stream
  }

  private let path: FilePath
  private let content: Content
  /// What the ids of records without one begin with.
  private let idPrefix: String
  /// The name of the file without endings.
  private let stem: String

  /// Finds what stands at `path`; `paths` are all that are loaded together.
  init(_ path: String, among paths: [String]) throws(LoadError) {
    self.path = FilePath(path)
    idPrefix = CorpusInput.idPrefix(of: path, among: paths)
    stem = CorpusInput.stem(path)
    switch try ArticleLoader.kind(of: path) {
    case .folder:
      let listing = try FolderListing(self.path)
      if listing.texts.isEmpty { throw .noTexts(path: path) }
      content = .folder(listing)
    case .file(let format, let compressed):
      let size = Int(try self.path.status().st_size)
      content = .file(format, compressed: compressed, size: size)
    case .stream: content = .stream
    case .snapshot: throw .snapshot(path: path)
    }
  }

  /// The bytes on disk of all inputs; nil when one has no size.
  static func size(of inputs: [CorpusInput]) -> Int? {
    var total = 0
    for input in inputs {
      switch input.content {
      case .folder(let listing):
        total += listing.texts.reduce(0) { $0 + $1.size }
        total += listing.metadata.reduce(0) { $0 + $1.size }
      case .file(_, _, let size): total += size
      case .stream: return nil
      }
    }
    return total
  }

  /// Delivers every article to `run`.
  func load(in run: LoadRun) throws {
    switch content {
    case .folder(let listing): try FolderLoad(listing, named: path).load(in: run)
    case .file(.text, let compressed, _): try loadText(compressed: compressed, in: run)
    case .file(.jsonLines, let compressed, _): try loadLines(compressed: compressed, in: run)
    case .file(.csv, let compressed, _): try loadRows(",", compressed: compressed, in: run)
    case .file(.tsv, let compressed, _): try loadRows("\t", compressed: compressed, in: run)
    case .stream: try loadLines(compressed: false, in: run)
    }
  }

  private func loadText(compressed: Bool, in run: LoadRun) throws {
    let place = RecordPlace(
      origin: Origin(file: path.text, line: 0), file: stem, source: path.parent.resolvedName)
    let input = InputFile(path, compressed: compressed, in: run)
    try input.loadText(metadata: nil, at: place)
  }

  private func loadLines(compressed: Bool, in run: LoadRun) throws {
    let input = InputFile(path, compressed: compressed, in: run)
    var reader = JSONReader()
    try input.forEachLine { line, bytes in
      if isBlank(bytes) { return Assembled() }
      return JSONLine.article(bytes, by: &reader, at: place(line: line))
    }
  }

  private func loadRows(_ separator: Unicode.Scalar, compressed: Bool, in run: LoadRun) throws {
    let input = InputFile(path, compressed: compressed, in: run)
    try input.forEachRow(UInt8(truncatingIfNeeded: separator.value)) { header throws(LoadError) in
      if header.hasText { return }
      throw LoadError.noTextColumn(path: path.text, columns: header.names)
    } row: { line, record in
      ArticleAssembly(record).article(at: place(line: line))
    }
  }

  /// Where a record of this file stands, and what it lends.
  private func place(line: Int) -> RecordPlace {
    RecordPlace(
      origin: Origin(file: path.text, line: line), file: idPrefix, source: stem)
  }

  private static func stem(_ path: String) -> String {
    if path == "-" { return "stdin" }
    return FilePath(path).name.removing([".gz"]).removing(CorpusFormat.allEndings).text
  }

  /// The name of the file, or its path where files of one name are loaded together.
  private static func idPrefix(of path: String, among paths: [String]) -> String {
    let stem = stem(path)
    let isAlone = paths.count { self.stem($0) == stem } <= 1
    return isAlone
      ? stem : FilePath(path).removing([".gz"]).removing(CorpusFormat.allEndings).text
  }
}
