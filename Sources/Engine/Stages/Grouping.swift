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
    var numbers: [[Int]: Int] = [:]
    var singles: [Int: Int] = [:]
    for row in 0..<count {
      let next = groups.firstRows.count
      let group: Int
      if codes.count == 1 {
        group = singles[codes[0][row], default: next]
        if group == next { singles[codes[0][row]] = next }
      } else {
        let key = codes.map { $0[row] }
        group = numbers[key, default: next]
        if group == next { numbers[key] = next }
      }
      if group == next {
        groups.firstRows.append(row)
        groups.sizes.append(0)
      }
      groups.groupOfRow.append(group)
      groups.sizes[group] += 1
    }
    return groups
  }

  /// For each row a number that is the same exactly where the value of the field is.
  func codes(of field: Field) -> [Int] {
    if let direct = directCode(of: field) { return (0..<count).map(direct) }
    var interned: [Cell: Int] = [:]
    return (0..<count).map { row in
      let next = interned.count
      let cell = cell(row, field)
      if let code = interned[cell] { return code }
      interned[cell] = next
      return next
    }
  }

  /// A code that needs no text: ids stand for the values they name.
  private func directCode(of field: Field) -> ((Int) -> Int)? {
    let index = index
    switch (field.source, storage) {
    case (.source, _):
      return { row in self.article(row).map { index.source(of: $0) } ?? -1 }
    case (.id, _):
      return { row in self.article(row).map { Int($0.rawValue) } ?? -1 }
    case (.rule, .mentions(let spans)): return { Int(spans[$0].rule.rawValue) }
    case (.form, .mentions(let spans)), (.match, .mentions(let spans)):
      guard spans.allSatisfy({ $0.end - $0.start == 1 }) else { return nil }
      return codes(ofWords: spans)
    default: return nil
    }
  }

  /// Codes of the printed words that are all the spans hold; text is read once for each form.
  private func codes(ofWords spans: [Span]) -> (Int) -> Int {
    var codeOfText: [String: Int] = [:]
    var codeOfForm: [SurfaceID: Int] = [:]
    for span in spans {
      let form = index.surface(at: span.start)
      if codeOfForm[form] != nil { continue }
      // Forms that differ in the order of their marks only are one text.
      let text = index.printed(form)
      let code = codeOfText[text, default: codeOfText.count]
      codeOfText[text] = code
      codeOfForm[form] = code
    }
    return { codeOfForm[index.surface(at: spans[$0].start)] ?? -1 }
  }
}
