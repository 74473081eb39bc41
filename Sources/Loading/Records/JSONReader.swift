// SPDX-License-Identifier: Apache-2.0
// Reads one JSON object from bytes, straight into the names and values of a record.

/// Why bytes are no JSON object.
struct JSONError: Error, Equatable {
  /// What was wrong, in English words.
  var reason: String
  /// Where, in bytes from the start.
  var offset: Int
}

/// A reader of JSON (RFC 8259) that builds no tree.
///
/// A library would give a tree of every value as objects and `String`s, at several times the cost,
/// and bring Foundation, whose start-up a short query would wait for. The bytes must be valid
/// UTF-8. Values become text: numbers, `true` and `false` as they are written; `null` is not given;
/// an array is its values joined; an object in a record gives a field `outer.inner` per member;
/// what lies deeper is kept as the JSON it is.
struct JSONReader {
  /// Objects and arrays may lie so deep in each other.
  static let deepest = 128

  var position = 0
  /// Whether `\u` escapes held half a surrogate pair, which became U+FFFD.
  var foundLoneSurrogate = false
  private var names = KnownNames()

  /// Reads the object that is all of `bytes`; one after another may be read.
  mutating func readRecord(_ bytes: Span<UInt8>) throws(JSONError) -> RawRecord {
    (position, foundLoneSurrogate) = (0, false)
    var record = RawRecord()
    try forEachMember(bytes) { (reader, name) throws(JSONError) in
      try reader.readField(bytes, name, into: &record)
    }
    skipSpace(bytes)
    if position < bytes.count { throw error("something follows the object") }
    return record
  }

  /// Calls `body` at the value of each member of the object that begins here.
  mutating func forEachMember(
    _ bytes: Span<UInt8>, _ body: (inout JSONReader, FieldName) throws(JSONError) -> Void
  ) throws(JSONError) {
    try expect(bytes, UInt8(ascii: "{"), "an object")
    if skip(bytes, UInt8(ascii: "}")) { return }
    repeat {
      let name = try readName(bytes)
      try body(&self, name)
    } while skip(bytes, UInt8(ascii: ","))
    try expect(bytes, UInt8(ascii: "}"), "a comma or }")
  }

  private mutating func readName(_ bytes: Span<UInt8>) throws(JSONError) -> FieldName {
    skipSpace(bytes)
    let name: FieldName
    if let plain = plainString(bytes) {
      name = bytes.extracting(plain).withUnsafeBufferPointer { names.name($0) }
    } else {
      let written = try readString(bytes, "a name in quotation marks")
      name = written.withUnsafeBufferPointer { names.name($0) }
    }
    try expect(bytes, UInt8(ascii: ":"), "a colon")
    skipSpace(bytes)
    return name
  }

  private mutating func readField(
    _ bytes: Span<UInt8>, _ name: FieldName, into record: inout RawRecord
  ) throws(JSONError) {
    let (name, role) = (name.text, name.role)
    guard peek(bytes) == UInt8(ascii: "{") else {
      // Paragraphs are lines; authors and the like are a list.
      let joint = role?.field == .text ? "\n" : ", "
      if let value = try readText(bytes, joint, depth: 1) { record.append(name, role, value) }
      return
    }
    if let role {
      if let value = try readTellingMember(bytes, depth: 1) { record.append(name, role, value) }
      return
    }
    try forEachMember(bytes) { (reader, inner) throws(JSONError) in
      if let value = try reader.readText(bytes, ", ", depth: 2) {
        record.append(name + "." + inner.text, nil, value)
      }
    }
  }

  /// The member of an object that tells what it is: `name` as in NewsAPI's sources and JSON-LD's
  /// authors, else the first one (`$oid` and `$date` of a MongoDB export).
  private mutating func readTellingMember(
    _ bytes: Span<UInt8>, depth: Int
  ) throws(JSONError) -> [UInt8]? {
    try checkDepth(depth)
    var telling: [UInt8]?
    try forEachMember(bytes) { (reader, inner) throws(JSONError) in
      guard let value = try reader.readText(bytes, ", ", depth: depth + 1) else { return }
      if inner.text == "name" || telling == nil { telling = value }
    }
    return telling
  }

  /// The text of the value that begins here; nil for `null`.
  private mutating func readText(
    _ bytes: Span<UInt8>, _ joint: String, depth: Int
  ) throws(JSONError) -> [UInt8]? {
    let start = position
    switch peek(bytes) {
    case UInt8(ascii: "\""): return try readString(bytes, "a string")
    case UInt8(ascii: "["): return try readList(bytes, joint, depth: depth)
    case UInt8(ascii: "n"):
      try skipValue(bytes, depth: depth)
      return nil
    default:
      try skipValue(bytes, depth: depth)
      return slice(bytes, start..<position)
    }
  }

  /// The values of an array, joined; an object in it stands by its telling member.
  private mutating func readList(
    _ bytes: Span<UInt8>, _ joint: String, depth: Int
  ) throws(JSONError) -> [UInt8]? {
    try checkDepth(depth)
    var text: [UInt8] = []
    try expect(bytes, UInt8(ascii: "["), "an array")
    if skip(bytes, UInt8(ascii: "]")) { return nil }
    repeat {
      skipSpace(bytes)
      guard let value = try readElement(bytes, depth: depth + 1) else { continue }
      if !text.isEmpty { text.append(contentsOf: joint.utf8) }
      text += value
    } while skip(bytes, UInt8(ascii: ","))
    try expect(bytes, UInt8(ascii: "]"), "a comma or ]")
    return text
  }

  private mutating func readElement(
    _ bytes: Span<UInt8>, depth: Int
  ) throws(JSONError) -> [UInt8]? {
    let start = position
    switch peek(bytes) {
    case UInt8(ascii: "{"): return try readTellingMember(bytes, depth: depth)
    case UInt8(ascii: "["):
      try skipValue(bytes, depth: depth)
      return slice(bytes, start..<position)
    default: return try readText(bytes, "", depth: depth)
    }
  }
}
