// SPDX-License-Identifier: Apache-2.0
// quotes, align and wordings over a few small articles: queries and their rows stand in
// Golden/quotes.txt, as those of other stages in Golden/stages.txt.

import Foundation
import Testing

@testable import Fihris

private let file = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "Golden/quotes.txt")

/// One statement told by three outlets, two of which print one text, and what else people said.
private func corpus() throws -> Corpus {
  func article(_ id: String, _ source: String, _ date: String?, _ title: String?, _ text: String)
    -> Article
  {
    Article(id: id, source: source, date: date, title: title, text: text)
  }
  let wire = """
    موسكو (وكالات) – في ختام زيارة استمرت ثلاثة أيام إلى العاصمة الكورية الشمالية عقد الوزير مؤتمرا \
    صحفيا حضره عدد كبير من مراسلي الصحف. قال سيرغي شويغو إن بلاده ستوقع اتفاقا لتوسيع التعاون \
    العسكري مع بيونغ يانغ قبل نهاية العام. ولم يكشف الوزير تفاصيل أخرى عن بنود الاتفاق الذي \
    تعترض عليه دول كثيرة في مجلس الأمن الدولي.
    """
  return try Corpus(articles: [
    article("r1", "almidan", "2023-09-03", nil, wire),
    article("r2", "nahda-daily", "2023-09-04", nil, wire),
    article(
      "r3", "ap", "2023-09-05", "شويجو: اتفاق عسكري قريب",
      "ذكر سيرجي شويجو أن بلاده ستوقع اتفاقا للتعاون العسكري مع بيونج يانج. وأضاف: «المحادثات صعبة»."
    ),
    article(
      "k1", "cnn", "2023-09-01", nil,
      "قال جون كيربي: «المفاوضات تتقدم بسرعة نحو صفقة ذخيرة». ونفت موسكو ذلك."),
    article(
      "k2", "ap", nil, nil,
      "«المفاوضات»، قال كيربي، «تتقدم بسرعة نحو صفقة ذخيرة». وصلت الطائرة مساء."),
    article(
      "k3", "cnn", "2023-09-08", nil,
      "أعلنت وزارة الصحة أن 15 شخصا أصيبوا في حريق المصنع القديم شرق المدينة."),
    article(
      "k4", "ap", "2023-09-08", nil,
      "أعلنت وزارة الصحة أن 20 شخصا أصيبوا في حريق المصنع القديم شرق المدينة."),
  ])
}

private func rows(of query: String, in corpus: Corpus) throws -> [String] {
  let result = try #require(try Session(corpus: corpus).evaluate(query).last)
  let header = result.columns.map(\.name).joined(separator: " | ")
  return [header]
    + result.rows.map { row in
      row.values.map { $0 == .missing ? "—" : $0.description }.joined(separator: " | ")
    }
}

@Test func `quotes and claims give the rows on record`() throws {
  let corpus = try corpus()
  let text = try String(contentsOf: file, encoding: .utf8)
  let queries = text.split(separator: "\n").filter { $0.hasPrefix("> ") }.map { $0.dropFirst(2) }
  #expect(queries.count > 20)
  let now = try queries.map { query in
    (["> \(query)"] + (try rows(of: String(query), in: corpus))).joined(separator: "\n") + "\n"
  }.joined(separator: "\n")
  if ProcessInfo.processInfo.environment["RECORD"] != nil {
    try now.write(to: file, atomically: true, encoding: .utf8)
  } else {
    #expect(now == text)
  }
}

@Test func `what made a quote one is explained`() throws {
  let result = try #require(
    try Session(corpus: corpus()).evaluate(#"explain quotes by "كيربي" about "صفقة""#).last)
  let explanation = try #require(result.explanation)
  #expect(explanation.plan.name == "quotes")
  #expect(explanation.plan.inputs.map(\.name) == ["by", "about"])
  #expect(explanation.plan.estimate ?? 0 >= 1)
  #expect(explanation.quotes.count == 2)
  #expect(explanation.quotes.allSatisfy { $0.speaker?.hasSuffix("كيربي") == true })
  #expect(explanation.quotes.map(\.cue) == ["قال", "قال"])
  #expect(explanation.words.map(\.word) == ["كيربي", "صفقة"])
}

@Test func `a claim shows its wordings with their differences`() throws {
  let result = try #require(
    try Session(corpus: corpus()).evaluate(#"quotes by like "شويغو" | align"#).last)
  let claim = try #require(result.claim(row: 0))
  #expect(claim.wordings.map(\.source) == ["almidan", "nahda-daily", "ap"])
  #expect(claim.wordings.map(\.kind) == ["fullest", "verbatim", "shortened"])
  #expect(claim.independent == 2)
  let last = try #require(claim.wordings.last)
  #expect(last.pieces.contains { $0.kind == .omitted && $0.text.contains("قبل نهاية العام") })
  #expect(claim.wordings[1].pieces.allSatisfy { $0.kind == .shared })
  // Chosen columns are a table like any other.
  let shown = try #require(
    try Session(corpus: corpus()).evaluate("quotes | align | show claim, outlets").last)
  #expect(shown.claim(row: 0) == nil)
}

@Test func `the order and number of utterances decide nothing about their claims`() throws {
  let corpus = try corpus()
  let straight = try rows(of: "quotes | align | sort by text | show text, outlets", in: corpus)
  let turned = try rows(
    of: "quotes | sort by text desc | align | sort by text | show text, outlets", in: corpus)
  #expect(straight == turned)
}
