// SPDX-License-Identifier: Apache-2.0
// What the `metadata.csv` files of a folder say of its text files.

/// Rows of `metadata.csv` by the file they are of.
struct FolderMetadata {
  /// A row that no file has asked for.
  private struct Row {
    var record: RawRecord
    var origin: Origin
    var isUsed = false
  }

  private var rows: [Row] = []
  private var rowOfFile: [FilePath: Int] = [:]

  /// Takes a row: what it says of `file`, a path as written in the row, in `folder`, the path of
  /// its `metadata.csv` below the root without the name. False when an earlier row of that folder
  /// is of the same file; this one then counts.
  mutating func add(
    _ record: RawRecord, of file: [UInt8], in folder: FilePath, at origin: Origin
  ) -> Bool {
    var name = file[...]
    while name.starts(with: "./".utf8) { name = name.dropFirst(2) }
    let path = folder.appending(Array(name))
    let earlier = rowOfFile.updateValue(rows.count, forKey: path)
    rows.append(Row(record: record, origin: origin))
    guard let earlier else { return true }
    // The row of a folder farther up gives way without a word.
    rows[earlier].isUsed = true
    return rows[earlier].origin.file != origin.file
  }

  /// The row of the file at a path below the root, written with its ending or without.
  mutating func take(_ path: FilePath) -> RawRecord? {
    guard let index = rowOfFile[path] ?? rowOfFile[path.removing(CorpusFormat.textEndings)] else {
      return nil
    }
    rows[index].isUsed = true
    return rows[index].record
  }

  /// Where the rows stand that are of no file, in their order.
  var unused: [Origin] { rows.filter { !$0.isUsed }.map(\.origin) }
}
