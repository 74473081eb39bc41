// SPDX-License-Identifier: Apache-2.0
// A verb of saying: its forms, and what may follow it when it reports.

import ArabicText

/// What a verb of saying may take as its report.
struct Frames: OptionSet, Sendable {
  let rawValue: UInt32

  /// إن, أن or بأن with a clause.
  static let clause = Frames(rawValue: 1 << 0)
  /// A quotation or a colon.
  static let speech = Frames(rawValue: 1 << 1)
  /// A noun phrase as its object, headed by a noun of content.
  static let object = Frames(rawValue: 1 << 2)
  /// The preposition with which it takes a noun phrase that is reported.
  static let ba = Frames(rawValue: 1 << 3)
  static let ila = Frames(rawValue: 1 << 4)
  static let ala = Frames(rawValue: 1 << 5)
  static let min = Frames(rawValue: 1 << 6)
  static let an = Frames(rawValue: 1 << 7)
  /// Takes the person spoken to or about as its object: طالب, اتهم.
  static let person = Frames(rawValue: 1 << 8)
  /// The form is another word too (بين, طالب): only a clause or speech right after its subject
  /// makes it a cue.
  static let weak = Frames(rawValue: 1 << 9)
  /// Says what something is held to be: وصف … بأنه, اعتبر.
  static let verdict = Frames(rawValue: 1 << 10)
  /// The preposition introduces a report only when أن follows: رحب بأن, not رحب بالقرار.
  static let clauseOnly = Frames(rawValue: 1 << 11)
  /// Of thinking and expecting: speech only with an explicit or known subject.
  static let thought = Frames(rawValue: 1 << 12)
  /// A plain verb of saying, after which a clause may follow a mere comma: قال.
  static let plain = Frames(rawValue: 1 << 13)
  /// May stand before قائلا, بالقول or بقوله: مضى, اختتم.
  static let opener = Frames(rawValue: 1 << 14)
  /// Reports another's words, who stands after عن: نقلت الصحيفة عن مسؤول قوله.
  static let carrier = Frames(rawValue: 1 << 15)
  /// Reports with في and a document: جاء في بيان الوزارة.
  static let document = Frames(rawValue: 1 << 16)
  /// A clause may follow a mere comma, whoever speaks: قال.
  static let bare = Frames(rawValue: 1 << 17)
  /// Always names whom it speaks to: حث.
  static let addressed = Frames(rawValue: 1 << 18)
  /// Its perfect begins with an alif without hamza: اعتبر, so أعتبر is the first person.
  static let plainAlif = Frames(rawValue: 1 << 19)
}

/// One row of the table of verbs, in folded letters.
struct CueVerb: Sendable {
  /// Third person masculine of the perfect.
  let perfect: String
  /// Third person masculine of the imperfect, with its ي; empty where it reports in the perfect
  /// alone.
  let imperfect: String
  /// The active participle without ending; empty where it does not report.
  let participle: String
  let frames: Frames
  /// Forms that the rules below do not give, each with its shape.
  let others: [(String, VerbForm)]

  init(
    _ perfect: String, _ imperfect: String, _ participle: String, _ frames: Frames,
    others: [(String, VerbForm)] = []
  ) {
    self.perfect = Folding.fold(perfect)
    self.imperfect = Folding.fold(imperfect)
    self.participle = Folding.fold(participle)
    self.frames = perfect.unicodeScalars.first == "ا" ? frames.union(.plainAlif) : frames
    self.others = others.map { (Folding.fold($0.0), $0.1) }
  }

  /// The forms that news uses, folded, each with its shape.
  func conjugated() -> [(String, VerbForm)] {
    others + perfectForms + imperfectForms + participleForms
  }

  private var isDefective: Bool { perfect.hasSuffix("ا") || perfect.hasSuffix("ي") }

  private var perfectForms: [(String, VerbForm)] {
    let stem = isDefective ? String(perfect.dropLast()) : perfect
    var forms: [(String, VerbForm)] = [
      (perfect, .finite), (stem + "ت", [.finite, .feminine]), (stem + "وا", [.finite, .plural]),
      (stem + "تا", [.finite, .feminine, .plural]),
    ]
    // Of others the dual is an accusative noun more often: ذكرا, ردا.
    if !isDefective, frames.contains(.plain) { forms.append((stem + "ا", [.finite, .plural])) }
    return forms
  }

  private var imperfectForms: [(String, VerbForm)] {
    guard imperfect.hasPrefix("ي") else { return [] }
    let rest = String(imperfect.dropFirst())
    let isWeak = rest.hasSuffix("و") || rest.hasSuffix("ي") || rest.hasSuffix("ا")
    let stem = isWeak ? String(rest.dropLast()) : rest
    let shape: VerbForm = [.finite, .imperfect]
    var forms: [(String, VerbForm)] = [
      ("ي" + rest, shape), ("ت" + rest, shape.union(.feminine)),
      ("ي" + stem + "ون", shape.union(.plural)),
    ]
    if !isWeak {
      forms.append(("ي" + stem + "ان", shape.union(.plural)))
      forms.append(("ي" + stem + "ن", shape.union([.plural, .feminine])))
    }
    return forms
  }

  private var participleForms: [(String, VerbForm)] {
    guard !participle.isEmpty else { return [] }
    let stem = participle.hasSuffix("ي") ? String(participle.dropLast()) : participle
    return [
      (participle + "ا", .participle), (participle + "ه", [.participle, .feminine]),
      (stem + "ين", [.participle, .plural]), (participle + "تين", [.participle, .plural]),
    ]
  }
}
