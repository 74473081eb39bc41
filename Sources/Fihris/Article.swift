// SPDX-License-Identifier: Apache-2.0
// An article that a program hands over itself.

internal import Loading

/// An article, for `Corpus.init(articles:)`.
public struct Article: Hashable, Sendable {
  /// Unique in the corpus.
  public var id: String
  /// The outlet.
  public var source: String
  /// As news write dates: `2023-09-05`, `5 أيلول 2023`, ISO 8601 with time and zone …
  public var date: String?
  /// The headline; an empty one is missing.
  public var title: String?
  /// The body.
  public var text: String
  /// Who wrote it.
  public var author: String?
  /// Where it was published.
  public var url: String?
  /// The language of the text, as a code: `ar`.
  public var language: String?
  /// Whatever else is known, by field name.
  public var fields: [String: String]

  /// Makes an article.
  public init(
    id: String, source: String, date: String? = nil, title: String? = nil, text: String,
    author: String? = nil, url: String? = nil, language: String? = nil,
    fields: [String: String] = [:]
  ) {
    self.id = id
    self.source = source
    self.date = date
    self.title = title
    self.text = text
    self.author = author
    self.url = url
    self.language = language
    self.fields = fields
  }

  /// The article as the index takes it.
  /// - Throws: `CorpusError.notADate`.
  func loaded() throws -> Loading.Article {
    let parsed = date.flatMap { NewsDate.parse($0) }
    if let date, !date.isEmpty, parsed == nil {
      throw CorpusError(
        code: .notADate, path: nil, message: "article \(id): “\(date)” is no date")
    }
    return Loading.Article(
      id: id, source: source, date: parsed, title: title.nonEmpty.map { Array($0.utf8) },
      author: author.nonEmpty, url: url.nonEmpty, language: language.nonEmpty,
      text: Array(text.utf8),
      fields: fields.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) })
  }
}

extension String? {
  fileprivate var nonEmpty: String? { self?.isEmpty == false ? self : nil }
}
