// SPDX-License-Identifier: Apache-2.0
/// Where the posting list of each word lies.

/// How long each list is, and where every sixteenth one begins.
struct ListStarts: Sendable {
  /// Words from one entry of `rows` to the next.
  private static let rowSize = ByteTable.rowSize

  private let lengths: ByteTable
  private let rows: Section<UInt32>
  private let end: Int

  /// - Parameter end: bytes of all lists together.
  /// - Throws: `SnapshotFault.inconsistent` if there are not as many rows as lists need.
  init(_ storage: SectionStorage, end: Int) throws(SnapshotFault) {
    self.end = end
    lengths = try ByteTable(storage, .listLengths, .below(end + 1))
    rows = try storage.section(
      .listRows, .starts(upTo: end), count: (lengths.count + Self.rowSize - 1) / Self.rowSize)
  }

  /// How many lists there are.
  var count: Int { lengths.count }

  /// The bytes of the list of a word; not beyond the end, whatever a damaged file says. O(1).
  @inline(__always)
  func range(of word: UInt32) -> Range<Int> {
    let (before, length) = lengths.sum(ofRowBefore: word)
    let start = min(Int(rows[Int(word) / Self.rowSize]) + before, end)
    return start..<min(start + Int(length), end)
  }

  /// - Throws: `SnapshotFault.inconsistent` if the lists are not one behind the other up to the end.
  func validate() throws(SnapshotFault) {
    try lengths.validate()
    var start = 0
    for word in 0..<UInt32(count) {
      if Int(word) % Self.rowSize == 0, Int(rows[Int(word) / Self.rowSize]) != start {
        throw .inconsistent(SectionID.listRows.name)
      }
      start += Int(lengths[word])
    }
    guard start == end else { throw .inconsistent(SectionID.listRows.name) }
  }

  /// Writes where lists lie into `storage`.
  ///
  /// - Parameter ends: where each list ends.
  static func build(_ ends: borrowing GrowingArray<UInt32>, into storage: SectionStorage) {
    var lengths = ByteTableBuilder(capacity: ends.count)
    var rows = GrowingArray<UInt32>(capacity: ends.count / rowSize + 1)
    var start: UInt32 = 0
    for word in 0..<ends.count {
      if word % rowSize == 0 { rows.append(start) }
      lengths.append(ends[word] - start)
      start = ends[word]
    }
    lengths.seal(into: storage, .listLengths)
    storage.adopt(.listRows, &rows)
  }
}
