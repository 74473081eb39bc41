// SPDX-License-Identifier: Apache-2.0
// Writes a model as the Swift tables that the library reads.

import ArabicText
import Foundation

/// The text of `Sources/ArabicText/Tables/SpellingWeights.swift`.
struct TableWriting {
  private var text = """
    // SPDX-License-Identifier: Apache-2.0
    // Learned tables of the level `like`. Written by `SpellingTrainer`: do not edit.
    //
    // Learned from public lists of names: github.com/google/transliteration, ar2en.txt (Apache-2.0)
    // and github.com/steveash/NETransliteration-COLING2018, wd_arabic (CC0, from Wikidata). No name
    // of the lists is in here, only counts over all of them. `SpellingModel` says what they mean.

    /// Logarithms in hundredths of nats, weights in thousandths.
    enum SpellingWeights {

    """

  /// The text of the tables of a model.
  static func text(of model: SpellingModel) -> String {
    var writing = TableWriting()
    writing.units("arabicUnits", model.arabic, isSymmetric: true)
    writing.units("latinUnits", model.latin, isSymmetric: false)
    writing.numbers("arabicBackground", model.arabicBackground.logs.map { thousandths($0) / 10 })
    writing.numbers("latinBackground", model.latinBackground.logs.map { thousandths($0) / 10 })
    writing.numbers("arabicJudgement", model.arabicJudgement.weights.map(thousandths))
    writing.numbers("latinJudgement", model.latinJudgement.weights.map(thousandths))
    writing.text += """
        static let arabicThreshold = \(thousandths(model.arabicJudgement.threshold))
        static let latinThreshold = \(thousandths(model.latinJudgement.threshold))
      }

      """
    return writing.text
  }

  private static func thousandths(_ value: Float) -> Int { Int((value * 1000).rounded()) }

  private mutating func units(_ name: String, _ units: SpellingUnits, isSymmetric: Bool) {
    var words: [String] = []
    for row in 0..<SpellingGram.count(of: units.rowScript) {
      let unseen = [SpellingUnits.unseenAlone, SpellingUnits.unseenChange]
      let entries = units[row].filter {
        (!isSymmetric || Int($0.column) >= row) && !unseen.contains($0.probability)
      }
      if entries.isEmpty { continue }
      words.append(Self.gram(row, units.rowScript) + ":")
      for entry in entries {
        words.append(Self.gram(Int(entry.column), units.columnScript))
        words.append(String(Int((log(entry.probability) * 100).rounded())))
      }
    }
    table(name, words)
  }

  private static func gram(_ gram: Int, _ script: SpellingScript) -> String {
    let letters = SpellingGram.letters(gram, of: script)
    let text = SpelledWord(script: script, letters: letters).text
    return text.isEmpty ? "-" : text
  }

  private mutating func numbers(_ name: String, _ numbers: [Int]) {
    var words: [String] = []
    var next = 0
    for (index, number) in numbers.enumerated() where number != 0 {
      if index != next { words.append("\(index):") }
      words.append(String(number))
      next = index + 1
    }
    table(name, words)
  }

  private mutating func table(_ name: String, _ words: [String]) {
    text += "  static let \(name): StaticString = \"\"\"\n"
    var line = "    "
    for word in words {
      if line.unicodeScalars.count + word.unicodeScalars.count > 98 {
        text += line + "\n"
        line = "    "
      }
      line += (line == "    " ? "" : " ") + word
    }
    text += line + "\n    \"\"\"\n\n"
  }
}
