// SPDX-License-Identifier: Apache-2.0
// Broken plurals looked up by any of their forms.

/// The groups of `brokenPlurals`, read once.
struct StemTable: Sendable {
  /// A form as the table has it.
  struct Form: Sendable {
    var folded: [UInt8]
    /// As written: ة, ى and ء decide what may be attached.
    var lastLetter: UInt32?
  }

  static let shared = StemTable()

  /// The forms of each group, the singular first.
  private let groups: [[Form]]
  private var places: [[UInt8]: [Int]] = [:]

  private init() {
    let text = brokenPlurals.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
    groups = text.split(separator: ";").map { group in
      group.split(separator: " ").map { written in
        Form(
          folded: Array(Folding.fold(String(written)).utf8),
          lastLetter: CoreWord.lastLetter(of: String(written)))
      }
    }
    for (number, group) in groups.enumerated() {
      for form in group where places[form.folded]?.last != number {
        places[form.folded, default: []].append(number)
      }
    }
  }

  /// The groups whose singular a folded word is; if there is none, those it is a plural of: كتاب
  /// asks for books, not for the plural of كاتب.
  func groups(of folded: UnsafeBufferPointer<UInt8>) -> [[Form]] {
    let word = Array(folded)
    let all = (places[word] ?? []).map { groups[$0] }
    let singulars = all.filter { $0[0].folded == word }
    return singulars.isEmpty ? all : singulars
  }

  /// The groups whose singular a folded word is.
  func groups(ofSingular folded: UnsafeBufferPointer<UInt8>) -> [[Form]] {
    let word = Array(folded)
    return (places[word] ?? []).map { groups[$0] }.filter { $0[0].folded == word }
  }

  /// Calls `body` with each form, folded.
  func forEachForm(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    for group in groups {
      for form in group { form.folded.withUnsafeBufferPointer(body) }
    }
  }
}
