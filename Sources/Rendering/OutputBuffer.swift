// SPDX-License-Identifier: Apache-2.0
// Bytes on their way out, handed over in blocks.

/// Collects bytes and hands them to a sink in blocks of about 64 KB.
package final class OutputBuffer {
  /// Takes a block of bytes; what it throws comes out of the renderer's calls.
  package typealias Sink = ([UInt8]) throws -> Void

  private let sink: Sink
  private var bytes: [UInt8] = []
  private static let blockSize = 65536

  package init(_ sink: @escaping Sink) {
    self.sink = sink
  }

  /// Adds text.
  package func write(_ text: String) throws {
    bytes.append(contentsOf: text.utf8)
    if bytes.count >= OutputBuffer.blockSize { try flush() }
  }

  /// Adds text and a line break.
  package func writeLine(_ text: String = "") throws {
    bytes.append(contentsOf: text.utf8)
    bytes.append(10)
    if bytes.count >= OutputBuffer.blockSize { try flush() }
  }

  /// Hands over what is left.
  package func flush() throws {
    guard !bytes.isEmpty else { return }
    defer { bytes.removeAll(keepingCapacity: true) }
    try sink(bytes)
  }
}
