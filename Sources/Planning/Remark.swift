// SPDX-License-Identifier: Apache-2.0
// What a reader should know about a result that is no error: rows left out, why nothing was found.

package import Syntax

/// Something to say beside the rows.
package enum Remark: Hashable, Sendable {
  /// A form of the corpus near a word that was not found.
  package struct NearbyForm: Hashable, Sendable {
    package var form: String
    package var count: Int
    package init(form: String, count: Int) {
      self.form = form
      self.count = count
    }
  }

  case rowsWithoutDate(Int)
  /// Articles that hold nothing of what they were ranked for.
  case articlesNotRanked(Int)
  /// `keywords` of all there is.
  case nothingToCompare
  case emptyCorpus
  /// A word of the query that is nowhere in the corpus at its level.
  case wordNotFound(word: String, level: MatchLevel, nearby: [NearbyForm])
  /// A part of the pattern that denotes nothing, though each of its own parts is found.
  case partNotFound(part: String, left: Int, right: Int)
  /// A phrase whose words are all found, but never in a row.
  case phraseNotFound(phrase: String, words: [NearbyForm])
  /// A condition that none of the rows before it meets.
  case conditionEmpties(condition: String, before: Int)
  case stageEmpties(stage: String, before: Int)
  /// A phrase that `like` finds more often than its own level does.
  case otherSpellings(phrase: String, count: Int, likeCount: Int)

  /// Stable, in kebab case.
  package var code: String {
    switch self {
    case .rowsWithoutDate: "rows-without-date"
    case .articlesNotRanked: "articles-not-ranked"
    case .emptyCorpus, .wordNotFound, .partNotFound, .phraseNotFound, .conditionEmpties,
      .stageEmpties, .nothingToCompare:
      "nothing-found"
    case .otherSpellings: "other-spellings"
    }
  }

  /// The remark in words.
  package func message(in language: KeywordLanguage) -> String {
    language == .arabic ? arabic : english
  }

  private var english: String {
    switch self {
    case .rowsWithoutDate(let count):
      return count == 1
        ? "1 row has no date and is left out" : "\(count) rows have no date and are left out"
    case .articlesNotRanked(let count):
      return count == 1
        ? "1 article holds nothing of what is ranked for and is left out"
        : "\(count) articles hold nothing of what is ranked for and are left out"
    case .nothingToCompare:
      return "nothing found: there are no other articles to compare with; narrow the rows, or name "
        + "other articles: `keywords against (…)`"
    case .emptyCorpus: return "nothing found: the corpus has no articles"
    case .wordNotFound(let word, let level, let nearby):
      let near = nearby.isEmpty ? "" : "; nearby: \(list(nearby, ", "))"
      return "nothing found: no “\(word)” at level \(level.rawValue) in this corpus\(near)"
    case .partNotFound(let part, let left, let right):
      return "nothing found: \(part) is empty; its sides are found \(left) and \(right) times"
    case .phraseNotFound(let phrase, let words):
      return "nothing found: \(phrase) never stands in a row; its words: \(list(words, ", "))"
    case .conditionEmpties(let condition, let before):
      return "nothing found: none of \(before) rows meets “\(condition)”"
    case .stageEmpties(let stage, let before):
      return "nothing found: “\(stage)” left none of \(before) rows"
    case .otherSpellings(let phrase, let count, let likeCount):
      return "\(phrase): \(count) · like \"\(phrase)\": \(likeCount)"
    }
  }

  private var arabic: String {
    switch self {
    case .rowsWithoutDate(let count): return "صفوف بلا تاريخ لم تدخل في النتيجة: \(count)"
    case .articlesNotRanked(let count):
      return "مقالات ليس فيها شيء مما رتبت وفقه لم تدخل في النتيجة: \(count)"
    case .nothingToCompare:
      return "لا نتائج: لا مقالات أخرى للمقارنة؛ ضيق الصفوف، أو سم مقالات غيرها: «مفاتيح ضد (…)»"
    case .emptyCorpus: return "لا نتائج: لا مقالات في المدونة"
    case .wordNotFound(let word, let level, let nearby):
      let near = nearby.isEmpty ? "" : "؛ ما يقاربها: \(list(nearby, "، "))"
      let levelName = KeywordTable.arabic(for: level.rawValue) ?? level.rawValue
      return "لا نتائج: «\(word)» ليست في المدونة عند المستوى «\(levelName)»\(near)"
    case .partNotFound(let part, let left, let right):
      return "لا نتائج: \(part) لا يطابق شيئا، وطرفاه يردان \(left) و\(right) مرة"
    case .phraseNotFound(let phrase, let words):
      return "لا نتائج: كلمات \(phrase) لا تتوالى؛ عدد كل منها: \(list(words, "، "))"
    case .conditionEmpties(let condition, let before):
      return "لا نتائج: لا يحقق أي من الصفوف (\(before)) الشرط «\(condition)»"
    case .stageEmpties(let stage, let before):
      return "لا نتائج: لم تبق المرحلة «\(stage)» شيئا من الصفوف (\(before))"
    case .otherSpellings(let phrase, let count, let likeCount):
      return "\(phrase): \(count) · شبه \"\(phrase)\": \(likeCount)"
    }
  }

  private func list(_ forms: [NearbyForm], _ separator: String) -> String {
    forms.map { "\($0.form) (\($0.count))" }.joined(separator: separator)
  }
}
