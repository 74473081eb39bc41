// SPDX-License-Identifier: Apache-2.0
// The tour: every script of examples/ prints what lies beside it, the same bytes each time.

import Foundation
import Testing

@Test(arguments: Tree.tour)
func `a step of the tour prints what is expected, twice the same`(_ script: String) throws {
  let command = "fihris run examples/\(script)"
  let output = try printed(by: command)
  #expect(try printed(by: command) == output)
  try Tree.check(output, against: "examples/" + script.replacing(".fihris", with: ".expected"))
}

@Test func `the tour has its steps in a row, and its page names each`() throws {
  let page = try Tree.text("examples/README.md")
  #expect(Tree.tour.count >= 12)
  for (index, script) in Tree.tour.enumerated() {
    #expect(script.hasPrefix(index < 9 ? "0\(index + 1)-" : "\(index + 1)-"))
    #expect(page.contains("](\(script))"), "examples/README.md does not name \(script)")
  }
}
