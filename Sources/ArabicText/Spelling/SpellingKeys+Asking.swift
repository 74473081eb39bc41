// SPDX-License-Identifier: Apache-2.0
// Which keys a query asks for: the likeliest consonants of its other spellings.

extension SpellingKeys {
  /// Keys asked for in each script, and beginnings of keys followed at each place, at most.
  private static let mostKeys = 24
  private static let mostBeginnings = 20
  /// Keys less probable than the best by more than this factor are not asked for.
  private static let leastShare: Float = 2e-3

  /// The keys of the likeliest spellings of a word, in every script it is compared with; sorted.
  static func asked(by word: SpelledWord, _ model: SpellingModel) -> [UInt32] {
    switch word.script {
    case .latin: asked(by: word, model.latinOutlines).sorted()
    case .arabic:
      Array(
        Set(asked(by: word, model.arabicOutlines) + asked(by: word, model.romanOutlines))
      ).sorted()
    }
  }

  /// A beginning of a key, and the share of spellings that begin so.
  private struct Beginning {
    var hash: UInt32
    var share: Float
  }

  private static func asked(by word: SpelledWord, _ outlines: SpellingOutlines) -> [UInt32] {
    let longest = SpellingGram.longest(of: word.script)
    var places = [[Beginning]](repeating: [], count: word.letters.count + 1)
    places[0] = [Beginning(hash: start(outlines.columnScript), share: 1)]
    word.letters.withUnsafeBufferPointer { letters in
      for place in letters.indices {
        let beginnings = best(places[place], atMost: mostBeginnings)
        for length in 1...longest where place + length <= letters.count {
          let gram = SpellingGram.number(letters, at: place, count: length, of: word.script)
          for outline in outlines[gram] {
            for beginning in beginnings {
              places[place + length].append(
                Beginning(
                  hash: outline.appended(to: beginning.hash),
                  share: beginning.share * outline.probability))
            }
          }
        }
        places[place] = []
      }
    }
    return best(places[word.letters.count], atMost: mostKeys).map(\.hash)
  }

  /// Equal beginnings added up; the most probable ones, in descending order.
  private static func best(_ all: [Beginning], atMost limit: Int) -> [Beginning] {
    var merged: [Beginning] = []
    for beginning in all.sorted(by: { ($0.hash, $0.share) < ($1.hash, $1.share) }) {
      if let last = merged.last, last.hash == beginning.hash {
        merged[merged.count - 1].share += beginning.share
      } else {
        merged.append(beginning)
      }
    }
    merged.sort { $0.share != $1.share ? $0.share > $1.share : $0.hash < $1.hash }
    guard let first = merged.first else { return [] }
    return Array(merged.prefix(limit).prefix { $0.share >= first.share * leastShare })
  }
}

/// For each gram, the consonants that it is written by in another spelling.
package struct SpellingOutlines: Sendable {
  package struct Outline: Sendable {
    /// Letters that a key takes, in a row; 0 for none.
    var first: UInt8
    var second: UInt8
    var third: UInt8
    var probability: Float
    let script: SpellingScript

    func appended(to hash: UInt32) -> UInt32 {
      var hash = hash
      if first != 0 { SpellingKeys.append(first, of: script, to: &hash) }
      if second != 0 { SpellingKeys.append(second, of: script, to: &hash) }
      if third != 0 { SpellingKeys.append(third, of: script, to: &hash) }
      return hash
    }
  }

  let columnScript: SpellingScript
  private let starts: [Int32]
  private let outlines: [Outline]

  /// The outlines of all units of a table, by row, the probable ones first.
  init(of units: SpellingUnits) {
    columnScript = units.columnScript
    var starts: [Int32] = [0]
    var outlines: [Outline] = []
    for row in 0..<SpellingGram.count(of: units.rowScript) {
      if !units[row].isEmpty { outlines += Self.outlines(units[row], units.columnScript) }
      starts.append(Int32(outlines.count))
    }
    self.starts = starts
    self.outlines = outlines
  }

  subscript(row: Int) -> ArraySlice<Outline> {
    outlines[Int(starts[row])..<Int(starts[row + 1])]
  }

  /// Outlines of a gram, at most, and the least share of its spellings that one has.
  private static let mostOutlines = 8
  private static let leastShare: Float = 2e-3

  private static func outlines(
    _ entries: ArraySlice<SpellingUnits.Entry>, _ script: SpellingScript
  ) -> [Outline] {
    var shares: [(hash: UInt32, outline: Outline)] = []
    var whole: Float = 0
    for entry in entries {
      whole += entry.probability
      let letters = SpellingGram.letters(Int(entry.column), of: script)
      func letter(_ place: Int) -> UInt8 { place < letters.count ? letters[place] : 0 }
      let outline = Outline(
        first: letter(0), second: letter(1), third: letter(2), probability: entry.probability,
        script: script)
      let hash = outline.appended(to: 1)
      if let known = shares.firstIndex(where: { $0.hash == hash }) {
        shares[known].outline.probability += entry.probability
      } else {
        shares.append((hash, outline))
      }
    }
    return shares.map(\.outline).filter { $0.probability >= whole * leastShare }
      .sorted { $0.probability > $1.probability }
      .prefix(mostOutlines).map { $0 }
  }
}
