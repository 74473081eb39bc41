// SPDX-License-Identifier: Apache-2.0
/// Counts the forms that are made of each word of a dictionary by what stands before or after it.

/// What is written before words, counted for all of them in one walk: the words that begin alike
/// follow each other, in the order of what is left of them.
struct PrefixedForms {
  // For each word how often it stands in the corpus with one of some beginnings. Each is a field of
  // its own, for threads that count the owners of one array for each word wait for each other.
  let articles: SharedArray
  let future: SharedArray
  let imperfect: SharedArray

  init(_ vocabulary: Vocabulary, threads: Int) {
    let beginnings: [[StaticString]] = [["ال", "وال", "بال", "لل"], ["س", "وس"], ["ي", "ت"]]
    let counts = beginnings.map { _ in SharedArray(count: vocabulary.words.count) }
    JoinableThread.share(beginnings.count, among: threads) { kind in
      for beginning in beginnings[kind] {
        beginning.withUTF8Buffer { Self.count(after: $0, vocabulary, into: counts[kind]) }
      }
    }
    (articles, future, imperfect) = (counts[0], counts[1], counts[2])
  }

  private static func count(
    after beginning: UnsafeBufferPointer<UInt8>, _ vocabulary: Vocabulary, into counts: SharedArray
  ) {
    let words = vocabulary.words
    var word: UInt32 = 0
    let first = firstWord(notBefore: beginning, from: 0, in: words)
    for longer in first..<UInt32(words.count) {
      guard words[longer].starts(with: beginning) else { break }
      let rest = UnsafeBufferPointer(rebasing: words[longer][beginning.count...])
      word = firstWord(notBefore: rest, from: word, in: words)
      if Int(word) < words.count, compareBytes(words[word], rest) == 0 {
        counts[Int(word)] += vocabulary.wordCounts[longer]
      }
    }
  }

  /// The first word from `start` on that is not before `bytes`; steps double until it is passed.
  private static func firstWord(
    notBefore bytes: UnsafeBufferPointer<UInt8>, from start: UInt32, in words: BytePool
  ) -> UInt32 {
    let count = UInt32(words.count)
    var (low, high, step) = (start, count, UInt32(1))
    while low < count {
      let next = min(low + step, count) - 1
      if compareBytes(words[next], bytes) >= 0 {
        high = next
        break
      }
      low = next + 1
      step *= 2
    }
    while low < high {
      let middle = low + (high - low) / 2
      if compareBytes(words[middle], bytes) < 0 { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// How often a word stands with endings of each kind. The words that begin with a word follow it.
struct SuffixedForms {
  private(set) var pronouns = 0
  private(set) var plurals = 0
  private(set) var conjugations = 0
  private(set) var alif = 0

  init(of word: UInt32, in vocabulary: Vocabulary) {
    let words = vocabulary.words
    let bytes = words[word]
    for longer in word + 1..<UInt32(words.count) {
      let form = words[longer]
      guard form.count > bytes.count,
        compareBytes(UnsafeBufferPointer(rebasing: form[..<bytes.count]), bytes) == 0
      else { break }
      add(UnsafeBufferPointer(rebasing: form[bytes.count...]), Int(vocabulary.wordCounts[longer]))
    }
  }

  private mutating func add(_ ending: UnsafeBufferPointer<UInt8>, _ count: Int) {
    switch ending.count {
    case 2: add(UInt32(ending[0]) << 8 | UInt32(ending[1]), count)
    case 4:
      let letters = UnsafeRawBufferPointer(ending).loadUnaligned(as: UInt32.self)
      add(UInt32(bigEndian: letters), count)
    default: break
    }
  }

  /// - Parameter ending: the bytes of one letter or two.
  private mutating func add(_ ending: UInt32, _ count: Int) {
    switch ending {
    case 0xD987, 0xD987_D8A7, 0xD987_D985, 0xD986_D8A7: pronouns += count  // ه ها هم نا
    case 0xD8A7_D8AA, 0xD98A_D986, 0xD988_D986: plurals += count  // ات ين ون
    case 0xD8AA, 0xD988_D8A7: conjugations += count  // ت وا
    case 0xD8A7: alif += count
    default: break
    }
  }
}
