// SPDX-License-Identifier: Apache-2.0
// The marks that strings may stand between.

/// Pairs of quotation marks, as scripts and files of names know them.
package enum QuotationMarks {
  /// The mark that closes what `mark` opens; nil if it opens no string.
  package static func closing(_ mark: Unicode.Scalar) -> Unicode.Scalar? {
    Lexer.closingMark(of: mark)
  }
}
