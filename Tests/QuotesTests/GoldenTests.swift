// SPDX-License-Identifier: Apache-2.0
// What is found in sentences written for the purpose, kind by kind.

import Foundation
import Testing

private let golden = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "Golden/speech.txt")

@Test func `speech, speakers and contents are found as the golden file has them`() throws {
  let cases = try GoldenCase.read(golden)
  if ProcessInfo.processInfo.environment["RECORD"] != nil {
    try cases.map { $0.written($0.found) }.joined()
      .write(to: golden, atomically: true, encoding: .utf8)
    return
  }
  #expect(cases.count >= 20)
  for one in cases {
    #expect(one.found == one.expected, "\(one.name)")
  }
}
