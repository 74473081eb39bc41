// SPDX-License-Identifier: Apache-2.0
// Why a corpus cannot be loaded at all.

/// What stops a load. Bad records do not; `LoadReport` counts them.
package enum LoadError: Error, Equatable {
  /// Nothing stands at the path.
  case notFound(path: String)
  /// The system does not let the file be read; `reason` is the system's wording.
  case unreadable(path: String, reason: String)
  /// The ending of the file says nothing of what it holds.
  case unknownFormat(path: String)
  /// No `.txt` or `.md` file lies below the folder.
  case noTexts(path: String)
  /// The header of a `.csv` or `.tsv` names no column that holds text.
  case noTextColumn(path: String, columns: [String])
  /// The compressed data is damaged or cut short.
  case corruptGzip(path: String, reason: String)
  /// A snapshot is opened, not loaded as articles.
  case snapshot(path: String)
  /// Two articles have one id.
  case duplicateID(id: String, first: Origin, second: Origin)
  /// The caller cancelled.
  case cancelled

  /// The path that could not be loaded; nil when none is to blame.
  package var path: String? {
    switch self {
    case .notFound(let path), .unreadable(let path, _), .unknownFormat(let path),
      .noTexts(let path), .noTextColumn(let path, _), .corruptGzip(let path, _),
      .snapshot(let path):
      path
    case .duplicateID(_, _, let second): second.file
    case .cancelled: nil
    }
  }

  /// What is wrong, in English words without the path and without a full stop.
  package var reason: String {
    switch self {
    case .notFound: "no such file or folder"
    case .unreadable(_, let reason): reason
    case .unknownFormat:
      "not a folder, .txt, .md, .jsonl, .ndjson, .csv, .tsv, one of these with .gz, or a snapshot"
    case .noTexts: "no .txt or .md file lies in this folder"
    case .noTextColumn(_, let columns):
      "no column named text, maintext, content, body or raw_text; the columns are "
        + columns.joined(separator: ", ")
    case .corruptGzip(_, let reason): "damaged gzip data: \(reason)"
    case .snapshot: "a snapshot cannot be loaded together with article files"
    case .duplicateID(let id, let first, let second):
      "the id \"\(id)\" stands twice: at \(first) and at \(second)"
    case .cancelled: "cancelled"
    }
  }
}

extension LoadError: CustomStringConvertible {
  /// `path: reason`.
  package var description: String { path.map { "\($0): \(reason)" } ?? reason }
}
