// SPDX-License-Identifier: Apache-2.0
// Loads the text files of a folder, with what its `metadata.csv` files say of them.

/// A folder that is loaded.
struct FolderLoad {
  private let listing: FolderListing
  private let root: FilePath

  init(_ listing: FolderListing, named root: FilePath) {
    self.listing = listing
    self.root = root
  }

  /// Delivers the articles by the bytes of their paths, then notes what `metadata.csv` says of
  /// files that are not there.
  func load(in run: LoadRun) throws {
    var metadata = FolderMetadata()
    for entry in listing.metadata { try read(entry.path, into: &metadata, in: run) }
    let rootName = root.resolvedName
    for entry in listing.texts {
      let location = listing.location(entry.path)
      let place = RecordPlace(
        origin: Origin(file: location.text, line: 0),
        file: entry.path.removing(CorpusFormat.textEndings).text,
        source: FolderLoad.parent(of: entry.path) ?? rootName)
      try InputFile(location, compressed: false, in: run)
        .loadText(metadata: metadata.take(entry.path), at: place)
    }
    for origin in metadata.unused {
      run.note([(.unknownFile, "no such text file")], at: origin)
    }
  }

  /// The name of the folder in which a file lies below the root.
  private static func parent(of path: FilePath) -> String? {
    let parts = path.bytes.split(separator: UInt8(ascii: "/"))
    return parts.count > 1 ? String(decoding: parts[parts.count - 2], as: UTF8.self) : nil
  }

  private func read(
    _ path: FilePath, into metadata: inout FolderMetadata, in run: LoadRun
  ) throws {
    let location = listing.location(path)
    let folder = FilePath(bytes: Array(path.bytes.dropLast("metadata.csv".utf8.count)))
    var column: String?
    try InputFile(location, compressed: false, in: run).forEachRow(UInt8(ascii: ",")) { header in
      column =
        header.names.first { $0 == "file" } ?? header.names.first { $0.lowercased() == "file" }
      if column != nil { return }
      let problem = "no column named file; what stands here is of no text"
      run.note([(.unknownFile, problem)], at: Origin(file: location.text, line: 1))
    } row: { line, record in
      guard let column else { return Assembled() }
      let origin = Origin(file: location.text, line: line)
      return FolderLoad.take(record, by: column, at: origin, in: folder, into: &metadata)
    }
  }

  private static func take(
    _ record: RawRecord, by column: String, at origin: Origin, in folder: FilePath,
    into metadata: inout FolderMetadata
  ) -> Assembled {
    let (file, rest) = record.removing(column)
    guard let file else { return Assembled(problems: [(.unknownFile, "the row names no file")]) }
    if metadata.add(rest, of: file, in: folder, at: origin) { return Assembled() }
    let name = quoted(String(decoding: file, as: UTF8.self))
    return Assembled(problems: [(.unknownFile, "\(name) stands in an earlier row too")])
  }
}
