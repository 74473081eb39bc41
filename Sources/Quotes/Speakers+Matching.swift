// SPDX-License-Identifier: Apache-2.0
// Whom a name, a role alone or the noun of an institution means, among those of one article.

// MARK: - Persons

extension Speakers {
  /// The known person of a name, one of the two names a part of the other.
  func match(_ name: Range<Int>) -> Int? {
    recentFirst { all[$0].kind == .person && isPart(name, all[$0].name) }
  }

  func recentFirst(_ condition: (Int) -> Bool) -> Int? {
    recent.suffix(Self.memory).last(where: condition)
      ?? all.indices.suffix(Self.memory).last(where: condition)
  }

  /// The longest name in the article that has this one as a part.
  func fullest(_ name: Range<Int>) -> Range<Int> {
    var best = name
    // A name that begins with a given name has nothing to gain before it but what is no name.
    let isWhole = name.count > 1 && text.has(name.lowerBound, .givenName)
    for mention in mentions where mention.name.count > best.count && isPart(name, mention.name) {
      if isWhole, !isSame(name.lowerBound, mention.name.lowerBound) { continue }
      let longer = upTo(name, in: mention.name)
      if longer.count > best.count { best = longer }
    }
    return best
  }

  /// The part of a longer name that ends with the last word of the shorter one, for words that
  /// follow may be no name; all of it where the shorter is its beginning.
  private func upTo(_ name: Range<Int>, in mention: Range<Int>) -> Range<Int> {
    guard let last = mention.last(where: { isSame($0, name.upperBound - 1) }) else { return name }
    if name.count == 1, last == mention.lowerBound { return mention }
    var end = last + 1
    while end + 1 < mention.upperBound, text.has(end, .nameJoint) { end += 2 }
    return mention.lowerBound..<end
  }

  /// Whether the words of the shorter name stand in the longer in their order.
  func isPart(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    let (short, long) = a.count <= b.count ? (a, b) : (b, a)
    var at = long.lowerBound
    for word in short {
      while at < long.upperBound, !isSame(word, at) { at += 1 }
      guard at < long.upperBound else { return false }
      at += 1
    }
    // A given name alone is nobody's in particular, unless it stands first.
    guard short.count == 1, text.has(short.lowerBound, .givenName) else { return true }
    return isSame(short.lowerBound, long.lowerBound) && long.count <= 3
      || isSame(short.lowerBound, long.upperBound - 1)
  }

  func isSame(_ a: Int, _ b: Int) -> Bool {
    text.areEqual(a, b) || NameSpelling.areVariants(a, b, text)
  }

  /// كيري التهنئة, مارك تونر مازحا: the words of a name up to the one that ends a fuller name of the
  /// article; what follows is no name then.
  func withoutRest(_ name: Range<Int>) -> Range<Int> {
    guard name.count > 1 else { return name }
    for end in (name.lowerBound + 1)..<name.upperBound where !text.has(end - 1, .nameJoint) {
      let start = name.lowerBound..<end
      guard start.count > 1 || !text.has(end - 1, .givenName) else { continue }
      func isWhole(_ other: Range<Int>) -> Bool {
        other.count > 1 && other != name && endsWith(start, other)
          && !other.contains { isSame($0, end) }
      }
      if mentions.contains(where: { isWhole($0.name) })
        || all.suffix(Self.memory).contains(where: { $0.kind == .person && isWhole($0.name) })
      {
        return start
      }
    }
    return name
  }

  private func endsWith(_ words: Range<Int>, _ other: Range<Int>) -> Bool {
    words.count <= other.count
      && zip(words.reversed(), other.reversed()).allSatisfy { isSame($0, $1) }
  }
}

// MARK: - Roles

extension Speakers {
  func byRole(_ naming: Naming) -> Int? {
    recentFirst { number in
      (all[number].kind == .person || all[number].kind == .role)
        && all[number].hasPhrase { sharesRole(naming.phrase, $0) }
    }
  }

  func person(byRole naming: Naming) -> Naming? {
    mentions.first { sharesRole(naming.phrase, $0.phrase) }
  }

  /// Whether a role alone may be that of a longer phrase: the same head, and half of its words.
  private func sharesRole(_ role: Range<Int>, _ phrase: Range<Int>) -> Bool {
    guard let head = role.first(where: { text.has($0, [.role, .honorific]) }) else { return false }
    guard phrase.contains(where: { isSameNoun(head, $0) }) else { return false }
    let others = role.filter { $0 != head && !text.has($0, .preposition) }
    if others.isEmpty { return text.proclitics(head).contains(.article) }
    let shared = others.filter { word in phrase.contains { isSameNoun(word, $0) } }
    return 2 * shared.count >= others.count
      || text.proclitics(head).contains(.article) && others.count == 1
        && text.proclitics(others[0]).contains(.article) && parser.personName(in: phrase) != nil
        && text.isWord(head, "المسوول")
  }

  private func isSameNoun(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (text.words[a].entry, text.words[b].entry)
    return x > 0 || y > 0 ? x == y : text.areEqual(a, b)
  }
}

// MARK: - Institutions and groups

extension Speakers {
  func body(_ naming: Naming) -> Int? {
    let isShort = naming.phrase.count == 1 && text.proclitics(naming.head).contains(.article)
    // One unnamed source is not another.
    if text.has(naming.head, .collective), !text.proclitics(naming.head).contains(.article) {
      return nil
    }
    if let same = recentFirst({
      all[$0].kind == .body && isPart(naming.name, all[$0].name)
        && isSameNoun(naming.name.lowerBound, all[$0].name.lowerBound)
    }) {
      return same
    }
    if isShort, text.words[naming.head].entry > 0,
      let same = recentFirst({ number in
        all[number].kind == .body
          && all[number].hasPhrase { isSameNoun(naming.head, $0.lowerBound) }
      })
    {
      return same
    }
    // البيان, التقرير: of whoever spoke before, if it was a body.
    if text.has(naming.head, .report), naming.phrase.count <= 2,
      text.proclitics(naming.head).contains(.article)
    {
      return recent.last { all[$0].kind == .body } ?? recent.last
    }
    return nil
  }

  /// A body named by one definite noun, by its longer name earlier in the article.
  func fullestBody(_ naming: Naming) -> Range<Int> {
    guard naming.phrase.count == 1, text.proclitics(naming.head).contains(.article),
      text.words[naming.head].entry > 0, text.has(naming.head, [.institution, .medium])
    else { return naming.name }
    let noun = NounPhrase(text: text)
    for word in 0..<min(naming.head, Self.opening) where isSameNoun(word, naming.head) {
      var phrase = word..<(word + 1)
      while phrase.upperBound < naming.head, phrase.count < 5,
        !text.gap(phrase.upperBound, has: Gap.pause.union([.openingBracket, .mark])),
        noun.goesOn(phrase, with: phrase.upperBound),
        text.proclitics(phrase.upperBound).contains(.article)
          || !text.proclitics(phrase.upperBound - 1).contains(.article)
      {
        phrase = word..<(phrase.upperBound + 1)
      }
      if phrase.count > 1 { return parser.naming(phrase).name }
    }
    return naming.name
  }
}
