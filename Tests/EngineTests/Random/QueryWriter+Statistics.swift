// SPDX-License-Identifier: Apache-2.0
// rank, collocates and keywords at random.

extension QueryWriter {
  /// A stage that weighs words or articles.
  mutating func weighing(_ shape: inout QueryShape) -> String {
    switch random.below(shape.rows == .mentions ? 4 : 2) {
    case 0: return rank(&shape)
    case 1: return keywords(&shape)
    default: return collocates(&shape)
    }
  }

  private mutating func rank(_ shape: inout QueryShape) -> String {
    let isAsked = shape.rows == .mentions && random.chance(50)
    let text: String
    if isAsked {
      text = keyword("rank")
    } else if random.chance(40) {
      text = "\(keyword("where")) \(keyword("mentions")) \(scoped(1)) | \(keyword("rank"))"
    } else {
      text = "\(keyword("rank")) \(keyword("for")) \(pattern(random.below(3)))"
    }
    if shape.rows != .articles { shape = .of(.articles, corpus) }
    shape.fields.append(ShapeField("score", .number, isMeasure: true))
    return random.chance(50) ? text + " | \(keyword("limit")) \(1 + random.below(9))" : text
  }

  private mutating func collocates(_ shape: inout QueryShape) -> String {
    let reach = random.chance(60) ? " \(keyword("within")) \(random.below(12))" : ""
    become(&shape, effect: "log_dice")
    return keyword("collocates") + reach
  }

  private mutating func keywords(_ shape: inout QueryShape) -> String {
    var against = ""
    if random.chance(50) {
      let other = QueryShape.of(random.pick([.articles, .mentions]), corpus)
      let query = rows(other.rows)
      against = " \(keyword("against")) (\(query) \(keyword("where")) \(condition(other, 1)))"
    }
    become(&shape, effect: "log_ratio")
    return keyword("keywords") + against
  }

  private func become(_ shape: inout QueryShape, effect: String) {
    let numbers = ["count", "expected", "log_likelihood", effect]
    shape = QueryShape(
      rows: .table,
      fields: [ShapeField("word", .text)]
        + numbers.map { ShapeField($0, .number, isMeasure: true) })
  }
}
