// SPDX-License-Identifier: Apache-2.0
// Why there is no corpus.

internal import Indexing
internal import Loading

/// Why a corpus cannot be loaded, built or written.
public struct CorpusError: Error, Hashable, Sendable {
  /// What kind of thing went wrong.
  public enum Code: String, Hashable, Sendable {
    /// A path cannot be read, or holds no articles in a format that is known.
    case unreadable
    /// A snapshot is damaged, or of another version.
    case badSnapshot = "bad-snapshot"
    /// Two articles have one id.
    case duplicateID = "duplicate-id"
    /// An article handed over has a date that is none.
    case notADate = "not-a-date"
    /// A snapshot cannot be written.
    case unwritable
    /// More words than positions can be counted.
    case tooLarge = "too-large"
    /// The caller cancelled.
    case cancelled
  }

  /// What kind of thing went wrong.
  public var code: Code
  /// The file or folder to blame, if one is.
  public var path: String?
  /// What is wrong, in English.
  public var message: String

  init(code: Code, path: String?, message: String) {
    self.code = code
    self.path = path
    self.message = message
  }

  init(_ error: LoadError) {
    self.init(code: .unreadable, path: error.path, message: error.description)
    switch error {
    case .duplicateID: code = .duplicateID
    case .cancelled: code = .cancelled
    default: break
    }
  }

  init(_ error: IndexError) {
    self.init(code: .tooLarge, path: nil, message: error.description)
    switch error {
    case .duplicateID: code = .duplicateID
    case .tooLarge: code = .tooLarge
    case .cancelled: code = .cancelled
    case .badSnapshot(let path, _): (code, self.path) = (.badSnapshot, path)
    case .file(let path, let operation, _):
      let isWriting = operation == "write" || operation == "replace"
      (code, self.path) = (isWriting ? .unwritable : .unreadable, path)
    }
  }
}
