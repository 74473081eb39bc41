// SPDX-License-Identifier: Apache-2.0
// The speakers of one article, joined: a surname, a role, سموه and a full name are one person.

/// The speakers of an article so far, and the names it mentions.
struct Speakers {
  let text: ArticleText
  let parser: NameParser
  private var all: [Speaker] = []
  /// The order in which they spoke, the latest last.
  private var recent: [Int] = []
  /// Names with their roles anywhere in the article.
  private var mentions: [Naming] = []

  /// How many names of an article are looked at.
  private static let mostMentions = 200
  /// How many speakers back a name is looked for.
  private static let memory = 100
  /// How many words from the start of the article an institution's full name is looked for.
  private static let opening = 1000

  init(text: ArticleText, parser: NameParser) {
    (self.text, self.parser) = (text, parser)
  }

  /// Notes names that a role or an honorific introduces.
  mutating func readNames() {
    let noun = NounPhrase(text: text)
    var end = 0
    for word in text.heralds where word >= end {
      guard mentions.count < Self.mostMentions else { return }
      var phrase = word..<(word + 1)
      while phrase.upperBound < text.count, phrase.count < 16,
        !text.gap(phrase.upperBound, has: [.semicolon, .stop, .colon, .sentence]),
        !text.gap(phrase.upperBound, has: .comma) || mayGoOn(phrase, phrase.upperBound),
        !beginsSpeech(phrase.upperBound), noun.goesOn(phrase, with: phrase.upperBound)
      {
        phrase = word..<(phrase.upperBound + 1)
      }
      let naming = parser.naming(phrase)
      if naming.kind == .person, naming.name.count > 1 { mentions.append(naming) }
      end = phrase.upperBound
    }
  }

  /// Quotation marks around more than a name.
  private func beginsSpeech(_ word: Int) -> Bool {
    let number = text.quotationBeginning(at: word)
    return number >= 0 && text.quotations[number].words.count > 3
  }

  /// وزير الدفاع الروسي، سيرغي شويغو
  private func mayGoOn(_ phrase: Range<Int>, _ word: Int) -> Bool {
    text.has(word, .givenName)
      || text.words[word].entry == 0 && !text.proclitics(word).contains(.article)
        && parser.personName(in: phrase) == nil
  }

  /// The speaker that a phrase names, new or known.
  /// - Parameter isRemembered: the implicit subjects that follow may be this one.
  mutating func number(
    of phrase: Range<Int>, form: VerbForm, isRemembered: Bool = true
  ) -> Int {
    let naming = parser.naming(phrase)
    let number = known(naming, form) ?? added(naming)
    if all[number].phrases.count < 6 { all[number].phrases.append(phrase) }
    if form.contains(.finite), !form.contains(.plural) {
      if all[number].isFeminine == nil { all[number].isFeminine = form.contains(.feminine) }
    }
    if form.contains(.plural) { all[number].isPlural = true }
    if isRemembered, recent.last != number { recent.append(number) }
    return number
  }

  /// Whether a phrase names someone who has spoken.
  func knows(_ phrase: Range<Int>) -> Bool {
    let naming = parser.naming(phrase)
    return naming.kind == .person && match(naming.name) != nil
  }

  /// Whether a phrase names a person who may be the subject of this form.
  func isPerson(_ phrase: Range<Int>, agreeing form: VerbForm) -> Bool {
    let naming = parser.naming(phrase)
    guard naming.kind == .person else { return false }
    if let known = match(naming.name) {
      return (all[known].isFeminine ?? form.contains(.feminine)) == form.contains(.feminine)
    }
    return text.has(phrase.lowerBound, [.role, .honorific]) && !form.contains(.feminine)
  }

  private mutating func added(_ naming: Naming) -> Int {
    var speaker = Speaker(kind: naming.kind, name: naming.name, phrases: [])
    if naming.kind == .person { speaker.name = fullest(naming.name) }
    if naming.kind == .role, all.count < 5 * Self.memory, let person = person(byRole: naming) {
      if let known = match(person.name) { return known }
      (speaker.kind, speaker.name) = (.person, fullest(person.name))
    }
    if naming.kind == .anaphor,
      let person = mentions.last(where: {
        $0.phrase.lowerBound < naming.head
      })
    {
      (speaker.kind, speaker.name) = (.person, fullest(person.name))
    }
    if naming.kind == .body { speaker.name = fullestBody(naming) }
    all.append(speaker)
    return all.count - 1
  }

  private mutating func known(_ naming: Naming, _ form: VerbForm) -> Int? {
    switch naming.kind {
    case .person:
      guard let number = match(naming.name) else { return nil }
      if naming.name.count > all[number].name.count { all[number].name = naming.name }
      return number
    case .anaphor:
      return recent.last { all[$0].kind == .person || all[$0].kind == .role }
    case .role: return byRole(naming)
    case .body: return body(naming)
    }
  }

  // MARK: - Persons

  /// The known person of a name, one of the two names a part of the other.
  private func match(_ name: Range<Int>) -> Int? {
    recentFirst { all[$0].kind == .person && isPart(name, all[$0].name) }
  }

  private func recentFirst(_ condition: (Int) -> Bool) -> Int? {
    recent.suffix(Self.memory).last(where: condition)
      ?? all.indices.suffix(Self.memory).last(where: condition)
  }

  /// The longest name in the article that has this one as a part.
  private func fullest(_ name: Range<Int>) -> Range<Int> {
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

  private func isSame(_ a: Int, _ b: Int) -> Bool {
    text.areEqual(a, b) || NameSpelling.areVariants(a, b, text)
  }

  // MARK: - Roles

  private func byRole(_ naming: Naming) -> Int? {
    recentFirst { number in
      (all[number].kind == .person || all[number].kind == .role)
        && all[number].phrases.contains { sharesRole(naming.phrase, $0) }
    }
  }

  private func person(byRole naming: Naming) -> Naming? {
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

  // MARK: - Institutions and groups

  private func body(_ naming: Naming) -> Int? {
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
          && all[number].phrases.contains { isSameNoun(naming.head, $0.lowerBound) }
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
  private func fullestBody(_ naming: Naming) -> Range<Int> {
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

  // MARK: - Pronouns

  /// The last who spoke and may be the subject of this form.
  mutating func latest(agreeing form: VerbForm) -> Int? {
    guard !recent.isEmpty else { return nil }
    if form.isEmpty { return recent.last }
    let number = recent.suffix(Self.memory).last { number in
      if form.contains(.plural) { return all[number].isPlural }
      return (all[number].isFeminine ?? form.contains(.feminine)) == form.contains(.feminine)
        && !all[number].isPlural
    }
    return number ?? recent.last
  }

  /// The fullest name of a speaker, as printed.
  func name(_ number: Int) -> String {
    var range = text.byteRange(all[number].name)
    let last = all[number].name.upperBound - 1
    var prefix = ""
    let first = all[number].name.lowerBound
    let proclitics = text.proclitics(first)
    if !proclitics.isDisjoint(with: .coordination), range.count > 2 {
      range = (range.lowerBound + 2)..<range.upperBound
    }
    if proclitics.contains(.lam), range.count > 2 {
      range = (range.lowerBound + 2)..<range.upperBound
      if proclitics.contains(.article) { prefix = "ا" }
    } else if proclitics.contains(.ba), range.count > 2 {
      range = (range.lowerBound + 2)..<range.upperBound
    }
    return prefix + String(decoding: text.bytes[text.balanced(range, last: last)], as: UTF8.self)
  }
}
