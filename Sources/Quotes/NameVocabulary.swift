// SPDX-License-Identifier: Apache-2.0
// The words of names, numbered, with what is known of each as part of a name.

import ArabicText

/// The different words of many names.
struct NameVocabulary: ~Copyable {
  /// What is known of a word.
  struct Word: BitwiseCopyable {
    /// See `NameSkeleton`.
    let skeleton: UInt32
    /// Links the names of a family and is no name of its own: بن.
    let isLink: Bool
    /// A given name that is known.
    let isGiven: Bool
    /// A name of a person may begin with it: a given name, or one that looks foreign.
    let isPersonal: Bool
    /// May be a family name: none of the language that the lexicon knows.
    let mayBeFamily: Bool
    /// How much it looks like a foreign name, in log odds times 16: only those are spelled in many
    /// ways. Words that are no names, وزير and وزارة, never do.
    let foreignness: Int
  }

  private var words = Column<Word>()
  /// The folded words, one behind the other, and where each ends.
  private var letters = Column<UInt8>()
  private var ends = Column<Int>()
  /// Numbers of words by the hash of their letters, -1 where there is none; open addressing.
  private var slots = [Int32](repeating: -1, count: 1 << 12)

  var count: Int { words.count }

  subscript(word: Int32) -> Word { words[Int(word)] }

  /// The folded letters of a word.
  func letters(of word: Int32) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: letters.elements[ends.range(Int(word))])
  }

  /// The number of a folded word, which is added where it is new.
  mutating func number(of folded: UnsafeBufferPointer<UInt8>) -> Int32 {
    let slot = slot(of: folded)
    if slots[slot] >= 0 { return slots[slot] }
    let number = Int32(words.count)
    slots[slot] = number
    words.append(Word(folded))
    letters.append(contentsOf: folded)
    ends.append(letters.count)
    if 2 * words.count > slots.count { grow() }
    return number
  }

  /// Where a word stands in the table, or would.
  private func slot(of folded: UnsafeBufferPointer<UInt8>) -> Int {
    var slot = Lexicon.hash(folded) & (slots.count - 1)
    while slots[slot] >= 0, !letters(of: slots[slot]).isSame(as: folded) {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: 2 * slots.count)
    for number in 0..<Int32(words.count) { slots[slot(of: letters(of: number))] = number }
  }
}

extension NameVocabulary.Word {
  fileprivate init(_ folded: UnsafeBufferPointer<UInt8>) {
    let lexicon = Lexicon.shared
    let kinds = NameLexicon.kinds(of: folded)
    let entry = lexicon.entries[lexicon.find(folded)]
    let hasArticle = folded.starts(with: Self.article)
    let bare = UnsafeBufferPointer(rebasing: folded[(hasArticle ? 4 : 0)...])
    let traits = hasArticle ? lexicon.entries[lexicon.find(bare)].traits : entry.traits
    // Titles and what introduces a name are ordinary words too.
    foreignness = kinds.contains(.ordinary) ? -1_000 : NameLetters.shared.evidence(folded)
    let looksForeign = entry.traits.isEmpty && entry.verb < 0 && !hasArticle && foreignness > 0
    skeleton = NameSkeleton.hash(of: folded)
    isLink = folded.count <= Self.longestLink && Self.links.contains(Array(folded))
    isGiven = kinds.contains(.given) || entry.traits.contains(.givenName)
    isPersonal = isGiven || looksForeign
    mayBeFamily = traits.isSubset(of: [.givenName, .place])
  }

  private static let article = Array("ال".utf8)
  private static let links = Set(
    ["بن", "بنت", "ابن", "ال", "ابو", "بو", "ابي"].map { Array($0.utf8) })
  /// In bytes.
  private static let longestLink = 6
}
