// SPDX-License-Identifier: Apache-2.0
// What a prompt or an editor asks of a session: is it whole, what may come, how is it laid out?

internal import Planning
internal import Syntax

/// The language a formatter writes keywords in.
public enum ScriptLanguage: String, Hashable, Sendable {
  case english, arabic
}

/// What Tab offers.
public struct Completions: Hashable, Sendable {
  /// A word that may stand here.
  public struct Candidate: Hashable, Sendable {
    /// What is put in.
    public var text: String
    /// What it is, or how often it occurs; may be empty.
    public var note: String
  }

  /// The UTF-8 bytes of the line that a candidate replaces.
  public var replace: Range<Int>
  /// In the order to show them.
  public var candidates: [Candidate]
}

/// Why a text is not a whole script yet.
public enum Incompleteness: Hashable, Sendable {
  case openBracket, openString
  /// It ends in something that needs more: `|`, `,`, an operator, `where` …
  case openEnd
}

extension Session {
  /// Whether a text is a whole script, or its last statement goes on.
  public func isComplete(_ text: String) -> Bool { incompleteness(of: text) == nil }

  /// What is still open at the end of a text; nil if nothing is.
  public func incompleteness(of text: String) -> Incompleteness? {
    switch Syntax.completeness(of: text) {
    case .complete: nil
    case .needsMore(.openBracket): .openBracket
    case .needsMore(.openString): .openString
    case .needsMore(.operator): .openEnd
    }
  }

  /// A script in its canonical layout, comments kept.
  /// - Parameter keywords: the language of all keywords; nil keeps that of each statement.
  /// - Throws: `ScriptErrors` if it does not parse.
  public func format(
    _ script: String, file: String? = nil, keywords: ScriptLanguage? = nil
  ) throws -> String {
    let source = ScriptSource(text: script, file: file)
    let language = keywords.map { $0 == .arabic ? KeywordLanguage.arabic : .english }
    _ = try source.parsed()
    return Formatter.format(script, keywords: language).text ?? script
  }

  /// What may stand at a UTF-8 offset of a text: keywords, fields, outlets, lets, parameters.
  public func completions(of text: String, at offset: Int) -> Completions {
    let context = completionContext(of: text, at: offset)
    var seen = Set<String>()
    let known = context.places.flatMap { candidates(at: $0, context) }
    let keywords = context.keywords.map { Completions.Candidate(text: $0, note: "") }
    let prefix = KeywordFolding.fold(context.prefix)
    let fitting = (known + keywords).filter {
      KeywordFolding.fold($0.text).hasPrefix(prefix) && seen.insert($0.text).inserted
    }
    return Completions(
      replace: context.replace.start..<context.replace.end,
      candidates: fitting.map { .init(text: context.quoting($0.text), note: $0.note) })
  }

  private func candidates(
    at place: CompletionContext.Place, _ context: CompletionContext
  ) -> [Completions.Candidate] {
    switch place {
    case .fieldName:
      return fieldNames().map {
        .init(text: KeywordTable.fieldName($0, in: context.language), note: "field")
      }
    case .fieldValue(let field):
      if field == "kind" { return kinds.map { .init(text: $0, note: "") } }
      guard field == "source" || field == "first_source" else { return [] }
      return corpus.sources.map { .init(text: $0.name, note: "\($0.articles)") }
    case .letName, .rowsStart, .patternAtom:
      return environment.definedNames.map { .init(text: $0, note: "let") }
    case .parameter:
      return environment.parameterNames.map { .init(text: "$" + $0, note: "param") }
    case .optionName:
      return Setting.all.map {
        .init(text: KeywordTable.optionName($0.option, in: context.language), note: "")
      }
    case .optionValue(let option):
      let values = Setting.all.first { $0.option == option }?.values ?? []
      return values.map { .init(text: $0, note: "") }
    case .topic:
      return environment.definedNames.map { .init(text: $0, note: "let") }
        + HelpTopic.all.map { .init(text: $0.title(in: context.language), note: "") }
    case .statementStart, .stageName, .string: return []
    }
  }

  /// How words are given.
  private var kinds: [String] { ["direct", "indirect", "mixed"] }

  /// Fields of every kind of rows, each once, those of articles first.
  private func fieldNames() -> [String] {
    var seen = Set<String>()
    let kinds: [RowKind] = [
      .articles, .mentions, .quotes, .claims, .wordings, .sentences, .words, .sources,
    ]
    let last = environment.lastSchema?.fields.map(\.name) ?? []
    return (kinds.flatMap { Schema.rows($0, of: corpus.index).fields.map(\.name) } + last)
      .filter { seen.insert($0).inserted }
  }
}

extension CompletionContext {
  /// A candidate as it is put in: in quotation marks where a bare word would not do.
  fileprivate func quoting(_ text: String) -> String {
    let isBare = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || "_-.".unicodeScalars.contains($0)
    }
    let isValue = places.contains { if case .fieldValue = $0 { true } else { false } }
    return isInString || (isValue && !isBare) ? "\"\(text)\"" : text
  }
}
