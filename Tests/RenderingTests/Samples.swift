// SPDX-License-Identifier: Apache-2.0
// Results as the engine gives them, made by hand.

@testable import Fihris

enum Sample {
  static let articleColumns = [
    Column(name: "article", kind: .text, isBrief: false),
    Column(name: "source", kind: .text), Column(name: "date", kind: .date),
    Column(name: "title", kind: .text, isBrief: false),
  ]

  /// Three matches: Arabic, tashkeel and a Latin match in Arabic text.
  static var mentions: Fihris.Result {
    let lines = [
      ConcordanceLine(
        article: "a1", source: "cnn", date: "2023-09-05",
        before: "وقال المتحدث باسم البيت الأبيض جون",
        match: "كيربي", after: "إن موسكو تعهّدا"),
      ConcordanceLine(
        article: "a2", source: "alqahera-news", date: nil, before: "",
        match: "لكيربي", after: "في بيان"),
      ConcordanceLine(
        article: "a3", source: "العربية", date: "2023-09", before: "نقلت شبكة", match: "CNN",
        after: "عن مسؤول"),
    ]
    let columns =
      articleColumns + [
        Column(name: "part", kind: .text, isBrief: false),
        Column(name: "before", kind: .text), Column(name: "match", kind: .text),
        Column(name: "after", kind: .text),
        Column(name: "start", kind: .number, isBrief: false),
      ]
    let rows = lines.enumerated().map { index, line -> [Value] in
      [
        .text(line.article), .text(line.source), line.date.map(Value.date) ?? .missing, .missing,
        .text("body"), .text(line.before), .text(line.match), .text(line.after),
        .integer(index * 7),
      ]
    }
    return Result(
      statement: 1, kind: .mentions, columns: columns, rows: rows, concordance: lines)
  }

  static var counts: Fihris.Result {
    Result(
      statement: 2, kind: .table,
      columns: [
        Column(name: "source", kind: .text), Column(name: "part", kind: .number),
        Column(name: "who", kind: .list), Column(name: "count", kind: .number),
      ],
      rows: [
        [
          .text("قناة|الجزيرة"), .number(0.625), .list([.text("كيربي"), .text("واتسون")]),
          .integer(5),
        ],
        [.missing, .number(1e-7), .list([]), .integer(12)],
      ])
  }

  /// Text that tries to take over the terminal.
  static var hostile: Fihris.Result {
    Result(
      statement: 1, kind: .table, columns: [Column(name: "text", kind: .text)],
      rows: [
        [.text("a\u{1B}[2Jb\u{202E}c\u{9B}31m\u{7F}d")],
        [.text("سطر\nأول\r\nثان\tو\"اقتباس\", \\ \u{2028}|")],
      ])
  }

  static var count: Fihris.Result {
    Result(
      statement: 1, kind: .count, columns: [Column(name: "count", kind: .number)],
      rows: [[.integer(12)]])
  }

  /// A claim of three outlets, and one that nobody else carries.
  static var claims: Fihris.Result {
    typealias Piece = Claim.Piece
    let appeal = "نحث بيونغ يانغ على وقف المفاوضات مع موسكو والالتزام بتعهداتها العلنية"
    let shared = Claim(
      number: 2, speaker: "أدريان واتسون", outlets: 3, articles: 3, independent: 2,
      agreement: 0.8125,
      wordings: [
        .init(
          article: "a1", source: "cnn", date: "2023-09-04", kind: "fullest",
          pieces: [Piece(kind: .shared, text: appeal)]),
        .init(
          article: "a2", source: "alqahera-news", date: nil, kind: "shortened",
          pieces: [
            Piece(kind: .omitted, text: "نحث بيونغ يانغ على"),
            Piece(kind: .shared, text: "وقف المفاوضات مع موسكو والالتزام بتعهداتها العلنية"),
          ]),
        .init(
          article: "a3", source: "العربية", date: "2023-09-12", kind: "reworded",
          pieces: [
            Piece(kind: .shared, text: "نحث بيونغ يانغ على"),
            Piece(kind: .omitted, text: "وقف المفاوضات مع موسكو"),
            Piece(kind: .shared, text: "الالتزام بتعهداتها"),
            Piece(kind: .omitted, text: "العلنية"),
            Piece(kind: .added, text: "كلها\u{1B}[2J أمام |CNN|"),
          ]),
      ])
    let alone = Claim(
      number: 7, speaker: nil, outlets: 1, articles: 1, independent: 1, agreement: nil,
      wordings: [
        .init(
          article: "a4", source: "ap", date: nil, kind: "fullest",
          pieces: [Piece(kind: .shared, text: "خداع أم مبالغة")])
      ])
    return Result(
      statement: 5, kind: .claims,
      columns: [
        Column(name: "claim", kind: .number), Column(name: "speaker", kind: .text),
        Column(name: "outlets", kind: .number),
        Column(name: "omits", kind: .list, isBrief: false),
      ],
      rows: [
        [
          .integer(2), .text("أدريان واتسون"), .integer(3),
          .list([.text("العربية: وقف المفاوضات مع موسكو … العلنية")]),
        ],
        [.integer(7), .missing, .integer(1), .missing],
      ], claims: [shared, alone])
  }

  /// What `print` gives.
  static var said: Fihris.Result {
    Result(statement: 4, kind: .print, text: "قال \"كيربي\"")
  }

  static var explanation: Fihris.Result {
    var result = Result(statement: 3, kind: .explain)
    result.explanation = Explanation(
      plan: Explanation.Step(
        name: "count", detail: "by source", estimate: 3,
        inputs: [
          Explanation.Step(
            name: "where", detail: "source = cnn", estimate: 1,
            inputs: [
              Explanation.Step(name: "mentions", detail: "\"كيربي\"", estimate: 12, inputs: []),
              Explanation.Step(name: "articles", detail: "", estimate: nil, inputs: []),
            ])
        ]),
      words: [
        Explanation.Word(
          word: "كيربي",
          forms: [
            Explanation.Form(form: "كيربي", rule: "folded", count: 9, articles: 4),
            Explanation.Form(form: "لكيربي", rule: "clitic", count: 3, articles: 2),
          ])
      ])
    return result
  }

  static func report(
    _ source: String, marked: String, language: String = "en", help: String? = nil,
    candidates: [String] = []
  ) -> DiagnosticReport {
    let bytes = Array(source.utf8)
    let wanted = Array(marked.utf8)
    let start =
      (0...(bytes.count - wanted.count)).first { bytes[$0...].starts(with: wanted) } ?? 0
    return DiagnosticReport(
      code: "unknown-field",
      message: language == "ar" ? "لا حقل بهذا الاسم" : "mentions have no field \(marked)",
      help: help, candidates: candidates, statement: 2, line: 12, column: 10, start: start,
      end: start + wanted.count, file: "script.fihris", sourceLine: source,
      highlight: start..<(start + wanted.count), language: language, category: .script)
  }
}
