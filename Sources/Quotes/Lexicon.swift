// SPDX-License-Identifier: Apache-2.0
// The words that attribution knows, in one hash table keyed by folded bytes.

import ArabicText

/// What is known of a word; several may hold at once.
struct Traits: OptionSet, Sendable {
  let rawValue: UInt32

  static let complementiser = Traits(rawValue: 1 << 0)
  static let preposition = Traits(rawValue: 1 << 1)
  static let conjunction = Traits(rawValue: 1 << 2)
  static let relative = Traits(rawValue: 1 << 3)
  static let temporal = Traits(rawValue: 1 << 4)
  static let negation = Traits(rawValue: 1 << 5)
  /// Heads of roles: وزير, رئيس, متحدث.
  static let role = Traits(rawValue: 1 << 6)
  /// Words before names that are no role of their own: الدكتور, الأمير, الشيخ.
  static let honorific = Traits(rawValue: 1 << 7)
  /// Heads of names of institutions: وزارة, شركة, مجلس.
  static let institution = Traits(rawValue: 1 << 8)
  /// Nouns for groups and unnamed sources: مصادر, شهود, خبراء.
  static let collective = Traits(rawValue: 1 << 9)
  /// What institutions and people speak through: بيان, تقرير, دراسة.
  static let report = Traits(rawValue: 1 << 10)
  /// Outlets: صحيفة, وكالة, قناة.
  static let medium = Traits(rawValue: 1 << 11)
  /// Stands for a person named before: سموه, معاليه.
  static let anaphor = Traits(rawValue: 1 << 12)
  /// Verbal and abstract nouns that head what is said: ضرورة, أهمية, وجود.
  static let contentNoun = Traits(rawValue: 1 << 13)
  /// Occasions on which people speak: اجتماع, مؤتمر, حديث.
  static let occasion = Traits(rawValue: 1 << 14)
  static let givenName = Traits(rawValue: 1 << 15)
  static let place = Traits(rawValue: 1 << 16)
  /// Nouns that no name begins with.
  static let commonNoun = Traits(rawValue: 1 << 17)
  /// بن, آل, عبد, أبو: join two words of one name.
  static let nameJoint = Traits(rawValue: 1 << 18)
  /// وفق, بحسب, حسب and their like.
  static let attribution = Traits(rawValue: 1 << 19)
  /// كان and its sisters, قد.
  static let auxiliary = Traits(rawValue: 1 << 20)
  /// عدد, أحد, بعض: take what follows into the noun phrase.
  static let quantifier = Traits(rawValue: 1 << 21)
  /// قوله, قولها: verbal nouns of saying with their speaker attached.
  static let sayingNoun = Traits(rawValue: 1 << 22)
  /// Verbs that are no cue, often seen first in a sentence.
  static let verb = Traits(rawValue: 1 << 23)
  /// Countries and peoples that may be said to speak.
  static let country = Traits(rawValue: 1 << 24)
  /// Pronouns, question words and what else heads no noun phrase that speaks.
  static let pronoun = Traits(rawValue: 1 << 25)

  /// What may head a noun phrase that speaks.
  static let speakerHead: Traits = [
    .role, .honorific, .institution, .collective, .report, .medium, .anaphor, .givenName,
    .quantifier, .country,
  ]
  /// What ends a noun phrase that speaks.
  static let boundary: Traits = [.complementiser, .relative, .temporal, .conjunction, .negation]
}

/// The shape of a form of a reporting verb.
struct VerbForm: OptionSet, Sendable {
  let rawValue: UInt8

  static let finite = VerbForm(rawValue: 1 << 0)
  static let participle = VerbForm(rawValue: 1 << 1)
  static let feminine = VerbForm(rawValue: 1 << 2)
  static let plural = VerbForm(rawValue: 1 << 3)
  static let imperfect = VerbForm(rawValue: 1 << 4)
}

/// Letters set before a word and written with it.
struct Proclitics: OptionSet, Sendable {
  let rawValue: UInt8

  static let waw = Proclitics(rawValue: 1 << 0)
  static let fa = Proclitics(rawValue: 1 << 1)
  static let ba = Proclitics(rawValue: 1 << 2)
  static let lam = Proclitics(rawValue: 1 << 3)
  static let kaf = Proclitics(rawValue: 1 << 4)
  static let article = Proclitics(rawValue: 1 << 5)

  static let coordination: Proclitics = [.waw, .fa]
  static let preposition: Proclitics = [.ba, .lam, .kaf]
}

/// The lexicon: the tables of this folder as one hash table, open addressing, no `String` at
/// look-up.
struct Lexicon: Sendable {
  struct Entry: Sendable {
    var traits: Traits = []
    var form: VerbForm = []
    /// The verb's row in `CueVerbs.rows`, or -1.
    var verb: Int16 = -1
    /// What the verb takes.
    var frames: Frames = []
  }

  static let shared = Lexicon()

  /// Entry 0 is that of unknown words.
  private(set) var entries = [Entry()]
  /// The traits of each entry once more: asked most often, and close enough together to stay in the
  /// processor's nearest memory.
  private(set) var traits: [Traits] = []
  /// The number of an entry in the lower half, bits of its hash in the upper, so that hardly any key
  /// is looked at in vain; 0 where there is none.
  private var slots: [UInt32]
  private var keyEnds: [UInt32] = [0]
  private var keys: [UInt8] = []
  private let mask: Int
  /// A bit for each key by a part of its hash: most words are no key, and this is so small that it
  /// stays in the processor's nearest memory.
  private var present = [UInt64](repeating: 0, count: 1 << 10)
  /// The entries of على and of the name علي, which folding makes one word.
  private(set) var upon = 0
  private(set) var ali = 0

  private init() {
    slots = [UInt32](repeating: 0, count: 1 << 14)
    mask = slots.count - 1
    for (traits, words) in WordTables.all { add(words, traits) }
    for (row, verb) in CueVerbs.rows.enumerated() {
      for (form, shape) in verb.conjugated() {
        let entry = intern(Array(form.utf8))
        // The first verb keeps a form that two share.
        guard entries[entry].verb < 0 else { continue }
        entries[entry].verb = Int16(row)
        entries[entry].form = shape
        entries[entry].frames = verb.frames
      }
    }
    upon = intern(Array("علي".utf8))
    entries[upon].traits = .preposition
    ali = entries.count
    entries.append(Entry(traits: .givenName))
    keyEnds.append(UInt32(keys.count))
    traits = entries.map(\.traits)
  }

  private mutating func add(_ words: String, _ traits: Traits) {
    var folded = [UInt8]()
    Folding.fold(words.utf8.span, into: &folded)
    for word in folded.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
      let entry = intern(Array(word))
      entries[entry].traits.formUnion(traits)
    }
  }

  private mutating func intern(_ key: [UInt8]) -> Int {
    let hash = key.withUnsafeBufferPointer { Self.hash($0) }
    let (found, slot) = key.withUnsafeBufferPointer { probe($0, hash) }
    if found > 0 { return found }
    precondition(2 * entries.count < slots.count, "the lexicon's table is too small")
    keys.append(contentsOf: key)
    keyEnds.append(UInt32(keys.count))
    entries.append(Entry())
    slots[slot] = Self.tag(hash) | UInt32(entries.count - 1)
    present[hash >> 22] |= 1 << UInt64(hash >> 16 & 63)
    return entries.count - 1
  }

  /// The number of the entry of a folded word; 0 where it is unknown.
  func find(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = Self.hash(word)
    guard present[hash >> 22] & 1 << UInt64(hash >> 16 & 63) != 0 else { return 0 }
    return probe(word, hash).entry
  }

  /// Whether an entry holds nothing but words that no article precedes.
  func isParticle(_ entry: Int) -> Bool {
    let particles: Traits = [
      .preposition, .conjunction, .pronoun, .complementiser, .negation, .auxiliary, .attribution,
      .nameJoint,
    ]
    return entry > 0 && entries[entry].verb < 0 && entries[entry].traits.isSubset(of: particles)
  }

  private func probe(
    _ word: UnsafeBufferPointer<UInt8>, _ hash: Int
  ) -> (entry: Int, slot: Int) {
    let tag = Self.tag(hash)
    var slot = hash & mask
    while true {
      let entry = Int(slots[slot] & 0xFFFF)
      if entry == 0 || slots[slot] & 0xFFFF_0000 == tag && isKey(entry, word) {
        return (entry, slot)
      }
      slot = (slot + 1) & mask
    }
  }

  private static func tag(_ hash: Int) -> UInt32 { UInt32(truncatingIfNeeded: hash) & 0xFFFF_0000 }

  /// Mixes length, first and last eight bytes, which are all bytes of most words; 32 bits.
  static func hash(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    let (head, tail) = ends(of: word)
    var hash = (head ^ UInt64(word.count)) &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ (hash >> 32) ^ tail) &* 0xBF58_476D_1CE4_E5B9
    return Int(truncatingIfNeeded: hash >> 32)
  }

  /// The first and the last bytes, eight of each where there are as many.
  private static func ends(of word: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64) {
    let bytes = UnsafeRawBufferPointer(word)
    let count = bytes.count
    if count >= 8 {
      return (
        bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self),
        bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      )
    }
    if count >= 4 {
      return (
        UInt64(bytes.loadUnaligned(fromByteOffset: 0, as: UInt32.self)),
        UInt64(bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
      )
    }
    return (bytes.reduce(0) { $0 << 8 | UInt64($1) }, 0)
  }

  private func isKey(_ entry: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(keyEnds[entry - 1])
    guard Int(keyEnds[entry]) - start == word.count, let first = word.baseAddress else {
      return false
    }
    return keys.withUnsafeBufferPointer { keys in
      keys.baseAddress.map { ($0 + start).startsSame(as: first, count: word.count) } ?? false
    }
  }
}
