// SPDX-License-Identifier: Apache-2.0
// What a record gave, name by name, before it is an article.
import Glibc

/// The names and values of one record, in its order. All values are valid UTF-8.
struct RawRecord {
  /// One name with its value.
  struct Value {
    var name: String
    var role: FieldRole?
    var bytes: [UInt8]
  }

  private(set) var values: [Value] = []

  init() { values.reserveCapacity(12) }

  /// Takes a value; a blank one, or one without a name, is not given.
  mutating func append(_ name: String, _ role: FieldRole?, _ bytes: [UInt8]) {
    if !name.isEmpty, !isBlank(bytes.span) {
      values.append(Value(name: name, role: role, bytes: bytes))
    }
  }

  /// Takes all values of another record; where both give a field, the other's counts.
  mutating func append(_ other: RawRecord) { values += other.values }

  /// The value of a name, and the record without it.
  func removing(_ name: String) -> (value: [UInt8]?, rest: RawRecord) {
    var rest = self
    rest.values.removeAll { $0.name == name }
    return (values.last { $0.name == name }?.bytes, rest)
  }
}

/// Whether there is nothing but ASCII white space.
func isBlank(_ bytes: Span<UInt8>) -> Bool {
  for index in bytes.indices where !isASCIISpace(bytes[index]) { return false }
  return true
}

/// Space, tab, line feed, form feed and carriage return.
func isASCIISpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

/// What a known name of a record stands for.
struct FieldRole: Hashable {
  /// A field every article can have.
  enum Field: Int, CaseIterable {
    case text, title, source, date, author, url, id, language
  }

  let field: Field
  /// Of several names for one field that have values, the one of the lowest rank counts.
  let rank: Int

  /// The names scrapers use (Trafilatura, news-please, Newspaper, NewsAPI, RSS tools), the first of
  /// each field first.
  private static let names: [(Field, [String])] = [
    (.text, ["text", "maintext", "content", "body", "raw_text"]),
    (.title, ["title", "headline"]),
    (.source, ["source", "sitename", "source_domain", "hostname", "outlet"]),
    (.date, ["date", "date_publish", "published", "publishedAt", "pubDate"]),
    (.author, ["author", "authors", "byline"]),
    (.url, ["url", "link"]),
    (.id, ["id", "_id"]),
    (.language, ["language", "lang"]),
  ]

  private static let exact = table { $0 }
  private static let lowercased = table { $0.lowercased() }

  private static func table(_ spelling: (String) -> String) -> [String: FieldRole] {
    var table: [String: FieldRole] = [:]
    for (field, names) in names {
      for (rank, name) in names.enumerated() {
        table[spelling(name)] = FieldRole(field: field, rank: rank)
      }
    }
    return table
  }

  /// What `name` stands for. A name in other letter case ranks behind all exact ones.
  static func of(_ name: String) -> FieldRole? {
    if let role = exact[name] { return role }
    guard name.utf8.count <= 16, let role = lowercased[name.lowercased()] else { return nil }
    return FieldRole(field: role.field, rank: role.rank + 100)
  }
}

/// A name of a record and what it stands for.
struct FieldName {
  let text: String
  let role: FieldRole?
  /// The name as it was read, to know it again without making a string.
  private let bytes: [UInt8]

  /// - Parameter bytes: valid UTF-8.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = Array(bytes)
    text = String(decoding: bytes, as: UTF8.self)
    role = FieldRole.of(text)
  }

  func isWritten(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count == self.bytes.count, let base = bytes.baseAddress else { return false }
    return memcmp(base, self.bytes, bytes.count) == 0
  }
}

/// Remembers names: the records of a file have nearly the same ones.
struct KnownNames {
  /// By length, first and last letter.
  private var known = [FieldName?](repeating: nil, count: 64)

  /// The name that these bytes, valid UTF-8, are.
  mutating func name(_ bytes: UnsafeBufferPointer<UInt8>) -> FieldName {
    let letters = UInt32(bytes.first ?? 0) << 8 | UInt32(bytes.last ?? 0)
    let hash = (letters ^ UInt32(truncatingIfNeeded: bytes.count) << 16) &* 0x9E37_79B1
    let place = Int(hash >> 26)
    if let name = known[place], name.isWritten(bytes) { return name }
    let name = FieldName(bytes)
    known[place] = name
    return name
  }
}
