// SPDX-License-Identifier: Apache-2.0
// What completion and colouring exchange with the line editor, and what Tab makes of it.

/// What could stand in place of a part of the line.
package struct Completions: Sendable {
  /// UTF-8 offsets in the line of what the candidates replace; clamped to the line.
  package var replaceRange: Range<Int>
  package var candidates: [Candidate]

  package init(replaceRange: Range<Int>, candidates: [Candidate]) {
    self.replaceRange = replaceRange
    self.candidates = candidates
  }

  package static let none = Completions(replaceRange: 0..<0, candidates: [])
}

/// One completion.
package struct Candidate: Equatable, Sendable {
  /// What is inserted, with its quotation marks or trailing space if it is to have them.
  package var text: String
  /// A word or two on what it is, for the list; may be empty.
  package var note: String

  package init(text: String, note: String = "") {
    self.text = text
    self.note = note
  }
}

/// A part of the line in a colour.
package struct HighlightSpan: Equatable, Sendable {
  /// UTF-8 offsets in the line; spans ascend and do not overlap.
  package var range: Range<Int>
  /// Parameters of the sequence SGR, such as `1;34`.
  package var style: String

  package init(range: Range<Int>, style: String) {
    self.range = range
    self.style = style
  }
}

extension Completions {
  /// What Tab does to a line.
  enum Action: Equatable {
    case nothing
    /// Replaces the range with this text.
    case insert(String)
    case list
  }

  /// The longest text common to all candidates is inserted if it says more than `typed`; when it
  /// does not, several candidates are listed.
  func action(typed: String) -> Action {
    guard let first = candidates.first else { return .nothing }
    let common = candidates.dropFirst().reduce(Substring(first.text)) { common, candidate in
      Substring(zip(common, candidate.text).prefix { $0 == $1 }.map(\.0))
    }
    // A candidate may differ from what was typed in more than its length: another hamza, say.
    let saysMore = candidates.count == 1 || common.count >= typed.count
    if saysMore, common != typed { return .insert(String(common)) }
    return candidates.count == 1 ? .nothing : .list
  }
}
