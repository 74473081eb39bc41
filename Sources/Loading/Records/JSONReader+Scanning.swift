// SPDX-License-Identifier: Apache-2.0
// Passes over JSON values and checks them, with the steps every part of the reader takes.

extension JSONReader {
  /// Passes over one value of any kind and checks it.
  mutating func skipValue(_ bytes: Span<UInt8>, depth: Int) throws(JSONError) {
    try checkDepth(depth)
    switch peek(bytes) {
    case UInt8(ascii: "\""): _ = try readString(bytes, "a string")
    case UInt8(ascii: "{"):
      try forEachMember(bytes) { (reader, _) throws(JSONError) in
        try reader.skipValue(bytes, depth: depth + 1)
      }
    case UInt8(ascii: "["): try skipArray(bytes, depth: depth)
    case UInt8(ascii: "t"): try skipWord(bytes, "true")
    case UInt8(ascii: "f"): try skipWord(bytes, "false")
    case UInt8(ascii: "n"): try skipWord(bytes, "null")
    default: try skipNumber(bytes)
    }
  }

  private mutating func skipArray(_ bytes: Span<UInt8>, depth: Int) throws(JSONError) {
    try expect(bytes, UInt8(ascii: "["), "an array")
    if skip(bytes, UInt8(ascii: "]")) { return }
    repeat {
      skipSpace(bytes)
      try skipValue(bytes, depth: depth + 1)
    } while skip(bytes, UInt8(ascii: ","))
    try expect(bytes, UInt8(ascii: "]"), "a comma or ]")
  }

  private mutating func skipWord(_ bytes: Span<UInt8>, _ word: String) throws(JSONError) {
    for byte in word.utf8 {
      guard peek(bytes) == byte else { throw expected("a value", bytes) }
      position += 1
    }
  }

  private mutating func skipNumber(_ bytes: Span<UInt8>) throws(JSONError) {
    let start = position
    if peek(bytes) == UInt8(ascii: "-") { position += 1 }
    if peek(bytes) == UInt8(ascii: "0") {
      position += 1
    } else if !skipDigits(bytes) {
      position = start
      throw expected("a value", bytes)
    }
    if peek(bytes) == UInt8(ascii: ".") {
      position += 1
      if !skipDigits(bytes) { throw expected("a digit", bytes) }
    }
    if peek(bytes) == UInt8(ascii: "e") || peek(bytes) == UInt8(ascii: "E") {
      position += 1
      if peek(bytes) == UInt8(ascii: "+") || peek(bytes) == UInt8(ascii: "-") { position += 1 }
      if !skipDigits(bytes) { throw expected("a digit", bytes) }
    }
  }

  private mutating func skipDigits(_ bytes: Span<UInt8>) -> Bool {
    let start = position
    while let byte = peek(bytes), (0x30...0x39).contains(byte) { position += 1 }
    return position > start
  }
}

extension JSONReader {
  func peek(_ bytes: Span<UInt8>) -> UInt8? {
    position < bytes.count ? bytes[position] : nil
  }

  mutating func skipSpace(_ bytes: Span<UInt8>) {
    while let byte = peek(bytes), byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      position += 1
    }
  }

  /// Passes over white space and `byte`, when it is there.
  mutating func skip(_ bytes: Span<UInt8>, _ byte: UInt8) -> Bool {
    skipSpace(bytes)
    guard peek(bytes) == byte else { return false }
    position += 1
    return true
  }

  mutating func expect(
    _ bytes: Span<UInt8>, _ byte: UInt8, _ what: String
  ) throws(JSONError) {
    if !skip(bytes, byte) { throw expected(what, bytes) }
  }

  func expected(_ what: String, _ bytes: Span<UInt8>) -> JSONError {
    error(
      position < bytes.count ? "\(what) was expected" : "the line ends where \(what) must stand")
  }

  func checkDepth(_ depth: Int) throws(JSONError) {
    if depth > JSONReader.deepest { throw error("values lie more than 128 deep") }
  }

  func error(_ reason: String) -> JSONError {
    JSONError(reason: reason, offset: position)
  }

  func append(_ bytes: Span<UInt8>, _ range: Range<Int>, to text: inout [UInt8]) {
    bytes.extracting(range).withUnsafeBufferPointer { text.append(contentsOf: $0) }
  }

  func slice(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    bytes.extracting(range).withUnsafeBufferPointer { Array($0) }
  }
}
