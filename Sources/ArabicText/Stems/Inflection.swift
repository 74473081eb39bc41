// SPDX-License-Identifier: Apache-2.0
// The forms that number, gender and case make of one trunk.

/// A trunk and the endings it takes: صفق with ة, ات, تان is صفقة, صفقات, صفقتان.
struct Inflection {
  /// Sets of endings that go together.
  struct Endings: OptionSet {
    let rawValue: UInt32

    /// The trunk itself.
    static let bare = Endings(rawValue: 1)
    /// ة
    static let feminine = Endings(rawValue: 2)
    /// ات
    static let soundFeminine = Endings(rawValue: 4)
    /// ان and ين, and before pronouns ا and ي
    static let dual = Endings(rawValue: 8)
    /// تان and تين, without ن before a genitive or pronoun
    static let feminineDual = Endings(rawValue: 16)
    /// ون and ين, and before a pronoun و and ي
    static let soundMasculine = Endings(rawValue: 32)
    /// و before a genitive: مراسلو الصحيفة
    static let constructWaw = Endings(rawValue: 64)
    /// ي before a genitive: مراسلي الصحيفة
    static let constructYa = Endings(rawValue: 128)
    /// ان alone, which is rarer than the noun itself
    static let nominativeDual = Endings(rawValue: 256)
  }

  /// What may follow a form.
  enum Attachment {
    /// Pronouns and tanwin, as after any noun.
    case any
    /// Nothing: the ن is lost before a pronoun.
    case none
    /// A pronoun; without one it is another word.
    case pronounOnly
    /// A pronoun or nothing.
    case pronoun
  }

  struct Ending {
    var letters: Affix
    var lastLetter: UInt32?
    var attachment: Attachment
    /// Present in the paradigm where one of these is.
    var sets: Endings

    init(_ spelling: String, _ attachment: Attachment, _ sets: Endings) {
      letters = Affix(Folding.fold(spelling))
      lastLetter = spelling.unicodeScalars.last?.value
      self.attachment = attachment
      self.sets = sets
    }
  }

  var trunk: UnsafeBufferPointer<UInt8>
  /// The last letter of the trunk as written, if it is known.
  var lastLetter: UInt32?
  var endings: Endings

  static let all: [Ending] = [
    Ending("", .any, .bare), Ending("ة", .any, .feminine), Ending("ات", .pronoun, .soundFeminine),
    Ending("ان", .none, .nominativeDual), Ending("ين", .none, [.dual, .soundMasculine]),
    Ending("ون", .none, .soundMasculine), Ending("تان", .none, .feminineDual),
    Ending("تين", .none, .feminineDual), Ending("تا", .pronoun, .feminineDual),
    Ending("تي", .pronoun, .feminineDual), Ending("ا", .pronounOnly, .dual),
    Ending("و", .pronounOnly, .soundMasculine),
    Ending("ي", .pronounOnly, [.dual, .soundMasculine]),
    Ending("و", .none, .constructWaw), Ending("ي", .none, .constructYa),
  ]
}
