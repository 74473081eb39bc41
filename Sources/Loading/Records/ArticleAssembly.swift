// SPDX-License-Identifier: Apache-2.0
// Makes an article of the names and values of a record.

/// What a record lacks and its place gives.
struct RecordPlace {
  var origin: Origin
  /// What tells the file from others.
  var file: String
  /// The source when neither the record nor its address tells one.
  var source: String

  /// The id when the record has none.
  var id: String { origin.line > 0 ? "\(file):\(origin.line)" : file }
}

/// An article, or none, and what was wrong with the record.
struct Assembled {
  var article: Article?
  var problems: [(reason: LoadProblem.Reason, text: String)] = []
}

/// Chooses, for each field, the value that counts, and keeps the others.
struct ArticleAssembly {
  /// For each field, by its number, where in the record the value that counts stands.
  private var chosen = [Int?](repeating: nil, count: FieldRole.Field.allCases.count)
  private let record: RawRecord

  init(_ record: RawRecord) {
    self.record = record
    for (index, value) in record.values.enumerated() {
      guard let role = value.role, !isAddressAsSource(value) else { continue }
      // Of two equal names the later counts, as in most readers of JSON.
      if let best = place(role.field).flatMap({ record.values[$0].role }), best.rank < role.rank {
        continue
      }
      chosen[role.field.rawValue] = index
    }
  }

  /// The article of a record that holds its own text.
  func article(at place: RecordPlace) -> Assembled {
    guard let text = bytes(.text) else {
      return Assembled(problems: [(.noText, "no text: \(namesFound)")])
    }
    return article(
      text, title: bytes(.title), source: url.flatMap(ArticleAssembly.host) ?? place.source,
      at: place)
  }

  /// The article of a record whose text stands beside it.
  func article(
    _ text: [UInt8], title: [UInt8]?, source: @autoclosure () -> String, at place: RecordPlace
  ) -> Assembled {
    var assembled = Assembled()
    assembled.article = Article(
      id: string(.id) ?? place.id, source: string(.source) ?? source(), date: date(&assembled),
      title: title, author: string(.author), url: url, language: string(.language), text: text,
      fields: extraFields, origin: place.origin)
    return assembled
  }

  /// The bytes of the value that counts.
  func bytes(_ field: FieldRole.Field) -> [UInt8]? { place(field).map { record.values[$0].bytes } }

  /// Whether a value for the field was given.
  func has(_ field: FieldRole.Field) -> Bool { place(field) != nil }

  private func place(_ field: FieldRole.Field) -> Int? { chosen[field.rawValue] }

  private func string(_ field: FieldRole.Field) -> String? {
    bytes(field).map { String(decoding: $0, as: UTF8.self) }
  }

  private var url: String? {
    if let url = string(.url) { return url }
    return record.values.first(where: isAddressAsSource).map {
      String(decoding: $0.bytes, as: UTF8.self)
    }
  }

  /// Trafilatura writes the address of the page as `source`.
  private func isAddressAsSource(_ value: RawRecord.Value) -> Bool {
    guard value.role?.field == .source else { return false }
    return value.bytes.starts(with: "http://".utf8) || value.bytes.starts(with: "https://".utf8)
  }

  /// The value that counts when it is a date, else the first other one that is.
  private func date(_ assembled: inout Assembled) -> NewsDate? {
    guard let written = string(.date) else { return nil }
    if let date = NewsDate.parse(written) { return date }
    for value in record.values where value.role?.field == .date {
      if let date = NewsDate.parse(String(decoding: value.bytes, as: UTF8.self)) { return date }
    }
    assembled.problems.append((.notADate, "not a date: \(quoted(written))"))
    return nil
  }

  /// The values that filled no field. Other names for the text are left out: they repeat it.
  private var extraFields: [(name: String, value: String)] {
    let kept = record.values.indices.filter { index in
      let value = record.values[index]
      guard let role = value.role else { return true }
      return role.field != .text && place(role.field) != index && !isAddressAsSource(value)
        && !isRepeated(value)
    }
    return unique(kept)
  }

  /// Whether a value of the same name fills the field.
  private func isRepeated(_ value: RawRecord.Value) -> Bool {
    guard let field = value.role?.field, let index = place(field) else { return false }
    return record.values[index].name == value.name
  }

  /// Of equal names the last value, at the place of the first.
  private func unique(_ indices: [Int]) -> [(name: String, value: String)] {
    // Most records have few: no table is made for them.
    if indices.count < 2 {
      return indices.map { index in
        let value = record.values[index]
        return (value.name, String(decoding: value.bytes, as: UTF8.self))
      }
    }
    var fields: [(name: String, value: String)] = []
    var places = [String: Int](minimumCapacity: indices.count)
    for index in indices {
      let name = record.values[index].name
      let value = String(decoding: record.values[index].bytes, as: UTF8.self)
      if let place = places[name] {
        fields[place].value = value
      } else {
        places[name] = fields.count
        fields.append((name, value))
      }
    }
    return fields
  }

  private var namesFound: String {
    let names = record.values.prefix(12).map(\.name)
    return names.isEmpty ? "the record is empty" : "the names are \(names.joined(separator: ", "))"
  }

  /// The host of an address, in lower case and without `www.`.
  static func host(of address: String) -> String? {
    let bytes = Array(address.utf8)
    guard let scheme = bytes.firstIndex(of: UInt8(ascii: ":")),
      bytes[scheme...].starts(with: "://".utf8)
    else { return nil }
    let rest = bytes[(scheme + 3)...]
    let authority = rest.prefix { !"/?#".utf8.contains($0) }
    let user = authority.lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? authority.startIndex
    let host = authority[user...].prefix { $0 != UInt8(ascii: ":") }
    let name = String(decoding: host, as: UTF8.self).lowercased()
    let bare = name.hasPrefix("www.") ? String(name.dropFirst(4)) : name
    return bare.isEmpty ? nil : bare
  }
}

/// A text in quotation marks, cut after 60 characters.
func quoted(_ text: String) -> String {
  let start = text.prefix(60)
  return "\"\(start)\(start.endIndex < text.endIndex ? "…" : "")\""
}
