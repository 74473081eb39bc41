// SPDX-License-Identifier: Apache-2.0
// The words of names, numbered, with what is known of each as part of a name.

import ArabicText

/// A name as the numbers of its folded words in a `NameVocabulary`, عبد joined with the word after
/// it.
typealias NameWords = [Int32]

/// The different words of many names.
struct NameVocabulary {
  /// What is known of a word.
  struct Word {
    let folded: [UInt8]
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

  private(set) var words: [Word] = []
  /// Numbers of words by the hash of their letters, -1 where there is none; open addressing.
  private var slots = [Int32](repeating: -1, count: 1 << 12)
  private var tokens = TokenizedText()

  /// The words of a name, which are added where they are new.
  mutating func words(of name: String) -> NameWords {
    name.utf8.span.withUnsafeBufferPointer { self.tokens.cutWords($0) }
    var found: NameWords = []
    found.reserveCapacity(tokens.count)
    // Taken out, so that words can be added meanwhile.
    var tokens = TokenizedText()
    swap(&tokens, &self.tokens)
    tokens.foldedBytes.withUnsafeBufferPointer { letters in
      var servant: Int?
      for place in 0..<tokens.count {
        // Folded words follow one another, so that عبد and the next are one stretch.
        let range = tokens.foldedByteRange(place)
        let start = servant ?? range.lowerBound
        let word = UnsafeBufferPointer(rebasing: letters[start..<range.upperBound])
        if servant == nil, place + 1 < tokens.count, word.elementsEqual(Self.servant) {
          servant = start
          continue
        }
        found.append(number(of: word))
        servant = nil
      }
    }
    swap(&tokens, &self.tokens)
    return found
  }

  subscript(word: Int32) -> Word { words[Int(word)] }

  private mutating func number(of folded: UnsafeBufferPointer<UInt8>) -> Int32 {
    let slot = slot(of: folded)
    if slots[slot] >= 0 { return slots[slot] }
    let number = Int32(words.count)
    slots[slot] = number
    words.append(Word(Array(folded)))
    if 2 * words.count > slots.count { grow() }
    return number
  }

  /// Where a word stands in the table, or would.
  private func slot(of folded: UnsafeBufferPointer<UInt8>) -> Int {
    var slot = Lexicon.hash(folded) & (slots.count - 1)
    while slots[slot] >= 0, !isWord(Int(slots[slot]), folded) {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private func isWord(_ number: Int, _ folded: UnsafeBufferPointer<UInt8>) -> Bool {
    words[number].folded.withUnsafeBufferPointer { $0.isSame(as: folded) }
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: 2 * slots.count)
    for number in words.indices {
      slots[words[number].folded.withUnsafeBufferPointer { slot(of: $0) }] = Int32(number)
    }
  }

  private static let servant = Array("عبد".utf8)
}

extension NameVocabulary.Word {
  init(_ folded: [UInt8]) {
    self.folded = folded
    skeleton = NameSkeleton.hash(of: folded)
    isLink = folded.count <= Self.longestLink && Self.links.contains(folded)
    let lexicon = Lexicon.shared
    (isGiven, isPersonal, mayBeFamily, foreignness) = folded.withUnsafeBufferPointer { word in
      let kinds = NameLexicon.kinds(of: word)
      let entry = lexicon.entries[lexicon.find(word)]
      let isNoName = !kinds.isDisjoint(with: [.title, .introduction, .ordinary])
      let evidence = isNoName ? -1_000 : NameLetters.shared.evidence(word)
      let hasArticle = word.starts(with: Self.article)
      let isGiven = kinds.contains(.given) || entry.traits.contains(.givenName)
      let looksForeign = entry.traits.isEmpty && entry.verb < 0 && !hasArticle && evidence > 0
      let bare = UnsafeBufferPointer(rebasing: hasArticle ? word.dropFirst(4) : word[...])
      let traits = lexicon.entries[lexicon.find(bare)].traits
      return (
        isGiven, isGiven || looksForeign, traits.isSubset(of: [.givenName, .place]), evidence
      )
    }
  }

  private static let article = Array("ال".utf8)
  private static let links = Set(
    ["بن", "بنت", "ابن", "ال", "ابو", "بو", "ابي"].map { Array($0.utf8) })
  /// In bytes.
  private static let longestLink = 6
}

extension NameVocabulary {
  /// The names by which the same person may be called shortly: the last word, and every beginning
  /// of two words or more that does not end in a link, and the first word with the last. None where
  /// it is no person's.
  func shorterForms(of name: NameWords) -> [NameWords] {
    guard name.count > 1, let last = name.last, self[name[0]].isPersonal else { return [] }
    var forms: [NameWords] = []
    if !self[last].isLink {
      // بوابة القبول is no person: a family name alone follows a given name or looks foreign.
      let isFamily = self[name[0]].isGiven || self[last].foreignness > 0 && self[last].isPersonal
      if name.count <= 4, isFamily { forms.append([last]) }
      if name.count > 2 { forms.append([name[0], last]) }
    }
    for length in stride(from: 2, to: name.count, by: 1) where !self[name[length - 1]].isLink {
      forms.append(Array(name[..<length]))
    }
    return forms
  }
}

/// Words that many names have: حسن and حسين, محمد and محمود are no spellings of one another,
/// however like they look.
struct CommonNameWords {
  private let isCommon: [Bool]
  private let vocabulary: NameVocabulary
  /// Names of different persons that make a word common.
  private static let least = 4

  /// - Parameter names: equal ones once.
  init(_ names: [NameWords], _ vocabulary: NameVocabulary) {
    var counts = [Int](repeating: 0, count: vocabulary.words.count)
    for name in names where name.count > 1 {
      for (place, word) in name.enumerated() where !name[..<place].contains(word) {
        counts[Int(word)] += 1
      }
    }
    isCommon = counts.map { $0 >= Self.least }
    self.vocabulary = vocabulary
  }

  /// Whether each word of a name is that of the other or a spelling of it; names of as many words.
  func areSpellings(_ a: NameWords, _ b: NameWords) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0 == $1 || isSpelling($0, $1) }
  }

  private func isSpelling(_ a: Int32, _ b: Int32) -> Bool {
    if isCommon[Int(a)], isCommon[Int(b)] { return false }
    let (first, second) = (vocabulary[a], vocabulary[b])
    guard first.foreignness + second.foreignness > 0,
      let query = SpellingQuery(comparing: first.folded)
    else { return false }
    return second.folded.withUnsafeBufferPointer { query.score($0) >= query.threshold }
  }
}
