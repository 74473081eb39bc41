// SPDX-License-Identifier: Apache-2.0
// describe: what the corpus holds, which fields rows have, what a name was let to be; and the
// settings that queries of a session read.

internal import Indexing
internal import Loading
internal import Planning
internal import Syntax

extension Session {
  func describe(_ description: PlannedStatement.Description, statement: Int) -> Result {
    switch description {
    case .corpus: return describeCorpus(statement)
    case .sources: return describeSources(statement)
    case .fields: return describeFields(statement)
    case .last(let schema):
      let rows = schema.fields.map { [Value.text($0.name), .text($0.type.rawValue)] }
      return table(["field", "type"], rows, statement)
    case .definition(let name, let definition):
      return table(
        ["name", "kind", "definition"],
        [[.text(name), .text(definition.kind), .text(definition.text)]], statement)
    }
  }

  private func table(_ names: [String], _ rows: [[Value]], _ statement: Int) -> Result {
    let columns = names.enumerated().map { place, name in
      let isNumber = rows.contains { if case .integer = $0[place] { true } else { false } }
      return Column(name: name, kind: isNumber ? .number : .text)
    }
    return Result(statement: statement, kind: .describe, columns: columns, rows: rows)
  }

  private func describeCorpus(_ statement: Int) -> Result {
    let index = corpus.index
    let dates = index.sources.flatMap { [$0.firstDate, $0.lastDate] }.compactMap { $0 }
    let facts: [(String, Value)] = [
      ("articles", .integer(index.articleCount)), ("sources", .integer(index.sources.count)),
      ("first", dates.min().map { .date($0.iso) } ?? .missing),
      ("last", dates.max().map { .date($0.iso) } ?? .missing),
      ("sentences", .integer(index.sentenceCount)), ("words", .integer(index.positionCount)),
      ("vocabulary", .integer(index.wordCount)), ("forms", .integer(index.surfaceCount)),
      ("quotes", .integer(index.quoteCount)), ("speakers", .integer(index.personCount)),
    ]
    return table(["what", "value"], facts.map { [.text($0.0), $0.1] }, statement)
  }

  private func describeSources(_ statement: Int) -> Result {
    let rows = corpus.index.sources.map { source -> [Value] in
      [
        .text(source.name), .integer(source.articleCount), .integer(source.wordCount),
        source.firstDate.map { .date($0.iso) } ?? .missing,
        source.lastDate.map { .date($0.iso) } ?? .missing,
      ]
    }
    return table(["source", "articles", "words", "first", "last"], rows, statement)
  }

  private func describeFields(_ statement: Int) -> Result {
    let kinds: [RowKind] = [
      .articles, .sentences, .mentions, .quotes, .claims, .wordings, .words, .sources,
    ]
    let rows = kinds.flatMap { kind in
      Schema.rows(kind, of: corpus.index).fields.map { field -> [Value] in
        [
          .text(kind.rawValue), .text(field.name),
          .text(KeywordTable.fieldName(field.name, in: .arabic)), .text(field.type.rawValue),
        ]
      }
    }
    return table(["rows", "field", "arabic", "type"], rows, statement)
  }
}

extension Definition {
  fileprivate var kind: String {
    switch self {
    case .pattern: "pattern"
    case .query(let plan): plan.schema.kind.rawValue
    }
  }

  fileprivate var text: String {
    switch self {
    case .pattern(let plan): plan.text
    case .query(let plan): plan.schema.standard.map(\.name).joined(separator: ", ")
    }
  }
}

// MARK: - Settings

extension Session {
  /// Rows that a result gives out: what `set limit` says, else the host; 0 is all.
  var displayLimit: Int? {
    guard let set = settings["limit"].flatMap({ Int($0) }) else { return options.displayLimit }
    return set == 0 ? nil : set
  }

  /// The width of before and after that queries begin with.
  var contextWidth: ContextPlan {
    switch settings["context"] {
    case "sentence": .sentence
    case "paragraph": .paragraph
    case let words?: Int(words).map { .words($0) } ?? .standard
    case nil: .standard
    }
  }

  /// Puts another corpus in place. Lets of patterns stay; rows and lets of rows belonged to the
  /// old one and go.
  func replaceCorpus(_ corpus: Corpus) {
    self.corpus = corpus
    lastResult = nil
    environment.replaceIndex(corpus.index)
  }
}
