// SPDX-License-Identifier: Apache-2.0
// A wording of a claim in words: what it omits, what it adds, and its text piece by piece.

import ArabicText
import Indexing
import Planning

/// A piece of a wording as printed, for marking differences.
package struct WordingPiece: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// In the wording and in the one it is compared with.
    case shared
    /// In the wording alone.
    case added
    /// In the other one alone.
    case omitted
  }
  package var kind: Kind
  package var text: String
}

/// A wording beside the one it is compared with: the fullest of the claim, or the next for that.
struct WordingComparison {
  private let index: InvertedIndex
  private let quote: Quote
  private let other: Quote
  private let own: [ComparedWord]
  private let others: [ComparedWord]
  private let parts: [WordDifference.Part]

  init(
    _ index: InvertedIndex, _ quote: Quote, _ own: [ComparedWord], against other: Quote,
    _ others: [ComparedWord]
  ) {
    self.index = index
    (self.quote, self.other) = (quote, other)
    (self.own, self.others) = (own, others)
    parts = WordDifference(own, against: others).parts
  }

  /// What the other one has and this one has not, run by run as printed, words that hold others
  /// together taken off its end. What stands here in other words is not left out.
  var omissions: [String] {
    parts.indices.compactMap { place in
      guard case .omitted(let run) = parts[place] else { return nil }
      var replaced: Range<Int>?
      if place + 1 < parts.count, case .own(let next) = parts[place + 1] { replaced = next }
      return missing(others[run], instead: replaced.map { own[$0] } ?? [], in: other)
    }
  }

  /// What this one has and the other one has not.
  var additions: [String] {
    parts.indices.compactMap { place in
      guard case .own(let run) = parts[place] else { return nil }
      var replaced: Range<Int>?
      if place > 0, case .omitted(let before) = parts[place - 1] { replaced = before }
      return missing(own[run], instead: replaced.map { others[$0] } ?? [], in: quote)
    }
  }

  /// The share of the weight of both that is in both, 0...1.
  var agreement: Double {
    var shared: Float = 0
    for case .shared(let run) in parts { shared += own[run].reduce(0) { $0 + $1.weight } }
    let all = (own + others).reduce(0) { $0 + $1.weight }
    return all == 0 ? 1 : min(1, Double(2 * shared / all))
  }

  /// How the wording stands to the fullest one.
  var kind: WordingKind {
    let folded = [own, others].map { words in words.map { index.word(at: $0.position) } }
    if folded[0] == folded[1] { return .verbatim }
    for case .own(let run) in parts where own[run].contains(where: { $0.weight > 0 }) {
      return .reworded
    }
    return .shortened
  }

  /// The text of a run that stands nowhere in the other wording, nor in other words instead: half
  /// its weight or more would be.
  private func missing(
    _ run: ArraySlice<ComparedWord>, instead: ArraySlice<ComparedWord>, in quote: Quote
  ) -> String? {
    let weight = run.reduce(0) { $0 + $1.weight }
    guard weight > 0, 2 * instead.reduce(0, { $0 + $1.weight }) < weight,
      let last = run.lastIndex(where: { $0.weight > 0 })
    else { return nil }
    return index.printed(run[...last], of: quote)
  }
}

// MARK: - Pieces

extension WordingComparison {
  /// The text of the wording from end to end, with what it omits put in where it would stand.
  var pieces: [WordingPiece] {
    parts.compactMap { part in
      switch part {
      case .shared(let run): piece(.shared, own, run, quote)
      case .own(let run): piece(.added, own, run, quote)
      case .omitted(let run): piece(.omitted, others, run, other)
      }
    }
  }

  private func piece(
    _ kind: WordingPiece.Kind, _ words: [ComparedWord], _ run: Range<Int>, _ quote: Quote
  ) -> WordingPiece? {
    let next = kind == .omitted ? nil : words.dropFirst(run.upperBound).first
    let text = index.printed(words[run], of: quote, upTo: next)
    return text.isEmpty ? nil : WordingPiece(kind: kind, text: text)
  }
}

extension InvertedIndex {
  /// Words of an utterance as printed. What stands after the last of them belongs to it if the next
  /// word is told; the stretches of an utterance are joined by an ellipsis.
  func printed(
    _ words: ArraySlice<ComparedWord>, of quote: Quote, upTo next: ComparedWord? = nil
  ) -> String {
    guard let first = words.first?.position, let last = words.last?.position else { return "" }
    var texts: [String] = []
    for (stretch, span) in zip(quote.content, quote.spans) {
      let range = stretch.clamped(to: first..<last + 1)
      guard !range.isEmpty else { continue }
      let start =
        range.lowerBound == stretch.lowerBound
        ? span.lowerBound : bytes(of: range.lowerBound).lowerBound
      var end = bytes(of: range.upperBound - 1).upperBound
      if range.upperBound == stretch.upperBound {
        end = span.upperBound
      } else if let next, stretch.contains(next.position) {
        end = max(end, bytes(of: next.position).lowerBound)
      }
      texts.append(text(of: quote, start..<max(start, end)).trimmed)
    }
    return texts.joined(separator: " … ")
  }
}
