// SPDX-License-Identifier: Apache-2.0
// Turns the tree of a query into a checked plan, or into diagnostics.

import Indexing
package import Syntax

/// Checks one statement against an environment. Nothing runs here.
package struct Planner {
  package let environment: Environment
  package let language: KeywordLanguage
  /// Whether stages may write files.
  let allowsFiles: Bool
  /// Reads a file of names.
  package let readFile: (String) -> Swift.Result<String, FileProblem>
  /// What is wrong so far. The plan counts only if this is empty.
  package internal(set) var diagnostics: [Diagnostic] = []
  /// Nodes of all that the names of the statement stand for.
  var namedSize = 0

  /// Why a file named in a query cannot be read.
  package struct FileProblem: Error {
    package var problem: Problem
    package init(_ problem: Problem) { self.problem = problem }
  }

  package init(
    environment: Environment, language: KeywordLanguage, allowsFiles: Bool,
    readFile: @escaping (String) -> Swift.Result<String, FileProblem>
  ) {
    self.environment = environment
    self.language = language
    self.allowsFiles = allowsFiles
    self.readFile = readFile
  }

  var index: InvertedIndex { environment.index }

  mutating func report(_ problem: Problem, at range: SourceRange) {
    diagnostics.append(Diagnostic(problem, at: range, language: language))
  }
}

// MARK: - Names

extension Planner {
  /// The field a name stands for; reports an unknown one with every near candidate.
  mutating func field(_ name: Name, of schema: Schema) -> Field? {
    if let field = schema.field(named: name.text) { return field }
    if schema.isOpen { return Field(name.text, .number, .named) }
    let known = schema.fields.map { KeywordTable.fieldName($0.name, in: language) }
    let candidates = nearCandidates(for: name.text, among: known)
    report(
      .unknownField(name.text, rows: schema.kind.rawValue, candidates: candidates), at: name.range)
    return nil
  }

  mutating func fields(_ names: [Name], of schema: Schema) -> [Field]? {
    let found = names.map { field($0, of: schema) }
    let fields = found.compactMap { $0 }
    return fields.count == names.count ? fields : nil
  }

  /// The value of a parameter; reports an unknown one.
  mutating func parameter(_ name: Name) -> Literal? {
    if let value = environment.parameter(name.text) { return value }
    let candidates = nearCandidates(for: name.text, among: environment.parameterNames)
    report(.unknownParameter(name.text, candidates: candidates), at: name.range)
    return nil
  }

  /// What a name was let to be; reports an unknown one.
  package mutating func definition(_ name: Name) -> Definition? {
    if let definition = environment.definition(name.text) { return definition }
    let candidates = nearCandidates(for: name.text, among: environment.definedNames)
    report(.unknownName(name.text, candidates: candidates), at: name.range)
    return nil
  }

  /// Whether what a name stands for may go into the plan; reports what would make it too large.
  mutating func admits(_ extent: PlanExtent, deepest limit: Int, at name: Name) -> Bool {
    namedSize += extent.size
    if extent.depth <= limit, namedSize <= PlanExtent.sizeLimit { return true }
    report(.nestingTooDeep(limit: limit), at: name.range)
    return false
  }

  /// A literal with its parameter, if it is one, filled in; the range stays that of the query.
  package mutating func resolved(_ literal: Literal) -> Literal? {
    guard case .parameter(let name) = literal.kind else { return literal }
    guard let value = parameter(name) else { return nil }
    return Literal(value.kind, text: value.text, range: literal.range)
  }

  /// A whole number from 0, from the number or the parameter given.
  package mutating func number(_ count: Count) -> Int? {
    switch count {
    case .number(let number): return number
    case .parameter(let name):
      guard let value = parameter(name) else { return nil }
      if case .number(let number) = value.kind, let whole = Int(exactly: number), whole >= 0 {
        return whole
      }
      report(
        .parameterType(name: name.text, expected: "number", found: value.text), at: name.range)
      return nil
    }
  }
}
