// SPDX-License-Identifier: Apache-2.0
/// Counts the forms that are made of each word of a dictionary by what stands before or after it.

/// What is written before words, counted for all of them.
struct PrefixedForms {
  // For each word how often it stands in the corpus with one of some beginnings. Each is a field of
  // its own, for threads that count the owners of one array for each word wait for each other.
  let articles: SharedArray
  let future: SharedArray
  let imperfect: SharedArray

  init(_ vocabulary: Vocabulary, _ table: WordTable, threads: Int) {
    let beginnings: [[StaticString]] = [["ال", "وال", "بال", "لل"], ["س", "وس"], ["ي", "ت"]]
    let counts = beginnings.map { _ in SharedArray(count: vocabulary.words.count) }
    JoinableThread.share(beginnings.count, among: threads) { kind in
      for beginning in beginnings[kind] {
        for longer in vocabulary.words(beginningWith: beginning) {
          let word = vocabulary.words[longer]
          let rest = UnsafeBufferPointer(rebasing: word[beginning.utf8CodeUnitCount...])
          guard let known = table.number(of: rest, in: vocabulary.words) else { continue }
          counts[kind][Int(known)] += vocabulary.wordCounts[longer]
        }
      }
    }
    (articles, future, imperfect) = (counts[0], counts[1], counts[2])
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
