// SPDX-License-Identifier: Apache-2.0
// The articles as the oracle knows them: texts, counts, outlets and columns, all by looking.

import ArabicText
import Indexing
import Loading

final class OracleCorpus {
  let articles: [Loading.Article]
  let texts: [OracleText]
  let forms = OracleForms()
  /// How often each folded word stands in the texts.
  let counts: [String: Int]
  /// In how many texts.
  let articleCounts: [String: Int]
  /// How often each printed form does.
  let formCounts: [Int: Int]
  /// The folded words in the order of their bytes.
  let vocabulary: [String]
  /// In order of first appearance.
  let sources: [String]
  /// Author, url, language, then what else the articles have, in order of first appearance.
  let columns: [String]
  let numericColumns: Set<String>
  /// What the index judges a folded word to be, which is no business of the oracle's.
  let nameEvidence: (String) -> NameEvidence?
  /// Kept over all queries, for trying every word takes long.
  private(set) lazy var spellings = OracleSpellings(
    forms: forms, texts: texts, counts: counts, nameEvidence: nameEvidence)

  init(_ articles: [Loading.Article], nameEvidence: @escaping (String) -> NameEvidence?) {
    self.articles = articles
    self.nameEvidence = nameEvidence
    let forms = forms
    texts = articles.map { forms.read(title: $0.title, body: $0.text) }
    var counts: [String: Int] = [:]
    var articleCounts: [String: Int] = [:]
    var formCounts: [Int: Int] = [:]
    for text in texts {
      for form in text.forms {
        counts[forms.folded[form], default: 0] += 1
        formCounts[form, default: 0] += 1
      }
      for word in Set(text.forms.map { forms.folded[$0] }) {
        articleCounts[word, default: 0] += 1
      }
    }
    self.counts = counts
    self.articleCounts = articleCounts
    self.formCounts = formCounts
    vocabulary = counts.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    sources = articles.map(\.source).firstAppearances
    columns =
      (["author", "url", "language"] + articles.flatMap { $0.fields.map(\.name) }).firstAppearances
    var numeric = Set<String>()
    for column in columns {
      let values = articles.compactMap { $0.value(of: column) }
      if !values.isEmpty, values.allSatisfy({ plainNumber($0) != nil }) { numeric.insert(column) }
    }
    numericColumns = numeric
  }
}

extension Loading.Article {
  /// The text of a column; nil if the article has none.
  func value(of column: String) -> String? {
    switch column {
    case "author": author
    case "url": url
    case "language": language
    default: fields.first { $0.name == column }?.value
    }
  }
}

/// The number that a text writes in plain digits: `-12.5`, but not `007`, `+1` or `1e3`.
func plainNumber(_ text: String) -> Double? {
  var digits = Substring(text)
  let isNegative = digits.first == "-"
  if isNegative { digits = digits.dropFirst() }
  let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
  guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }),
    parts.joined().utf8.allSatisfy({ (0x30...0x39).contains($0) }), parts.joined().count <= 15,
    parts[0] == "0" || !parts[0].hasPrefix("0"), let number = Double(text)
  else { return nil }
  return isNegative && number == 0 ? nil : number
}

extension Sequence where Element: Hashable {
  /// Each element once, where it first appears.
  var firstAppearances: [Element] {
    var seen = Set<Element>()
    return filter { seen.insert($0).inserted }
  }
}
