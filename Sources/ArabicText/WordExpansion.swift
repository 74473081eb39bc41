// SPDX-License-Identifier: Apache-2.0
// First cut of level `word`: the folded form, and it with one run of proclitics. The real one
// replaces this file whole.

/// What a printed form must be like for an expansion to count.
package enum SurfaceCheck: Hashable, Sendable {
  case finalHaNotTaMarbuta

  /// Whether a printed form passes.
  package func accepts(_ printed: String) -> Bool {
    printed.unicodeScalars.last != "ة"
  }
}

/// A folded form that a query word stands for.
package struct ExpandedForm: Hashable, Sendable {
  package var form: [UInt8]
  package var rule: MatchRule
  package var surfaceCheck: SurfaceCheck?
}

/// Expands query words at level `word`.
package enum WordExpansion {
  /// The forms to look up, those that occur.
  package static func forms(
    of query: String, count: ([UInt8]) -> Int
  ) -> [ExpandedForm] {
    let prefixes = ["", "و", "ف", "ب", "ك", "ل", "ال", "وال", "بال", "لل", "ول", "وب"]
    return prefixes.compactMap { prefix in
      let form = Array((prefix + query).utf8)
      let whole = count(form)
      if whole == 0 { return nil }
      if !prefix.isEmpty, prefix != "ال", whole > 10 * count(Array(query.utf8)) { return nil }
      return ExpandedForm(form: form, rule: prefix.isEmpty ? .folded : .clitic, surfaceCheck: nil)
    }
  }
}

/// How a text is cut into words.
package enum WordAnalysis {
  package struct Split: Hashable, Sendable {
    package var proclitics: [String]
    package var core: String
    package var enclitic: String
  }

  package struct Word: Hashable, Sendable {
    package var text: String
    package var folded: String
    package var start: Int
    package var end: Int
    package var sentence: Int
    package var paragraph: Int
    package var splits: [Split]
  }

  package static func words(of text: String) -> [Word] {
    var tokens = TokenizedText()
    let bytes = Array(text.utf8)
    tokens.tokenize(bytes.span)
    return (0..<tokens.count).map { word in
      let range = tokens.wordByteRange(word)
      return Word(
        text: String(decoding: bytes[range], as: UTF8.self),
        folded: String(decoding: tokens.folded(word), as: UTF8.self), start: range.lowerBound,
        end: range.upperBound,
        sentence: tokens.sentenceStarts.count { $0 <= word },
        paragraph: tokens.paragraphStarts.count { $0 <= word }, splits: [])
    }
  }
}
