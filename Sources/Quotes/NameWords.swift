// SPDX-License-Identifier: Apache-2.0
// The words of a name, as names are compared.

import ArabicText

/// A name's folded words, عبد joined with the word after it.
struct NameWords {
  let folded: [[UInt8]]

  init(_ name: String) {
    var tokens = TokenizedText()
    let bytes = Array(name.utf8)
    tokens.tokenize(bytes.span)
    var words: [[UInt8]] = []
    var isServant = false
    for word in 0..<tokens.count {
      let next = tokens.folded(word)
      if isServant { words[words.count - 1] += next } else { words.append(next) }
      isServant = !isServant && next == Self.servant
    }
    folded = words
  }

  private static let servant = Array("عبد".utf8)
  /// Words that link the names of a family and are no name of their own.
  private static let links = Set(
    ["بن", "بنت", "ابن", "ال", "ابو", "بو", "ابي"].map { Array($0.utf8) })

  /// Whether it begins as a person's name does: with a given name, or one that looks foreign.
  var isPersonal: Bool {
    guard let first = folded.first else { return false }
    return first.withUnsafeBufferPointer { first in
      let (lexicon, kinds) = (Lexicon.shared, NameLexicon.kinds(of: first))
      let entry = lexicon.entries[lexicon.find(first)]
      if kinds.contains(.given) || entry.traits.contains(.givenName) { return true }
      let isOrdinary = !kinds.isDisjoint(with: [.title, .introduction, .ordinary])
      return entry.traits.isEmpty && entry.verb < 0 && !isOrdinary
        && !first.starts(with: Self.article) && NameLetters.shared.evidence(first) > 0
    }
  }

  /// Whether one word may be a family name: none of the language that the lexicon knows.
  var mayBeFamily: Bool {
    guard folded.count == 1 else { return true }
    return folded[0].withUnsafeBufferPointer { word in
      let lexicon = Lexicon.shared
      let bare = word.starts(with: Self.article) ? word.dropFirst(4) : word[...]
      let traits = lexicon.entries[lexicon.find(UnsafeBufferPointer(rebasing: bare))].traits
      return traits.isSubset(of: [.givenName, .place])
    }
  }

  private static let article = Array("ال".utf8)

  /// The names by which the same person may be called shortly: the last word, and every beginning
  /// of two words or more that does not end in a link. None where it is no person's.
  var shorterForms: [[[UInt8]]] {
    guard folded.count > 1, let last = folded.last, isPersonal else { return [] }
    var forms = Self.links.contains(last) || folded.count > 4 ? [] : [[last]]
    for length in stride(from: 2, to: folded.count, by: 1)
    where !Self.links.contains(folded[length - 1]) {
      forms.append(Array(folded[..<length]))
    }
    if folded.count > 2, !Self.links.contains(last) { forms.append([folded[0], last]) }
    return forms
  }
}

/// Words that many names have: حسن and حسين, محمد and محمود are no spellings of one another,
/// however like they look.
struct CommonNameWords {
  private let words: Set<[UInt8]>
  /// Names of different persons that make a word common.
  private static let least = 4

  init(_ names: [NameWords]) {
    var partners: [[UInt8]: Set<[[UInt8]]>] = [:]
    for name in names where name.folded.count > 1 {
      for word in name.folded where partners[word, default: []].count < Self.least {
        partners[word, default: []].insert(name.folded)
      }
    }
    words = Set(partners.filter { $0.value.count >= Self.least }.keys)
  }

  /// Whether each word of a name is that of the other or a spelling of it; names of as many words.
  func areSpellings(_ a: NameWords, _ b: NameWords) -> Bool {
    a.folded.count == b.folded.count
      && zip(a.folded, b.folded).allSatisfy { $0 == $1 || isSpelling($0, $1) }
  }

  private func isSpelling(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    if words.contains(a), words.contains(b) { return false }
    guard Self.foreignness(of: a) + Self.foreignness(of: b) > 0 else { return false }
    guard let query = SpellingQuery(String(decoding: a, as: UTF8.self)) else { return false }
    return b.withUnsafeBufferPointer { query.score($0) } >= query.threshold
  }

  /// How much a word looks like a foreign name: only those are spelled in many ways. Words that are
  /// no names, وزير and وزارة, never do.
  private static func foreignness(of word: [UInt8]) -> Int {
    word.withUnsafeBufferPointer { word in
      let kinds = NameLexicon.kinds(of: word)
      let isNoName = !kinds.isDisjoint(with: [.title, .introduction, .ordinary])
      return isNoName ? -1_000 : NameLetters.shared.evidence(word)
    }
  }
}
