// SPDX-License-Identifier: Apache-2.0
// Tells what stands at a corpus path, by its name, its kind of file and its first bytes.
import Glibc

/// What a corpus path is.
package enum CorpusPathKind: Sendable, Hashable {
  /// A folder of text files.
  case folder
  /// A file of articles.
  case file(CorpusFormat, compressed: Bool)
  /// `-`, or a pipe or device: JSON lines.
  case stream
  /// A file that begins with `CorpusPathKind.snapshotMagic`.
  case snapshot

  /// The bytes with which a snapshot begins.
  package static let snapshotMagic: [UInt8] = Array("FIHRIS".utf8)
}

/// How the articles stand in a file.
package enum CorpusFormat: Sendable, Hashable {
  /// One article: `.txt`, `.md`.
  case text
  /// An object per line: `.jsonl`, `.ndjson`.
  case jsonLines
  /// A row per article under a header: `.csv`.
  case csv
  /// The same with tabs: `.tsv`.
  case tsv

  private static let endings: [(ending: String, format: CorpusFormat)] = [
    (".txt", .text), (".md", .text), (".jsonl", .jsonLines), (".ndjson", .jsonLines),
    (".csv", .csv), (".tsv", .tsv),
  ]

  /// The endings of text files.
  static let textEndings = [".txt", ".md"]
  /// Every ending a name can have, `.gz` aside.
  static let allEndings = endings.map(\.ending)

  /// The format by the ending of the name; nil when it says nothing.
  init?(_ path: FilePath) {
    guard let known = CorpusFormat.endings.first(where: { path.hasEnding($0.ending) }) else {
      return nil
    }
    self = known.format
  }
}

extension ArticleLoader {
  /// What stands at `path`.
  ///
  /// - Throws: `LoadError.notFound`, `.unreadable` or `.unknownFormat`.
  package static func kind(of path: String) throws(LoadError) -> CorpusPathKind {
    if path == "-" { return .stream }
    let file = FilePath(path)
    let status = try file.status()
    if status.isFolder { return .folder }
    // What `/dev/stdin` leads to can be a regular file, but its name says nothing.
    if !status.isRegular || path.hasPrefix("/dev/") { return .stream }
    if try beginsAsSnapshot(file) { return .snapshot }
    let compressed = file.hasEnding(".gz")
    guard let format = CorpusFormat(file.removing([".gz"])) else {
      throw .unknownFormat(path: path)
    }
    return .file(format, compressed: compressed)
  }

  private static func beginsAsSnapshot(_ file: FilePath) throws(LoadError) -> Bool {
    try FileSource(file).start(CorpusPathKind.snapshotMagic.count) == CorpusPathKind.snapshotMagic
  }
}
