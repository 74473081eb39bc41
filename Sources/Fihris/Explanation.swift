// SPDX-License-Identifier: Apache-2.0
// What `explain` tells: the plan of a query, and the forms its words stand for.

/// How a query is evaluated, and what each of its words was taken for.
public struct Explanation: Hashable, Sendable {
  /// A step of the plan with the steps it draws on.
  public struct Step: Hashable, Sendable {
    /// `mentions`, `phrase`, `where`, `count` …
    public var name: String
    /// The part of the query, in its own words; empty where the name says all.
    public var detail: String
    /// Rows expected, from counts in the index; nil where nothing is known.
    public var estimate: Int?
    public var inputs: [Step]
  }

  /// A printed form that a word of the query matches.
  public struct Form: Hashable, Sendable {
    public var form: String
    /// `exact`, `folded`, `clitic` …
    public var rule: String
    /// Occurrences in the corpus.
    public var count: Int
    /// Articles that hold it.
    public var articles: Int
  }

  /// A word of the query.
  public struct Word: Hashable, Sendable {
    public var word: String
    public var forms: [Form]
  }

  public var plan: Step
  public var words: [Word]
}
