// SPDX-License-Identifier: Apache-2.0
// How many cells text takes on the terminal.

import CLineEditing

extension Unicode.Scalar {
  /// Cells of the terminal: 0 for tashkeel and format characters. In a UTF-8 locale only.
  var displayWidth: Int { max(Int(cle_width(value)), 0) }
}

/// The cells that plain text takes in one row.
func displayWidth(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + $1.displayWidth }
}
