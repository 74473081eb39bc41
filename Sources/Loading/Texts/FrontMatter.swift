// SPDX-License-Identifier: Apache-2.0
// Finds the front matter of a text file and reads its YAML.
import CYAML
import Glibc

/// The fields between two lines of `---` at the start of a text.
enum FrontMatter {
  /// Front matter of more bytes is text.
  static let longest = 1 << 16

  /// What a text begins with.
  enum Finding {
    /// No front matter.
    case none
    /// Front matter, and the index at which the text behind it begins.
    case fields(RawRecord, bodyStart: Int)
    /// What stands between the lines is no YAML.
    case broken(reason: String)
  }

  /// Reads the front matter of valid UTF-8.
  static func find(in text: [UInt8]) -> Finding {
    guard let first = lineEnd(text, from: 0), isFence(text[0..<first]) else { return .none }
    var start = first + 1
    while start < min(text.count, longest) {
      let end = lineEnd(text, from: start) ?? text.count
      if isFence(text[start..<end]) {
        return read(Array(text[(first + 1)..<start]), bodyStart: min(end + 1, text.count))
      }
      start = end + 1
    }
    return .none
  }

  private static func read(_ yaml: [UInt8], bodyStart: Int) -> Finding {
    let reader = YAMLReader(yaml)
    if let reason = reader.failure { return .broken(reason: reason) }
    guard let record = reader.record else { return .none }
    return .fields(record, bodyStart: bodyStart)
  }

  private static func lineEnd(_ text: [UInt8], from start: Int) -> Int? {
    text[start...].firstIndex(of: UInt8(ascii: "\n"))
  }

  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "---".utf8) && line.dropFirst(3).allSatisfy(isASCIISpace)
  }
}

/// Reads one YAML mapping, event by event, into names and values.
///
/// Values are as in JSON: lists are joined by `, `, a mapping in the mapping gives a field
/// `outer.inner` per member; what lies deeper is joined. Aliases are not given.
private final class YAMLReader {
  /// The mapping; nil when the text is none, prose between two rules for one.
  private(set) var record: RawRecord?
  /// Why the text is no YAML.
  private(set) var failure: String?

  /// An open mapping or list.
  private struct Level {
    var isMapping: Bool
    /// Whether it stands where a mapping has a name.
    var isName: Bool
    /// Of a mapping, the name whose value comes next; empty when that is no scalar.
    var name: String?
  }

  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  private var levels: [Level] = []
  /// The scalars of the list that is open.
  private var list: [[UInt8]] = []

  init(_ yaml: [UInt8]) {
    guard yaml_parser_initialize(parser) == 1 else {
      failure = "out of memory"
      return
    }
    yaml.withUnsafeBufferPointer { bytes in
      yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      while failure == nil, readEvent() {}
    }
    yaml_parser_delete(parser)
  }

  deinit { parser.deallocate() }

  /// Takes the next event; false at the end of the first document.
  private func readEvent() -> Bool {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else {
      failure = problem
      return false
    }
    defer { yaml_event_delete(&event) }
    switch event.type {
    case YAML_STREAM_END_EVENT, YAML_DOCUMENT_END_EVENT: return false
    case YAML_MAPPING_START_EVENT: open(isMapping: true)
    case YAML_SEQUENCE_START_EVENT: open(isMapping: false)
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: close()
    case YAML_SCALAR_EVENT: take(YAMLReader.text(of: event))
    case YAML_ALIAS_EVENT: take([])
    default: break
    }
    return true
  }

  private var problem: String {
    let line = parser.pointee.problem_mark.line + 2
    guard let words = parser.pointee.problem else { return "line \(line)" }
    return "\(String(cString: words)) in line \(line)"
  }

  private func open(isMapping: Bool) {
    if levels.isEmpty, isMapping { record = RawRecord() }
    let isName = levels.last.map { $0.isMapping && $0.name == nil } ?? false
    levels.append(Level(isMapping: isMapping, isName: isName))
  }

  private func close() {
    guard let closed = levels.popLast() else { return }
    let inMembers = levels.count <= 2 && levels.allSatisfy { $0.isMapping }
    if inMembers, !list.isEmpty {
      let joined = Array(list.joined(separator: Array(", ".utf8)))
      list = []
      give(joined)
    }
    if let last = levels.indices.last { levels[last].name = closed.isName ? "" : nil }
  }

  /// Takes a scalar: a name, a value, or an element.
  private func take(_ text: [UInt8]) {
    guard let last = levels.indices.last else { return }
    if levels[last].isMapping, levels[last].name == nil {
      levels[last].name = String(decoding: text, as: UTF8.self)
      return
    }
    if levels.count <= 2, levels.allSatisfy({ $0.isMapping }) {
      give(text)
    } else if !text.isEmpty {
      list.append(text)
    }
    levels[last].name = nil
  }

  /// Gives the value of the names that are open.
  private func give(_ text: [UInt8]) {
    let names = levels.compactMap(\.name)
    if names.contains("") { return }
    let name = names.joined(separator: ".")
    record?.append(name, levels.count == 1 ? FieldRole.of(name) : nil, text)
  }

  /// The bytes of a scalar; none for what YAML takes as null.
  private static func text(of event: yaml_event_t) -> [UInt8] {
    let scalar = event.data.scalar
    let text = Array(UnsafeBufferPointer(start: scalar.value, count: scalar.length))
    let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
    return isPlain && ["~", "null", "Null", "NULL"].contains(String(decoding: text, as: UTF8.self))
      ? [] : text
  }
}
