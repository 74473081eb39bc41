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
    /// The steps it draws on, in the order of the query.
    public var inputs: [Step]
  }

  /// A printed form that a word of the query matches.
  public struct Form: Hashable, Sendable {
    /// As printed.
    public var form: String
    /// `exact`, `folded`, `clitic` …
    public var rule: String
    /// Occurrences in the corpus.
    public var count: Int
    /// Articles that hold it.
    public var articles: Int
    /// At the level `like`, how much speaks for this being the same name: log-odds, higher is
    /// better; nil for the word itself and at other levels.
    public var score: Double?

    /// Makes a form.
    public init(form: String, rule: String, count: Int, articles: Int, score: Double? = nil) {
      self.form = form
      self.rule = rule
      self.count = count
      self.articles = articles
      self.score = score
    }
  }

  /// A word that is spelled nearly enough like a name of the query, and was left out.
  public struct LeftOut: Hashable, Sendable {
    /// As printed most often.
    public var form: String
    /// Below the word's `threshold`.
    public var score: Double
    /// Occurrences in the corpus.
    public var count: Int
    /// Articles that hold it.
    public var articles: Int
  }

  /// A word of the query.
  public struct Word: Hashable, Sendable {
    /// As written, with its `*` if it is a prefix.
    public var word: String
    /// Strongest rule first, then the highest score, then most frequent.
    public var forms: [Form]
    /// The least score of another spelling; nil at levels other than `like`.
    public var threshold: Double?
    /// The next best words, best first; none at levels other than `like`.
    public var leftOut: [LeftOut]

    /// Makes a word.
    public init(
      word: String, forms: [Form], threshold: Double? = nil, leftOut: [LeftOut] = []
    ) {
      self.word = word
      self.forms = forms
      self.threshold = threshold
      self.leftOut = leftOut
    }
  }

  /// What made an utterance one.
  public struct Quote: Hashable, Sendable {
    /// The article's id.
    public var article: String
    /// The number of the sentence, 0 for the title.
    public var sentence: Int
    /// How the words were found: `clause`, `quotation`, `colon` …
    public var rule: String
    /// The cue as printed; nil when there is none.
    public var cue: String?
    /// `verb`, `participle`, `verbal-noun`, `phrase` or `mark`.
    public var cueClass: String
    /// The resolved name; nil when nobody was found.
    public var speaker: String?
    /// The speaker as printed beside the cue; nil when implicit.
    public var speakerText: String?
    /// How the speaker was found: `after-cue`, `before-cue`, `subject`, `previous` or `none`.
    public var evidence: String
    /// 0...1.
    public var confidence: Double
    /// What was said.
    public var text: String
  }

  /// The last step of the query; what comes before are its inputs.
  public var plan: Step
  /// The words of all patterns, in the order written.
  public var words: [Word]
  /// The utterances of a query that gives utterances, as many as a result would show.
  public var quotes: [Quote] = []
}
