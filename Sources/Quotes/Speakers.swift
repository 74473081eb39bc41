// SPDX-License-Identifier: Apache-2.0
// The speakers of one article, joined: a surname, a role, سموه and a full name are one person.

/// The speakers of an article so far, and the names it mentions.
struct Speakers {
  let text: ArticleText
  let parser: NameParser
  private(set) var all: [Speaker] = []
  /// The order in which they spoke, the latest last.
  private(set) var recent: [Int] = []
  /// Names with their roles anywhere in the article, once somebody is named.
  private(set) var mentions: [Naming] = []
  private var hasReadNames = false

  /// How many names of an article are looked at.
  private static let mostMentions = 200
  /// How many speakers back a name is looked for.
  static let memory = 100
  /// How many words from the start of the article an institution's full name is looked for.
  static let opening = 1000

  /// - Parameter utterances: how many there are to attribute.
  init(text: ArticleText, parser: NameParser, utterances: Int) {
    (self.text, self.parser) = (text, parser)
    all.reserveCapacity(utterances)
    recent.reserveCapacity(utterances)
  }

  /// Notes names that a role or an honorific introduces.
  private mutating func readNames() {
    hasReadNames = true
    let noun = NounPhrase(text: text)
    mentions.reserveCapacity(min(text.heralds.count, Self.mostMentions))
    var end = 0
    for word in text.heralds where word >= end {
      guard mentions.count < Self.mostMentions else { return }
      var phrase = word..<(word + 1)
      while phrase.upperBound < text.count, phrase.count < 16,
        text.words[phrase.upperBound].gap.isEmpty || mayGoOn(phrase, over: phrase.upperBound),
        noun.goesOn(phrase, with: phrase.upperBound)
      {
        phrase = word..<(phrase.upperBound + 1)
      }
      end = phrase.upperBound
      guard phrase.count > 1 else { continue }
      let naming = parser.naming(phrase)
      if naming.kind == .person, naming.name.count > 1 { mentions.append(naming) }
    }
  }

  /// Quotation marks around more than a name.
  private func beginsSpeech(_ word: Int) -> Bool {
    let number = text.quotationBeginning(at: word)
    return number >= 0 && text.quotations[number].words.count > 3
  }

  /// Whether a name with its role may go on over what stands before `word`.
  private func mayGoOn(_ phrase: Range<Int>, over word: Int) -> Bool {
    !text.gap(word, has: [.semicolon, .stop, .colon, .sentence])
      && (!text.gap(word, has: .comma) || mayBeName(word, after: phrase)) && !beginsSpeech(word)
  }

  /// وزير الدفاع الروسي، سيرغي شويغو
  private func mayBeName(_ word: Int, after phrase: Range<Int>) -> Bool {
    text.has(word, .givenName)
      || text.words[word].entry == 0 && !text.proclitics(word).contains(.article)
        && parser.personName(in: phrase) == nil
  }

  /// The speaker that a phrase names, new or known.
  /// - Parameter isRemembered: the implicit subjects that follow may be this one.
  mutating func number(
    of phrase: Range<Int>, form: VerbForm, isRemembered: Bool = true
  ) -> Int {
    var naming = parser.naming(phrase)
    if naming.kind != .body, !hasReadNames { readNames() }
    if naming.kind == .person { naming.name = withoutRest(naming.name) }
    let number = known(naming, form) ?? added(naming)
    all[number].append(phrase: phrase)
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
    var speaker = Speaker(kind: naming.kind, name: naming.name)
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
}

// MARK: - Pronouns

extension Speakers {
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

  /// Adds the fullest name of a speaker, as printed.
  func addName(_ number: Int, to found: inout FoundUtterances) {
    var range = text.byteRange(all[number].name)
    let last = all[number].name.upperBound - 1
    var lacksAlif = false
    let first = all[number].name.lowerBound
    let proclitics = text.proclitics(first)
    if !proclitics.isDisjoint(with: .coordination), range.count > 2 {
      range = (range.lowerBound + 2)..<range.upperBound
    }
    if proclitics.contains(.lam), range.count > 2 {
      range = (range.lowerBound + 2)..<range.upperBound
      lacksAlif = proclitics.contains(.article)
    } else if proclitics.contains(.ba), range.count > 2 {
      range = (range.lowerBound + 2)..<range.upperBound
    }
    let name = UnsafeBufferPointer(rebasing: text.bytes[text.balanced(range, last: last)])
    found.append(name: name, afterAlif: lacksAlif)
  }
}
