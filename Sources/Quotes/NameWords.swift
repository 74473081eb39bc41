// SPDX-License-Identifier: Apache-2.0
// Names of speakers, cut into the words of a vocabulary.

import ArabicText

/// A name, or a part of one, as the numbers of its words; or other numbers, one for each. Valid as long
/// as those of all names are.
typealias NameRow = UnsafeBufferPointer<Int32>

/// The words of many names, as numbers of a `NameVocabulary`, عبد joined with the word after it.
struct NameWords: ~Copyable {
  private(set) var vocabulary = NameVocabulary()
  /// Of all names, one behind the other, and where those of each end.
  private var words = Column<Int32>()
  private var ends = Column<Int>()
  /// For each word its skeleton.
  private var skeletons = Column<Int32>()

  /// Bytes of names whose words are cut together.
  private static let batchSize = 1 << 16

  init(_ names: SpeakerNames) {
    var tokens = TokenizedText()
    var next = 0
    while next < names.count {
      let first = next
      let start = names.range(first).lowerBound
      repeat {
        next += 1
      } while next < names.count && names.range(next).upperBound <= start + Self.batchSize
      let text = start..<names.range(next - 1).upperBound
      names.text.withUnsafeBufferPointer {
        tokens.cutWords(UnsafeBufferPointer(rebasing: $0[text]))
      }
      var place = 0
      for name in first..<next {
        let firstPlace = place
        let end = names.range(name).upperBound - start
        while place < tokens.count, Int(tokens.starts[place]) < end { place += 1 }
        add(firstPlace..<place, of: tokens)
      }
    }
    for word in words.elements { skeletons.append(Int32(bitPattern: vocabulary[word].skeleton)) }
  }

  /// Adds a name of these words of a text.
  private mutating func add(_ places: Range<Int>, of tokens: borrowing TokenizedText) {
    var servant: Int?
    for place in places {
      // Folded words follow one another, so that عبد and the next are one stretch.
      let range = tokens.foldedByteRange(place)
      let start = servant ?? range.lowerBound
      let isLast = place + 1 == places.upperBound
      let number = tokens.foldedBytes.withUnsafeBufferPointer { letters -> Int32? in
        let word = UnsafeBufferPointer(rebasing: letters[start..<range.upperBound])
        if servant == nil, !isLast, Self.isServant(word) { return nil }
        return vocabulary.number(of: word)
      }
      servant = number == nil ? start : nil
      if let number { words.append(number) }
    }
    ends.append(words.count)
  }

  private static func isServant(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    servant.withUnsafeBufferPointer { word.isSame(as: $0) }
  }

  private static let servant = Array("عبد".utf8)

  /// How many names there are.
  var count: Int { ends.count }

  subscript(name: Int) -> NameRow { NameRow(rebasing: words.elements[ends.range(name)]) }

  /// The skeletons of the words of a name.
  func skeletons(of name: Int) -> NameRow {
    NameRow(rebasing: skeletons.elements[ends.range(name)])
  }

  /// Calls `body` with the names by which the same person may be called shortly: the last word, and
  /// every beginning of two words or more that does not end in a link, and the first word with the
  /// last. None where it is no person's.
  func forEachShorterForm(of name: NameRow, _ body: (NameRow) -> Void) {
    guard name.count > 1 else { return }
    let (first, last) = (vocabulary[name[0]], vocabulary[name[name.count - 1]])
    guard first.isPersonal else { return }
    if !last.isLink {
      // بوابة القبول is no person: a family name alone follows a given name or looks foreign.
      let isFamily = first.isGiven || last.foreignness > 0 && last.isPersonal
      if name.count <= 4, isFamily { body(NameRow(rebasing: name.suffix(1))) }
      if name.count > 2 {
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2) { ends in
          (ends[0], ends[1]) = (name[0], name[name.count - 1])
          body(NameRow(ends))
        }
      }
    }
    for length in stride(from: 2, to: name.count, by: 1) where !vocabulary[name[length - 1]].isLink
    {
      body(NameRow(rebasing: name.prefix(length)))
    }
  }
}

/// A row as a key of dictionaries.
struct NameKey: Hashable {
  private let row: NameRow

  init(_ row: NameRow) { self.row = row }

  static func == (a: Self, b: Self) -> Bool { a.row.elementsEqual(b.row) }

  func hash(into hasher: inout Hasher) { hasher.combine(bytes: UnsafeRawBufferPointer(row)) }
}
