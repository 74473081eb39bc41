// SPDX-License-Identifier: Apache-2.0
// Many names of speakers, one behind the other.

/// Names as articles have them, in the order they were added.
package struct SpeakerNames: Sendable {
  /// The names, a line feed behind each, so that no word goes on in the next one.
  private(set) var text: [UInt8] = []
  /// Where each name ends in `text`, without its line feed.
  private var ends: [Int] = []

  package init() {}

  package var count: Int { ends.count }

  /// - Parameter name: UTF-8; any bytes.
  package mutating func append(_ name: UnsafeBufferPointer<UInt8>) {
    text.append(contentsOf: name)
    ends.append(text.count)
    text.append(UInt8(ascii: "\n"))
  }

  /// Where a name lies in `text`.
  func range(_ name: Int) -> Range<Int> { (name == 0 ? 0 : ends[name - 1] + 1)..<ends[name] }
}
