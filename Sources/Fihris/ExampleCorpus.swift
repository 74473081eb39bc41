// SPDX-License-Identifier: Apache-2.0
// The sample corpus that is part of the program, so that a first query needs no file.

/// An article of the sample corpus.
struct ExampleArticle {
  var id: String
  var source: String
  var date: String
  var title: String
  var author: String
  /// The field `desk`; empty where the article gives none.
  var desk: String
  var text: String
}

extension Corpus {
  /// The articles of `examples/corpus`, written for this project about a public event of August
  /// and September 2023; found wherever the program runs from.
  public static let example: Corpus = {
    let articles = ExampleArticle.all.map {
      Article(
        id: $0.id, source: $0.source, date: $0.date, title: $0.title, text: $0.text,
        author: $0.author, fields: $0.desk.isEmpty ? [:] : ["desk": $0.desk])
    }
    guard let corpus = try? Corpus(articles: articles) else {
      preconditionFailure("the embedded articles have different ids and well-formed dates")
    }
    return corpus
  }()
}
