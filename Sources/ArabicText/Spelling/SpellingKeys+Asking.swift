// SPDX-License-Identifier: Apache-2.0
// Which keys a query asks for: the likeliest consonants of its other spellings.

extension SpellingKeys {
  /// Keys asked for in each script, and beginnings of keys followed at each place, at most.
  private static let mostKeys = 24
  private static let mostBeginnings = 20
  /// Keys less probable than the best by more than this factor are not asked for.
  private static let leastShare: Float = 2e-3

  /// The keys of the likeliest spellings of a word, in every script it is compared with; the
  /// likeliest first, each once.
  static func asked(by word: SpelledWord, _ model: SpellingModel) -> [UInt32] {
    var asked: [KeyBeginnings.Beginning] = []
    switch word.script {
    case .latin: asked = self.asked(by: word, model.latinOutlines)
    case .arabic:
      asked = self.asked(by: word, model.arabicOutlines) + self.asked(by: word, model.romanOutlines)
      asked.sort(by: KeyBeginnings.isBetter)
    }
    var keys: [UInt32] = []
    for key in asked where !keys.contains(key.hash) { keys.append(key.hash) }
    return keys
  }

  /// Keys of one script; the share is that of the likeliest one's.
  private static func asked(
    by word: SpelledWord, _ outlines: SpellingOutlines
  ) -> [KeyBeginnings.Beginning] {
    let longest = SpellingGram.longest(of: word.script)
    // The place in hand, and those ahead that a gram reaches: a ring.
    var places = [KeyBeginnings](
      repeating: KeyBeginnings(mostAdded: longest * mostBeginnings * SpellingOutlines.mostOutlines),
      count: longest + 1)
    places[0].add(1, to: start(outlines.columnScript))
    word.letters.withUnsafeBufferPointer { letters in
      for place in letters.indices {
        let here = place % places.count
        let beginnings = places[here].best(mostBeginnings, leastShare: leastShare)
        places[here].removeAll()
        for length in 1...longest where place + length <= letters.count {
          let gram = SpellingGram.number(letters, at: place, count: length, of: word.script)
          let there = (place + length) % places.count
          for outline in outlines[gram] {
            for beginning in beginnings {
              places[there].add(
                beginning.share * outline.probability, to: outline.appended(to: beginning.hash))
            }
          }
        }
      }
    }
    let keys = places[word.letters.count % places.count].best(mostKeys, leastShare: leastShare)
    return keys.map { .init(hash: $0.hash, share: $0.share / keys[0].share) }
  }
}

/// Beginnings of keys with the share of spellings that begin so.
private struct KeyBeginnings {
  struct Beginning {
    var hash: UInt32
    var share: Float
  }

  private var beginnings: [Beginning] = []
  /// By hash, open addressing: one more than the place in `beginnings`; 0 for none.
  private var slots: [UInt16]

  /// - Parameter mostAdded: how often `add` is called between two calls of `removeAll`, at most.
  init(mostAdded: Int) {
    var count = 16
    while count < 2 * mostAdded { count *= 2 }
    slots = Array(repeating: 0, count: count)
  }

  mutating func add(_ share: Float, to hash: UInt32) {
    var slot = firstSlot(of: hash)
    while slots[slot] != 0 {
      let known = Int(slots[slot]) - 1
      if beginnings[known].hash == hash {
        beginnings[known].share += share
        return
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    beginnings.append(Beginning(hash: hash, share: share))
    slots[slot] = UInt16(beginnings.count)
  }

  mutating func removeAll() {
    for index in slots.indices { slots[index] = 0 }
    beginnings.removeAll(keepingCapacity: true)
  }

  /// The most probable ones in descending order, but those that are less probable than the best by
  /// more than a factor.
  func best(_ limit: Int, leastShare: Float) -> [Beginning] {
    var best: [Beginning] = []
    best.reserveCapacity(limit + 1)
    for beginning in beginnings {
      if best.count == limit, !Self.isBetter(beginning, best[limit - 1]) { continue }
      var place = best.count
      while place > 0, Self.isBetter(beginning, best[place - 1]) { place -= 1 }
      best.insert(beginning, at: place)
      if best.count > limit { best.removeLast() }
    }
    guard let first = best.first else { return [] }
    return Array(best.prefix { $0.share >= first.share * leastShare })
  }

  static func isBetter(_ a: Beginning, _ b: Beginning) -> Bool {
    a.share != b.share ? a.share > b.share : a.hash < b.hash
  }

  private func firstSlot(of hash: UInt32) -> Int {
    Int((hash &* 2_654_435_769) >> 16) & (slots.count - 1)
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
  static let mostOutlines = 8
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
