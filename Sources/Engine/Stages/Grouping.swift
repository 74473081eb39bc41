// SPDX-License-Identifier: Apache-2.0
// Which rows share the values of some fields? Values are compared as small codes.

import ArabicText
import Indexing
import Planning

/// The groups of a row set, in order of first appearance.
struct Groups {
  /// For each row, the number of its group.
  var groupOfRow: [Int]
  /// For each group, its first row.
  var firstRows: [Int]
  /// For each group, how many rows it has.
  var sizes: [Int]
}

extension RowSet {
  /// The groups of rows with equal values in all of `fields`; one group if there are no fields.
  func groups(by fields: [Field]) throws -> Groups {
    let codes = try fields.map { self.codes(of: try resolved($0)) }
    var groups = Groups(groupOfRow: [], firstRows: [], sizes: [])
    groups.groupOfRow.reserveCapacity(count)
    let keys = RowSet.combined(codes, count: count)
    var numbers: [Int: Int] = [:]
    var last = (key: -1, group: -1)
    for row in 0..<count {
      let next = groups.firstRows.count
      // Rows of one article stand together, and their values are often the same.
      let group = keys[row] == last.key ? last.group : numbers[keys[row], default: next]
      last = (keys[row], group)
      if group == next {
        numbers[keys[row]] = next
        groups.firstRows.append(row)
        groups.sizes.append(0)
      }
      groups.groupOfRow.append(group)
      groups.sizes[group] += 1
    }
    return groups
  }

  /// For each row one number from 0 that is the same exactly where all of its codes are.
  private static func combined(_ codes: [[Int]], count: Int) -> [Int] {
    guard var keys = codes.first else { return [Int](repeating: 0, count: count) }
    for next in codes.dropFirst() {
      var pairs: [SIMD2<Int>: Int] = [:]
      for row in 0..<count {
        let pair = SIMD2(keys[row], next[row])
        let number = pairs[pair, default: pairs.count]
        pairs[pair] = number
        keys[row] = number
      }
    }
    return keys
  }

  /// For each row a number from 0 that is the same exactly where the value of the field is.
  func codes(of field: Field) -> [Int] {
    if let direct = directCodes(of: field) { return direct }
    var interned: [Cell: Int] = [:]
    return (0..<count).map { row in
      let next = interned.count
      let cell = cell(row, field)
      if let code = interned[cell] { return code }
      interned[cell] = next
      return next
    }
  }

  /// Codes that need no text per row: ids stand for the values they name.
  private func directCodes(of field: Field) -> [Int]? {
    switch (field.source, storage) {
    case (.source, _):
      let article = articleReader()
      return (0..<count).map { row in article(row).map { index.source(of: $0) } ?? 0 }
    case (.id, _):
      let article = articleReader()
      return (0..<count).map { row in article(row).map { Int($0.rawValue) } ?? 0 }
    case (.speaker, .quotes), (.speaker, .wordings): return personCodes()
    case (.rule, .mentions(let spans)): return spans.map { Int($0.rule.rawValue) }
    case (.form, .mentions(let spans)), (.match, .mentions(let spans)):
      return spans.allSatisfy { $0.end - $0.start == 1 } ? codes(ofWords: spans) : nil
    default: return nil
    }
  }

  /// Codes of the printed words that are all the spans hold; text is read once for each form.
  private func codes(ofWords spans: [Span]) -> [Int] {
    var codeOfText: [String: Int32] = [:]
    var codeOfForm = [Int32](repeating: -1, count: index.surfaceCount)
    return spans.map { span in
      let form = index.surface(at: span.start)
      let known = codeOfForm[Int(form.rawValue)]
      if known >= 0 { return Int(known) }
      // Forms that differ in the order of their marks only are one text.
      let text = index.printed(form)
      let code = codeOfText[text, default: Int32(codeOfText.count)]
      codeOfText[text] = code
      codeOfForm[Int(form.rawValue)] = code
      return Int(code)
    }
  }
}
