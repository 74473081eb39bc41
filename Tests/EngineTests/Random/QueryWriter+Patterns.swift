// SPDX-License-Identifier: Apache-2.0
// Patterns at random: words and phrases of the text, joined by what the language has.

import ArabicText
import Syntax

extension QueryWriter {
  mutating func pattern(_ depth: Int) -> String {
    var text = scoped(depth)
    while depth > 0, random.chance(22) {
      let connective = random.pick(["or", "or", "and", "and", "and not"])
      text += " \(keyword(connective)) \(scoped(depth - 1))"
    }
    return text
  }

  mutating func scoped(_ depth: Int) -> String {
    var text = proximity(depth)
    if random.chance(depth > 0 ? 18 : 6) {
      let scope = random.pick(["sentence", "sentence", "paragraph", "article"])
      text += " \(keyword("within")) \(keyword(scope))"
    }
    return text
  }

  private mutating func proximity(_ depth: Int) -> String {
    var text = atom(depth)
    while depth > 0, random.chance(16) {
      let number = random.chance(60) ? " \(random.below(9))" : ""
      text += " \(keyword(random.pick(["near", "then"])))\(number) \(atom(depth - 1))"
    }
    return text
  }

  private mutating func atom(_ depth: Int) -> String {
    if depth > 0, random.chance(18) { return "(\(pattern(depth - 1)))" }
    if depth > 0, random.chance(8) {
      let alternatives = (0...random.below(3)).map { _ in pattern(depth - 1) }
      let comma = isArabic ? "، " : ", "
      return "\(keyword("any of")) (\(alternatives.joined(separator: comma)))"
    }
    if depth > 0, random.chance(5) {
      // What the pattern declares itself stands before it.
      let value = pattern(depth - 1)
      let name = "p\(declarations.count)"
      declarations.append("\(keyword("let")) \(name) = (\(value))")
      return name
    }
    if depth > 0, random.chance(5) { return namesFile() }
    let level = level()
    let prefix = level.isEmpty ? "" : keyword(level) + " "
    if random.chance(4) {
      let name = "w\(declarations.count)"
      declarations.append("\(keyword("param")) \(name) = \(quoted(phrase()))")
      return "\(prefix)$\(name)"
    }
    return prefix + quoted(phrase())
  }

  /// Comparing spellings with all words of a large corpus takes the oracle long.
  private mutating func level() -> String {
    let levels = ["", "", "", "", "", "plain", "exact", "stem"]
    return random.pick(isLarge ? levels : levels + ["like"])
  }

  /// `any of` a file that it writes, with lines in the ways there are to write them.
  private mutating func namesFile() -> String {
    let lines = (0..<1 + random.below(4)).map { _ -> String in
      if random.chance(15) { return random.pick(["", "  ", "# names", "\t# كيم"]) }
      let level = level()
      let name = random.chance(30) ? quoted(phrase()) : phrase()
      let comment = random.chance(20) ? " # like \"x\"" : ""
      return (level.isEmpty ? "" : keyword(level) + " ") + name + comment
    }
    let name = "names\(files.count).txt"
    let end = random.pick(["\n", "\r\n"])
    let mark = random.chance(20) ? "\u{FEFF}" : ""
    files[name] = mark + ([phrase()] + lines).joined(separator: end) + random.pick(["", end])
    return "\(keyword("any of file")) \"\(name)\""
  }

  /// A string in one of the ways to quote.
  mutating func quoted(_ text: String) -> String {
    switch random.below(4) {
    case 0: "“\(text)”"
    case 1: "«\(text)»"
    default: "\"\(text)\""
    }
  }

  /// What stands inside the quotation marks.
  private mutating func phrase() -> String {
    let text = corpus.texts[anchor]
    if text.words.isEmpty { return "موسكو" }
    let part = text.part(of: focus)
    let start = min(max(part.lowerBound, focus + random.below(9) - 4), part.upperBound - 1)
    let length = min(random.pick([1, 1, 1, 1, 1, 2, 2, 3]), part.upperBound - start)
    var words = (start..<start + length).map { word(text.forms[$0], isAlone: length == 1) }
    if length == 1 {
      if random.chance(8) { words[0] = prefix(of: words[0]) }
    } else if random.chance(15) {
      words[isLarge ? length - 1 : random.below(length)] = "*"
    } else if random.chance(20), length > 1, start + length < part.upperBound {
      let last = min(start + length + random.below(5), part.upperBound - 1)
      words = [words[0], random.pick(["…", "..."]), word(text.forms[last], isAlone: false)]
    } else if random.chance(10) {
      words[length - 1] = prefix(of: words[length - 1])
    }
    return words.joined(separator: random.chance(90) ? " " : "، ")
  }

  private mutating func prefix(of word: String) -> String {
    let scalars = word.unicodeScalars
    let kept = String(
      String.UnicodeScalarView(scalars.prefix(max(isLarge ? 4 : 2, scalars.count - 2))))
    return word == "*" ? word : kept + "*"
  }

  /// A word near to one of the corpus: as printed, folded, with clitics on or off, or another.
  private mutating func word(_ form: Int, isAlone: Bool) -> String {
    let printed = corpus.forms.printed[form]
    let folded = corpus.forms.folded[form]
    if isAlone, isCommon(form), random.chance(85) {
      return word(rareForm(), isAlone: false)
    }
    switch random.below(isAlone ? 12 : 30) {
    case 0: return folded
    case 1: return random.pick(["و", "ال", "ب", "ل", "لل", "وال"]) + folded
    case 2, 3: return withoutClitics(printed)
    case 4: return corpus.forms.printed[rareForm()]
    default: return printed
    }
  }

  /// A form of the anchor that is not common, or any.
  private mutating func rareForm() -> Int {
    let text = corpus.texts[anchor]
    for _ in 0..<8 {
      let form = text.forms[random.below(text.forms.count)]
      if !isCommon(form) { return form }
    }
    for _ in 0..<50 {
      let form = random.below(corpus.forms.printed.count)
      if !isCommon(form) { return form }
    }
    return 0
  }

  /// Whether a word of a large corpus has hundreds of places.
  private func isCommon(_ form: Int) -> Bool {
    isLarge && corpus.counts[corpus.forms.folded[form]] ?? 0 > 60
  }

  private func withoutClitics(_ word: String) -> String {
    for clitic in ["وال", "بال", "لل", "ال", "و", "ب", "ل", "ف"]
    where word.hasPrefix(clitic) && word.count >= clitic.count + 3 {
      return String(word.dropFirst(clitic.count))
    }
    return word.hasSuffix("ا") && word.count > 3 ? String(word.dropLast()) : word
  }
}
