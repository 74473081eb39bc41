// SPDX-License-Identifier: Apache-2.0
// All that decides what a result looks like.

/// How results and messages are rendered. The prompt changes it between statements.
package struct RenderSettings: Hashable, Sendable {
  package var format: OutputFormat
  /// Where results go.
  package var output: Appearance
  /// Where notes, counts and diagnostics go.
  package var messages: Appearance
  /// Whether the time a statement took is told.
  package var showsTime: Bool
  /// What brings the rows that a limit for display cut off, as `set limit 0 shows all`.
  package var cutHint: String

  package init(
    format: OutputFormat = .table, output: Appearance = Appearance(.file),
    messages: Appearance = Appearance(.file), showsTime: Bool = false, cutHint: String = "--limit"
  ) {
    self.format = format
    self.output = output
    self.messages = messages
    self.showsTime = showsTime
    self.cutHint = cutHint
  }
}
