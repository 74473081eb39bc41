// SPDX-License-Identifier: Apache-2.0
// What is known about the place a stream leads to, and how text is laid out for it.

/// Facts about an output stream, gathered by the program.
package struct TerminalFacts: Hashable, Sendable {
  package var isTerminal: Bool
  /// Cells in a line; nil where there is no terminal or it does not say.
  package var columns: Int?
  /// `NO_COLOR` is set and not empty.
  package var refusesColor: Bool
  /// `TERM` is `dumb`.
  package var isDumb: Bool
  /// The terminal puts right-to-left text in visual order itself.
  package var reorders: Bool
  /// The terminal draws a box for each isolate control.
  package var showsIsolates: Bool

  /// - Parameter environment: the value of a variable; nil where it is not set.
  package init(isTerminal: Bool, columns: Int?, environment: (String) -> String?) {
    self.isTerminal = isTerminal
    self.columns = columns
    refusesColor = environment("NO_COLOR").map { !$0.isEmpty } ?? false
    isDumb = environment("TERM") == "dumb"
    let vte = environment("VTE_VERSION").flatMap(Int.init) ?? 0
    showsIsolates = environment("MLTERM") != nil
    reorders = vte >= 5800 || showsIsolates || environment("KONSOLE_VERSION") != nil
  }

  /// A stream that leads to a file or a pipe.
  package static let file = TerminalFacts(
    isTerminal: false, columns: nil, environment: { _ in nil })
}

/// How right-to-left text is written.
package enum BidiLayout: Hashable, Sendable {
  /// In logical order, without any control: files, pipes, terminals that do not reorder.
  case logical
  /// FSI…PDI around cells and LRM between them, for a terminal that reorders.
  case isolate
  /// LRM between cells alone, for mlterm, which shows a box for each isolate.
  case marks
}

/// How text is laid out on one stream.
package struct Appearance: Hashable, Sendable {
  package var isTerminal: Bool
  /// Cells a line may take; nil where lines are never cut.
  package var width: Int?
  package var usesColor: Bool
  package var bidi: BidiLayout

  package init(
    _ facts: TerminalFacts, color: ColorChoice = .auto, bidi: BidiChoice = .auto
  ) {
    isTerminal = facts.isTerminal
    width = facts.isTerminal ? facts.columns.map { max($0, 20) } ?? 80 : nil
    usesColor =
      switch color {
      case .always: true
      case .never: false
      case .auto: facts.isTerminal && !facts.refusesColor && !facts.isDumb
      }
    self.bidi =
      switch bidi {
      case .logical: .logical
      case .isolate: .isolate
      case .auto where facts.isTerminal && facts.reorders:
        facts.showsIsolates ? .marks : .isolate
      case .auto: .logical
      }
  }
}
