// SPDX-License-Identifier: Apache-2.0
/// Here is a sentence: its number, place and words.

extension InvertedIndex {
  /// The numbers of an article's sentences, the title's first; empty if it has no words.
  package func sentences(of article: ArticleID) -> Range<UInt32> {
    articleTable.sentences.range(at: article.rawValue)
  }

  /// The sentence that `position` lies in. O(log of the article's sentences).
  package func sentence(at position: Position) -> SentenceID {
    let range = sentences(of: article(at: position))
    let sentence = sentenceTable.positions.lastIndex(
      notAbove: position, in: Int(range.lowerBound)..<Int(range.upperBound))
    return SentenceID(rawValue: UInt32(min(sentence, sentenceTable.count - 1)))
  }

  package func sentence(_ sentence: SentenceID) -> Sentence {
    let row = sentence.rawValue
    let positions = sentenceTable.positions.range(at: row)
    let article = article(at: positions.lowerBound)
    let isTitle = positions.lowerBound < articleTable.body(of: article.rawValue)
    return Sentence(
      article: article,
      number: isTitle ? 0 : Int(row) - Int(bodySentences(of: article).lowerBound) + 1,
      part: isTitle ? .title : .body,
      paragraph: Int(sentenceTable.paragraphs[row]),
      positions: positions,
      bytes: sentenceTable.bytes(row))
  }

  /// The positions of the paragraph that `position` lies in; a title is one paragraph.
  package func paragraphPositions(at position: Position) -> Range<UInt32> {
    let article = article(at: position)
    guard position >= articleTable.body(of: article.rawValue) else {
      return positions(of: article, part: .title)
    }
    let range = bodySentences(of: article)
    let rows = Int(range.lowerBound)..<Int(range.upperBound)
    if rows.isEmpty { return partRange(at: position) }
    let row = sentenceTable.positions.lastIndex(notAbove: position, in: rows)
    let paragraph = sentenceTable.paragraphs[row]
    let last = sentenceTable.paragraphs.lastIndex(notAbove: paragraph, in: row..<rows.upperBound)
    var first = rows.lowerBound
    if sentenceTable.paragraphs[first] < paragraph {
      first =
        1 + sentenceTable.paragraphs.lastIndex(notAbove: paragraph - 1, in: first..<row + 1)
    }
    return self.range(
      sentenceTable.positions[first], sentenceTable.positions[last + 1], at: position)
  }

  /// The sentences of the body; a title with words is one sentence before them.
  private func bodySentences(of article: ArticleID) -> Range<UInt32> {
    let all = sentences(of: article)
    let hasTitle =
      articleTable.body(of: article.rawValue) > articleTable.positions[article.rawValue]
    return min(all.lowerBound + (hasTitle ? 1 : 0), all.upperBound)..<all.upperBound
  }
}
