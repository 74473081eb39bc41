// SPDX-License-Identifier: Apache-2.0
// Stages at random, each fit for the rows before it.

import Syntax

extension QueryWriter {
  /// Stages one after the other; the shape becomes that of the rows after them.
  mutating func stages(_ shape: inout QueryShape) -> [String] {
    var stages: [String] = []
    while random.chance(stages.isEmpty ? 75 : 45), shape.rows != .count {
      stages.append(stage(&shape))
    }
    return stages
  }

  private mutating func stage(_ shape: inout QueryShape) -> String {
    let choice = random.below(100)
    switch choice {
    case 0..<12: return "\(keyword("where")) \(condition(shape, 1))"
    case 12..<24: return countBy(&shape)
    case 24..<40: return group(&shape)
    case 40..<52: return sort(shape)
    case 52..<60: return "\(keyword("limit")) \(random.chance(5) ? 0 : 1 + random.below(12))"
    case 60..<64: return "\(keyword("skip")) \(random.below(3))"
    case 64..<70: return "\(keyword("unique")) \(names(keys(shape, 1 + random.below(2))))"
    case 70..<78: return show(&shape)
    case 78..<81: return shape.rows == .mentions ? context() : sort(shape)
    case 81..<84: return shape.hasArticle ? weighing(&shape) : sort(shape)
    case 84..<92 where shape.fields.contains { $0.name == "date" && $0.kind == .date }:
      return timeline(&shape)
    case 92..<96:
      shape = QueryShape(rows: .count, fields: [])
      return keyword("count")
    default: return countBy(&shape)
    }
  }

  private func names(_ fields: [ShapeField]) -> String {
    fields.map(field).joined(separator: isArabic ? "، " : ", ")
  }

  /// Different fields to group by.
  private mutating func keys(_ shape: QueryShape, _ count: Int) -> [ShapeField] {
    var keys: [ShapeField] = []
    for _ in 0..<count {
      let key = random.pick(shape.keys.isEmpty ? shape.fields : shape.keys)
      if !keys.contains(where: { $0.name == key.name }) { keys.append(key) }
    }
    return keys
  }

  private mutating func countBy(_ shape: inout QueryShape) -> String {
    let usable = shape.keys.filter { $0.name != "count" }
    guard !usable.isEmpty else { return sort(shape) }
    let keys = keys(QueryShape(rows: shape.rows, fields: usable), 1 + random.below(2))
    let text = "\(keyword("count by")) \(names(keys))"
    become(&shape, keys, [ShapeField("count", .number, isMeasure: true)])
    return text + pivot(&shape, keys)
  }

  private func become(_ shape: inout QueryShape, _ keys: [ShapeField], _ measures: [ShapeField]) {
    let cells = keys.map { ShapeField($0.name, $0.kind) } + measures
    shape = QueryShape(rows: .table, fields: cells)
  }

  private mutating func pivot(_ shape: inout QueryShape, _ keys: [ShapeField]) -> String {
    guard random.chance(keys.count == 2 ? 40 : 5) else { return "" }
    let key = random.pick(keys)
    if isLarge, ["word", "url", "form", "match", "text", "article", "id"].contains(key.origin) {
      return ""
    }
    // The columns that the values make are not named later; without keys none is left to name.
    shape = QueryShape(rows: .table, fields: keys.filter { $0 != key })
    if shape.fields.isEmpty { shape.rows = .count }
    return " | \(keyword("pivot")) \(field(key))"
  }

  private mutating func group(_ shape: inout QueryShape) -> String {
    let isCross = random.chance(35)
    let keys = keys(shape, isCross ? 2 : 1 + random.below(2))
    var measures: [ShapeField] = []
    var texts: [String] = []
    for place in 0..<(isCross ? 1 : random.below(5)) {
      let (text, kind) = measure(shape)
      measures.append(ShapeField("m\(place)", kind, isMeasure: true))
      texts.append("m\(place) = \(text)")
    }
    if keys.contains(where: { $0.name.hasPrefix("m") && $0.name.count == 2 }) { return sort(shape) }
    let with = texts.isEmpty ? "" : " \(keyword("with")) \(texts.joined(separator: ", "))"
    let text = "\(keyword("group by")) \(names(keys))\(with)"
    become(&shape, keys, measures)
    return text + (measures.count == 1 ? pivot(&shape, keys) : "")
  }

  private mutating func measure(_ shape: QueryShape) -> (String, ShapeField.Kind) {
    let chosen = random.pick(shape.keys.isEmpty ? shape.fields : shape.keys)
    let numbers = shape.fields.filter { $0.kind == .number }
    switch random.below(10) {
    case 0, 1: return (keyword("count"), .number)
    case 2: return (keyword("share"), .number)
    case 3: return ("\(keyword("distinct")) \(field(chosen))", .number)
    case 4: return ("\(keyword("list")) \(field(chosen))", .list)
    case 5: return ("\(keyword("min")) \(field(chosen))", chosen.kind)
    case 6: return ("\(keyword("max")) \(field(chosen))", chosen.kind)
    default:
      guard !numbers.isEmpty else { return (keyword("count"), .number) }
      let function = keyword(random.pick(["sum", "average"]))
      return ("\(function) \(field(random.pick(numbers)))", .number)
    }
  }

  private mutating func sort(_ shape: QueryShape) -> String {
    let keys = (0...random.below(2)).map { _ in
      field(random.pick(shape.fields))
        + random.pick(["", "", " " + keyword("desc"), " " + keyword("asc")])
    }
    return "\(keyword("sort by")) \(keys.joined(separator: ", "))"
  }

  private mutating func show(_ shape: inout QueryShape) -> String {
    var shown: [ShapeField] = []
    let texts = keys(shape, 1 + random.below(4)).enumerated().map { place, key in
      var column = key
      if random.chance(25) { column.name = "c\(place)" }
      shown.append(column)
      return field(key) + (column.name == key.name ? "" : " \(keyword("as")) \(column.name)")
    }
    // An alias given before would be hidden by the same one again.
    if Set(shown.map(\.name)).count < shown.count { return sort(shape) }
    let names = Set(shown.map(\.name))
    shape.fields = shown + shape.fields.filter { !names.contains($0.name) }
    return "\(keyword("show")) \(texts.joined(separator: ", "))"
  }

  private mutating func context() -> String {
    let width = random.pick(["0", "1", "3", "20", keyword("sentence"), keyword("paragraph")])
    return "\(keyword("context")) \(width)"
  }

  private mutating func timeline(_ shape: inout QueryShape) -> String {
    let period = random.pick(["day", "week", "month", "year"])
    let split = shape.keys.filter { !["date", "count", period].contains($0.name) }
    var keys: [ShapeField] = []
    if random.chance(50), !split.isEmpty { keys = [random.pick(split)] }
    let per = keys.isEmpty ? "" : " \(keyword("per")) \(names(keys))"
    let text = "\(keyword("timeline by")) \(keyword(period))\(per)"
    let first = ShapeField(period, period == "week" ? .text : .date)
    become(&shape, [first] + keys, [ShapeField("count", .number, isMeasure: true)])
    return text + (keys.isEmpty ? "" : pivot(&shape, keys))
  }
}
