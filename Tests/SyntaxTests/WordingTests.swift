// SPDX-License-Identifier: Apache-2.0
// Every problem has a code, words in both languages, and an entry in `docs/errors.md`.

import Syntax
import Testing

/// One problem of each kind.
let sampleProblems: [Problem] = [
  .unexpected(found: "date", expected: ["by"]),
  .unexpected(found: "", expected: ["<pattern>", ")", "where"]),
  .unexpected(found: "x", expected: []),
  .unexpected(found: "x", expected: Keyword.stages.map(\.rawValue)),
  .unknownKeyword(found: "mentoins", candidates: ["mentions"], expected: ["<rows>"]),
  .unknownKeyword(found: "x", candidates: [], expected: ["<stage>"]),
  .unterminatedString, .badEscape("\\q"), .badCharacter("'"), .badCharacter("0xFF"),
  .badCharacter("&"), .badNumber("2.5"), .badDate("2023-13"), .unclosedBracket,
  .nestingTooDeep(limit: Parser.nestingLimit), .nestingTooDeep(limit: Parser.operatorLimit),
  .scriptTooLong(limit: Parser.lengthLimit), .reservedName("count"), .emptyPhrase("…"),
  .phraseEdgeGap, .wildcardInsideWord("رو*يا"),
  .unknownField("sorce", rows: "mentions", candidates: ["source"]),
  .unknownField("x", rows: "table", candidates: []),
  .unknownName("kremln", candidates: ["kremlin", "gremlin"]), .unknownName("x", candidates: []),
  .unknownParameter("outlt", candidates: ["outlet"]), .unknownParameter("x", candidates: []),
  .unknownValue(field: "source", value: "cnm", candidates: ["cnn", "ap", "arab48"]),
  .unknownValue(field: "source", value: "x", candidates: []),
  .unknownOption("fromat", candidates: ["format"]), .unknownOption("x", candidates: []),
  .unknownTopic("x", candidates: []),
  .badOptionValue(option: "format", value: "xml", allowed: ["json", "csv"]),
  .wrongType(field: "words", fieldType: "number", value: "many"),
  .wrongType(field: "date", fieldType: "date", value: "today"),
  .notText(field: "date", fieldType: "date"), .notNumber(field: "title", fieldType: "text"),
  .patternExpected(name: "found"), .queryExpected(name: "kremlin"),
  .rowKindMismatch(left: "articles", right: "(source, count)"),
  .stageNeeds(stage: "context", needs: "mentions", found: "articles"),
  .stageNeeds(stage: "timeline", needs: "date", found: "(source, count)"),
  .stageNeeds(stage: "pivot", needs: "one group field and one measure", found: "articles"),
  .stageNeeds(stage: "pivot", needs: "a group field", found: "(source, count)"),
  .duplicateColumn("source"), .nothingToRankFor, .noLastResult,
  .reversedRange("2023-09", "2023-08"),
  .parameterType(name: "n", expected: "number", found: "many"),
  .expectationFailed(.count(.greaterOrEqual, .number(3)), found: 2),
  .fileUnreadable(path: "a.txt", reason: "No such file or directory"),
  .fileUnwritable(path: "a.txt", reason: "Permission denied"), .unsafeFileAccess(path: "a.txt"),
  .useCycle(path: "a.fihris"), .scriptInUseFails(path: "a.fihris", message: "1:5: …"),
  .namesFileFails(path: "names.txt", message: "3: …"), .emptyNamesFile(path: "names.txt"),
  .timeLimit(seconds: 30), .timeLimit(seconds: 0.5), .rowLimit(5), .memoryLimit(bytes: 5 << 20),
  .cancelled,
]

struct WordingTests {
  private func worded(_ problem: Problem, _ language: KeywordLanguage) -> WordedDiagnostic {
    Diagnostic(problem, at: SourceRange(0, 1), language: language).worded
  }

  @Test func `every problem is worded in both languages`() {
    var text = ""
    for problem in sampleProblems {
      for language in [KeywordLanguage.english, .arabic] {
        let words = worded(problem, language)
        text += "\(words.code) \(language.rawValue): \(words.message)\n"
        if let help = words.help { text += "  \(help)\n" }
        if !words.candidates.isEmpty { text += "  \(words.candidates)\n" }
      }
    }
    checkGolden(text, "wording.txt")
  }

  @Test func `messages are in their own language, and name keywords in it`() {
    for problem in sampleProblems {
      let arabic = worded(problem, .arabic)
      let letters = arabic.message.unicodeScalars.filter { $0.properties.isAlphabetic }
      #expect(letters.contains { (0x0600...0x06FF).contains($0.value) }, "\(problem)")
      #expect(!arabic.message.contains("`"), "\(arabic.message)")
      #expect(worded(problem, .english).message != arabic.message)
    }
    let problem = Problem.unknownField("x", rows: "mentions", candidates: ["source"])
    #expect(worded(problem, .arabic).candidates == ["المصدر"])
    #expect(worded(problem, .arabic).message.contains("ذكر"))
    #expect(worded(problem, .english).help == "did you mean `source`?")
  }

  @Test func `the samples are all problems there are, and each has its own code`() throws {
    let source = try #require(
      readText(Place.root + "/Sources/Syntax/Diagnostics/Diagnostic.swift"))
    let cases = source.split(separator: "\n").filter { $0.hasPrefix("  case ") }
      .map { String($0.dropFirst(7).prefix { $0.isLetter }) }
    let codes = cases.map { name in
      name.reduce(into: "") { $0 += $1.isUppercase ? "-\($1.lowercased())" : String($1) }
    }
    #expect(codes.count > 40)
    #expect(Set(codes).count == codes.count)
    #expect(Set(sampleProblems.map(\.code)) == Set(codes))
  }

  @Test func `every code has an entry with a program, in order`() throws {
    let entries = try errorEntries()
    #expect(entries.map(\.code) == Set(sampleProblems.map(\.code)).sorted())
    for entry in entries where entry.code != "script-too-long" {
      #expect(!entry.programs.isEmpty, "\(entry.code)")
    }
  }

  @Test func `the programs of the parser's codes make the parser report them`() throws {
    let codes: Set = [
      "unexpected", "unknown-keyword", "unterminated-string", "bad-escape", "bad-character",
      "bad-number", "bad-date", "unclosed-bracket", "nesting-too-deep", "reserved-name",
    ]
    for entry in try errorEntries() {
      let reported = Set(entry.programs.flatMap { parse($0).diagnostics.map(\.problem.code) })
      if codes.contains(entry.code) {
        #expect(reported == [entry.code], "\(entry.code)")
      } else if entry.code != "script-in-use-fails" {
        #expect(reported == [], "\(entry.code)")
      }
    }
  }

  private struct Entry {
    var code: String
    var programs: [String] = []
  }

  /// The sections of `docs/errors.md` with their programs.
  private func errorEntries() throws -> [Entry] {
    let text = try #require(readText(Place.root + "/docs/errors.md"))
    var entries: [Entry] = []
    var program: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let open = program {
        program = line == "```" ? nil : open + line + "\n"
        if program == nil { entries[entries.count - 1].programs.append(open) }
      } else if line.hasPrefix("## ") {
        entries.append(Entry(code: String(line.dropFirst(3))))
      } else if line.hasPrefix("```fihris") {
        program = ""
      }
    }
    return entries
  }
}
