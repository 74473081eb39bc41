// SPDX-License-Identifier: Apache-2.0
// Text cut and padded to a number of cells.

/// Cuts between characters, never inside one, and says so by `…`.
enum Cutting {
  /// At most `width` cells from the start; a cut text ends in `…`.
  static func head(_ text: String, to width: Int) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    guard width > 0 else { return "" }
    var kept = ""
    var used = 1
    for character in text {
      let cells = DisplayWidth.of(String(character))
      if used + cells > width { break }
      used += cells
      kept.append(character)
    }
    return kept + "…"
  }

  /// At most `width` cells from the end; a cut text begins with `…`.
  static func tail(_ text: String, to width: Int) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    guard width > 0 else { return "" }
    var start = text.endIndex
    var used = 1
    while start > text.startIndex {
      let before = text.index(before: start)
      let cells = DisplayWidth.of(String(text[before]))
      if used + cells > width { break }
      used += cells
      start = before
    }
    return "…" + text[start...]
  }

  /// Spaces; none for a negative count.
  static func spaces(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }
}
