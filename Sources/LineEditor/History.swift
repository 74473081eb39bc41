// SPDX-License-Identifier: Apache-2.0
// The statements of this session and of earlier ones, without repetition.

/// An ordered set of statements, the newest last, that a file keeps between sessions.
final class History {
  /// Oldest first; no two are equal; at most `limit`.
  private(set) var entries: [String]
  let limit: Int
  private let file: HistoryFile?
  /// Added since the last save, oldest first.
  private var unsaved: [String] = []

  enum Addition: Equatable {
    /// New at the end, in the form in which it is kept.
    case added(String)
    /// An older entry went, so the order has changed.
    case moved
    case ignored
  }

  /// Loads what the file holds; a missing or unreadable one is an empty history.
  init(path: String?, limit: Int) {
    self.limit = max(limit, 1)
    file = path.map(HistoryFile.init)
    entries = Self.merged((try? file?.load()) ?? [], with: [], limit: self.limit)
  }

  func add(_ statement: String) -> Addition {
    let entry = trimmed(statement)
    guard HistoryFile.isValid(entry) else { return .ignored }
    unsaved.append(entry)
    if entries.last == entry { return .ignored }
    let isNew = !entries.contains(entry) && entries.count < limit
    entries = Self.merged(entries, with: [entry], limit: limit)
    return isNew ? .added(entry) : .moved
  }

  /// Merges what was added with what other sessions have written meanwhile.
  ///
  /// - Throws: `HistoryError`.
  func save() throws {
    guard let file, !unsaved.isEmpty else { return }
    try file.update { Self.merged($0, with: unsaved, limit: limit) }
    unsaved = []
  }

  /// `older` then `newer`; of equal entries the last stays; the newest `limit` of all.
  static func merged(_ older: [String], with newer: [String], limit: Int) -> [String] {
    var seen = Set<String>()
    var newestFirst: [String] = []
    for entry in (older + newer).reversed() where newestFirst.count < limit {
      if seen.insert(entry).inserted { newestFirst.append(entry) }
    }
    return newestFirst.reversed()
  }

  /// Without white space and line ends around it, and without carriage returns.
  private func trimmed(_ statement: String) -> String {
    var scalars = statement.unicodeScalars[...]
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    return String(String.UnicodeScalarView(scalars.filter { $0 != "\r" }))
  }
}
