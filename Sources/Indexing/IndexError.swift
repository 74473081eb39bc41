// SPDX-License-Identifier: Apache-2.0
/// What can go wrong while an index is built, written or opened.

/// Why an index could not be built, written or opened.
package enum IndexError: Error, Equatable, Sendable {
  /// Two articles have one id; the origins name file and line.
  case duplicateID(id: String, first: String, second: String)
  /// The corpus exceeds what 32-bit numbers can count; `what` says of what there is too much.
  case tooLarge(what: String)
  /// The caller asked to stop.
  case cancelled
  /// The file is no snapshot, of another version, or damaged.
  case badSnapshot(path: String, fault: SnapshotFault)
  /// The operating system refused to `write` or `replace` a snapshot, or to `open` or `map` one;
  /// `reason` is its wording.
  case file(path: String, operation: String, reason: String)
}

extension IndexError {
  /// Runs `body` over sections of our own making; a fault in them is a defect of this program.
  static func defect<Result: ~Copyable>(
    _ body: () throws(SnapshotFault) -> Result
  ) throws(IndexError) -> Result {
    do throws(SnapshotFault) {
      return try body()
    } catch {
      throw .badSnapshot(path: "the index just built", fault: error)
    }
  }
}

/// What is wrong with a snapshot file.
package enum SnapshotFault: Error, Equatable, Sendable {
  /// The file does not begin with the mark of a snapshot.
  case notASnapshot
  /// Written by another version of the format.
  case otherVersion(found: UInt32, expected: UInt32)
  /// Written on a machine whose bytes stand in the other order.
  case otherByteOrder
  /// The file is shorter or longer than its header says; both in bytes.
  case wrongLength(found: UInt64, expected: UInt64)
  /// Header or section table are not what was written.
  case damagedHeader
  /// The bytes of the section are not what was written.
  case damagedSection(String)
  /// The bytes are what was written, but contradict each other.
  case inconsistent(String)
}

extension IndexError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .duplicateID(let id, let first, let second):
      "two articles have the id \"\(id)\": \(first) and \(second)"
    case .tooLarge(let what): "the corpus has too many \(what) for one index"
    case .cancelled: "building the index was stopped"
    case .badSnapshot(let path, let fault): "\(path): \(fault)"
    case .file(let path, let operation, let reason): "\(path): cannot \(operation): \(reason)"
    }
  }
}

extension SnapshotFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notASnapshot: "not a snapshot"
    case .otherVersion(let found, let expected):
      "snapshot of format version \(found); this program reads version \(expected)"
    case .otherByteOrder: "snapshot of a machine with another byte order"
    case .wrongLength(let found, let expected):
      "snapshot of \(found) bytes where its header says \(expected)"
    case .damagedHeader: "the header of the snapshot is damaged"
    case .damagedSection(let name): "the section \"\(name)\" of the snapshot is damaged"
    case .inconsistent(let name): "the section \"\(name)\" contradicts others"
    }
  }
}
