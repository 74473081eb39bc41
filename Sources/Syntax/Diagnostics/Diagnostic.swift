// SPDX-License-Identifier: Apache-2.0
// A diagnostic is a value: what is wrong and where. Its wording is made elsewhere.

/// Something to tell the writer of a script.
package struct Diagnostic: Error, Hashable, Sendable {
  package var problem: Problem
  package var range: SourceRange
  /// The keyword language of the statement it stands in.
  package var language: KeywordLanguage

  package init(_ problem: Problem, at range: SourceRange, language: KeywordLanguage) {
    self.problem = problem
    self.range = range
    self.language = language
  }
}

/// Everything that can be wrong. Detection makes these; `DiagnosticWording` words them.
package enum Problem: Error, Hashable, Sendable {
  // Found by the lexer and the parser.
  case unexpected(found: String, expected: [String])
  case unknownKeyword(found: String, candidates: [String], expected: [String])
  case unterminatedString
  case badEscape(String)
  case badCharacter(String)
  case badNumber(String)
  case badDate(String)
  case unclosedBracket
  case nestingTooDeep(limit: Int)
  case scriptTooLong(limit: Int)
  case reservedName(String)
  case emptyPhrase(String)
  case phraseEdgeGap
  case wildcardInsideWord(String)

  // Found by the checker.
  case unknownField(String, rows: String, candidates: [String])
  case unknownName(String, candidates: [String])
  case unknownParameter(String, candidates: [String])
  case unknownValue(field: String, value: String, candidates: [String])
  case unknownOption(String, candidates: [String])
  case unknownTopic(String, candidates: [String])
  case badOptionValue(option: String, value: String, allowed: [String])
  case wrongType(field: String, fieldType: String, value: String)
  case notText(field: String, fieldType: String)
  case notNumber(field: String, fieldType: String)
  case patternExpected(name: String)
  case queryExpected(name: String)
  case rowKindMismatch(left: String, right: String)
  case stageNeeds(stage: String, needs: String, found: String)
  case nothingToRankFor
  case duplicateColumn(String)
  case noLastResult
  case reversedRange(String, String)
  case parameterType(name: String, expected: String, found: String)

  // Found when a statement runs.
  case expectationFailed(Expectation, found: Int)
  case fileUnreadable(path: String, reason: String)
  case fileUnwritable(path: String, reason: String)
  case unsafeFileAccess(path: String)
  case useCycle(path: String)
  case scriptInUseFails(path: String, message: String)
  case namesFileFails(path: String, message: String)
  case emptyNamesFile(path: String)
  case timeLimit(seconds: Double)
  case rowLimit(Int)
  case memoryLimit(bytes: Int)
  case cancelled
}
