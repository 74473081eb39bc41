// SPDX-License-Identifier: Apache-2.0
// A diagnostic in words: the one place that says what is wrong, in English and in Arabic.

/// A diagnostic ready to be shown, in its own language.
package struct WordedDiagnostic: Hashable, Sendable {
  /// Stable, in kebab case; `docs/errors.md` lists them all.
  package var code: String
  /// What is wrong, in one sentence without a stop.
  package var message: String
  /// One way to mend it, where one is known.
  package var help: String?
  /// Every near candidate, best first.
  package var candidates: [String]
}

extension Diagnostic {
  /// The diagnostic in the keyword language of its statement.
  package var worded: WordedDiagnostic {
    let wording = problem.wording(Phrasebook(language: language))
    let candidates = candidates
    let suggestion =
      candidates.isEmpty ? nil : Phrasebook(language: language).suggestion(candidates)
    return WordedDiagnostic(
      code: problem.code, message: wording.message, help: suggestion ?? wording.help,
      candidates: candidates)
  }

  /// Near candidates; fields in the language of the statement.
  private var candidates: [String] {
    switch problem {
    case .unknownField(_, _, let candidates):
      candidates.map { KeywordTable.fieldName($0, in: language) }
    case .unknownOption(_, let candidates):
      candidates.map { KeywordTable.optionName($0, in: language) }
    case .unknownParameter(_, let candidates): candidates.map { "$" + $0 }
    case .unknownKeyword(_, let candidates, _), .unknownName(_, let candidates),
      .unknownValue(_, _, let candidates),
      .unknownTopic(_, let candidates):
      candidates
    default: []
    }
  }
}

/// A message and its help.
struct Wording {
  var message: String
  var help: String?

  init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }
}

extension Problem {
  func wording(_ book: Phrasebook) -> Wording {
    parserWording(book) ?? phraseWording(book) ?? nameWording(book) ?? typeWording(book)
      ?? runWording(book)
  }

  /// The stable name of the problem: its case in kebab case.
  package var code: String {
    let label = Mirror(reflecting: self).children.first?.label ?? "\(self)"
    var code = ""
    for character in label {
      if character.isUppercase { code += "-" }
      code += character.lowercased()
    }
    return code
  }
}
