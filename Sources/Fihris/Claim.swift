// SPDX-License-Identifier: Apache-2.0
// A claim with its wordings outlet by outlet, their differences marked.

internal import Engine
internal import Loading
internal import Planning

/// Utterances that say the same, as `align` groups them.
public struct Claim: Hashable, Sendable {
  /// Its number in the result of `align`, from 1.
  public var number: Int
  /// Who speaks, by the name that all spellings of the person go by; nil when nobody was found.
  public var speaker: String?
  /// Different outlets that carry it.
  public var outlets: Int
  /// Different articles that carry it.
  public var articles: Int
  /// Outlets, those that print one wire text counted once.
  public var independent: Int
  /// How far the wordings agree with the fullest one, 0...1, on average; nil where there is but one.
  public var agreement: Double?
  /// By date, then in corpus order; never empty.
  public var wordings: [Wording]

  /// One utterance of a claim.
  public struct Wording: Hashable, Sendable {
    /// The article's id.
    public var article: String
    /// The outlet.
    public var source: String
    /// ISO date, or nil.
    public var date: String?
    /// `fullest`, `verbatim`, `shortened` or `reworded`.
    public var kind: String
    /// The text from end to end, what it omits put in where it would stand.
    public var pieces: [Piece]
  }

  /// Some words of a wording.
  public struct Piece: Hashable, Sendable {
    /// How words stand to the fullest wording.
    public enum Kind: String, Hashable, Sendable {
      /// The fullest wording has them too.
      case shared
      /// This wording alone has them.
      case added
      /// The fullest wording has them, and this one has not.
      case omitted
    }
    /// How the words stand to the fullest wording.
    public var kind: Kind
    /// As printed.
    public var text: String

    /// Makes a piece.
    public init(kind: Kind, text: String) {
      self.kind = kind
      self.text = text
    }
  }
}

extension Claim {
  /// The claim of a row of the engine; nil for other rows, and where columns were chosen.
  init?(_ rows: RowSet, row: Int) {
    guard rows.schema.kind == .claims, rows.schema.standard == Schema.claims.standard,
      let told = rows.claim(row)
    else { return nil }
    self.init(
      number: told.number, speaker: told.speaker, outlets: told.outlets, articles: told.articles,
      independent: told.independent, agreement: told.agreement,
      wordings: told.wordings.map { wording in
        Wording(
          article: wording.article, source: wording.source, date: wording.date?.iso,
          kind: wording.kind.rawValue,
          pieces: wording.pieces.map { Piece(kind: .init($0.kind), text: $0.text) })
      })
  }
}

extension Claim.Piece.Kind {
  fileprivate init(_ kind: WordingPiece.Kind) {
    self =
      switch kind {
      case .shared: .shared
      case .added: .added
      case .omitted: .omitted
      }
  }
}
