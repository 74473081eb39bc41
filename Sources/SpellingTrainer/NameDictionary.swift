// SPDX-License-Identifier: Apache-2.0
// A dictionary of names under their keys, as an index files its words.

import ArabicText

struct NameDictionary {
  let names: [[UInt8]]
  private var places: [UInt32: [Int]] = [:]

  init(_ names: [[UInt8]]) {
    self.names = names
    for (place, name) in names.enumerated() {
      let key = name.withUnsafeBufferPointer { SpellingKeys.key(of: $0) }
      if let key { places[key, default: []].append(place) }
    }
  }

  /// The names that share a key with a query, in order.
  func candidates(_ query: SpellingQuery) -> [Int] {
    Set(query.keys.flatMap { places[$0] ?? [] }).sorted()
  }
}

/// The consonants of a Latin name, roughly as they sound: names that agree in them may be spelled
/// alike without being the same.
func soundOutline(_ latin: [UInt8]) -> [UInt8] {
  var text = String(decoding: latin, as: UTF8.self)
  for (from, to) in [("ph", "f"), ("sh", "S"), ("ch", "k")] {
    text = text.split(separator: from, omittingEmptySubsequences: false).joined(separator: to)
  }
  var outline = [UInt8]()
  for byte in text.utf8 {
    let sound: Character? =
      switch Character(UnicodeScalar(byte)) {
      case "a", "e", "i", "o", "u", "y", "h", "w": nil
      case "c", "q", "g", "j", "x": "k"
      case "z": "s"
      case "d": "t"
      case "b": "p"
      case "v": "f"
      case let other: other
      }
    if let sound = sound?.asciiValue, outline.last != sound { outline.append(sound) }
  }
  return outline
}
