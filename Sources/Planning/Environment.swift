// SPDX-License-Identifier: Apache-2.0
// What a statement may refer to: the index, lets, parameters and the last result.

package import Indexing
package import Syntax

/// What a name was let to be.
package enum Definition: Sendable {
  case pattern(PatternPlan)
  case query(QueryPlan)
}

/// What a statement may refer to. A value: checking a script ahead works on a copy.
package struct Environment: Sendable {
  package private(set) var index: InvertedIndex
  /// By folded name; `written` keeps the spelling.
  package private(set) var definitions: [String: (written: String, value: Definition)] = [:]
  package private(set) var parameters: [String: (written: String, value: Literal)] = [:]
  private var articleSchemas: ArticleSchemas
  /// Grows with every change of index, lets or parameters.
  package private(set) var revision = 0
  /// The fields of the last result; nil before the first query.
  package var lastSchema: Schema?
  /// What the last query asked for, by which its rows can be ranked.
  package var lastPatterns: [PatternPlan] = []

  package init(index: InvertedIndex) {
    self.index = index
    articleSchemas = ArticleSchemas(index)
  }

  /// The fields of articles.
  package var articleSchema: Schema { articleSchemas.plain }
  /// The fields of articles that have been ranked.
  package var rankedSchema: Schema { articleSchemas.ranked }

  package mutating func define(_ name: String, _ value: Definition) {
    definitions[KeywordFolding.fold(name)] = (name, value)
    revision += 1
  }

  package mutating func setParameter(_ name: String, _ value: Literal) {
    let folded = KeywordFolding.fold(name)
    if parameters[folded]?.value == value { return }
    parameters[folded] = (name, value)
    revision += 1
  }

  /// Puts another index in place: lets of rows belonged to the old one and go.
  package mutating func replaceIndex(_ index: InvertedIndex) {
    self.index = index
    articleSchemas = ArticleSchemas(index)
    revision += 1
    lastSchema = nil
    lastPatterns = []
    definitions = definitions.filter { _, definition in
      if case .pattern = definition.value { true } else { false }
    }
  }

  package func definition(_ name: String) -> Definition? {
    definitions[KeywordFolding.fold(name)]?.value
  }

  package func parameter(_ name: String) -> Literal? {
    parameters[KeywordFolding.fold(name)]?.value
  }

  /// Spellings of all lets, in alphabetical order.
  package var definedNames: [String] { definitions.values.map(\.written).sorted() }

  /// Spellings of all parameters, in alphabetical order.
  package var parameterNames: [String] { parameters.values.map(\.written).sorted() }
}

/// The fields of the articles of an index, made once for all copies of an environment.
private final class ArticleSchemas: Sendable {
  let plain: Schema
  let ranked: Schema

  init(_ index: InvertedIndex) {
    plain = .rows(.articles, of: index)
    ranked = plain.scored
  }
}
