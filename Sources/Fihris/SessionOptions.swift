// SPDX-License-Identifier: Apache-2.0
// How a session evaluates: limits, files, parameters.

internal import Synchronization

/// How a session evaluates. Everything has a default that a host can leave.
public struct SessionOptions: Sendable {
  /// Seconds that one statement may take; nil for no limit.
  public var timeLimit: Double?
  /// Rows that a step of a statement may have; nil for no limit.
  public var rowLimit: Int?
  /// Bytes that the rows of a step may take, roughly; nil for no limit.
  public var memoryLimit: Int?
  /// Rows that a result gives out; the rest is counted in `Result.total`. Nil for all.
  public var displayLimit: Int?
  /// Refuses `load`, `use`, `save` and files of names.
  public var isSafe = false
  /// Notes, once for each phrase, that other spellings of it are found more often. For prompts.
  public var suggestsSpellings = false
  /// Values of parameters, over those that `param` gives.
  public var parameters: [String: String] = [:]
  /// The folder that relative paths are read from where a script has none of its own; nil is the
  /// working folder.
  public var baseFolder: String?
  /// Writes the rows of `save`; without it `save` is refused. A failure is any error thrown.
  public var save: (@Sendable (Result, _ path: String) throws -> Void)?
  /// Asked now and then while a statement runs; true stops it.
  public var shouldStop: (@Sendable () -> Bool)?

  /// Options with every default.
  public init() {}
}

/// Stops what a session is evaluating, from any thread.
public final class Interruption: Sendable {
  private let flag = Atomic<Bool>(false)

  init() {}

  /// Stops the statement that runs now; without one, the next.
  public func request() { flag.store(true, ordering: .relaxed) }

  var isRequested: Bool { flag.load(ordering: .relaxed) }

  func clear() { flag.store(false, ordering: .relaxed) }
}
