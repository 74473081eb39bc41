// SPDX-License-Identifier: Apache-2.0
// union, intersect, except: rows are the same when they stand for the same thing.

import Indexing
import Planning
import Syntax

extension Interpreter {
  /// The rows of both sides joined, in corpus order; computed rows in the order of left, then
  /// right. The columns and context are those of the left side.
  func combine(_ left: RowSet, _ setOperator: SetOperator, _ right: RowSet) throws -> RowSet {
    var result = left
    switch (left.storage, right.storage) {
    case (.articles(let a), .articles(let b)):
      result.storage = .articles(ordered(a, setOperator, b))
    case (.sentences(let a), .sentences(let b)):
      result.storage = .sentences(ordered(a, setOperator, b))
    case (.words(let a), .words(let b)): result.storage = .words(ordered(a, setOperator, b))
    case (.sources(let a), .sources(let b)): result.storage = .sources(ordered(a, setOperator, b))
    case (.mentions(let a), .mentions(let b)):
      result.storage = .mentions(ordered(a, setOperator, b))
    case (.cells, .cells), (.wordStatistics, .cells), (.cells, .wordStatistics),
      (.wordStatistics, .wordStatistics):
      result.storage = .cells(listed(left.allCells, setOperator, right.allCells) { $0 })
    case (.quotes(let a), .quotes(let b)): result.storage = .quotes(ordered(a, setOperator, b))
    case (.claims(let table, let a), .claims(let other, let b)) where table === other:
      result.storage = .claims(table, ordered(a, setOperator, b))
    case (.wordings(let table, let a), .wordings(let other, let b)) where table === other:
      result.storage = .wordings(table, ordered(a, setOperator, b))
    default:
      throw EngineError(
        .rowKindMismatch(left: left.schema.kind.rawValue, right: right.schema.kind.rawValue))
    }
    result.remarks += right.remarks
    result.scores = left.scores?.joined(right.scores) ?? right.scores
    return result
  }

  private func ordered(_ a: [UInt32], _ setOperator: SetOperator, _ b: [UInt32]) -> [UInt32] {
    listed(a, setOperator, b) { $0 }.sorted()
  }

  /// A match is the same whatever rule it was found by; the left side's rule stays.
  private func ordered(_ a: [Span], _ setOperator: SetOperator, _ b: [Span]) -> [Span] {
    listed(a, setOperator, b) { SIMD2($0.start, $0.end) }.sorted {
      ($0.start, $0.end) < ($1.start, $1.end)
    }
  }

  /// Each row once, by its identity, in order of first appearance.
  private func listed<Row, Identity: Hashable>(
    _ a: [Row], _ setOperator: SetOperator, _ b: [Row], identity: (Row) -> Identity
  ) -> [Row] {
    var seen = Set<Identity>()
    switch setOperator {
    case .union: return (a + b).filter { seen.insert(identity($0)).inserted }
    case .intersect:
      let others = Set(b.map(identity))
      return a.filter { others.contains(identity($0)) && seen.insert(identity($0)).inserted }
    case .except:
      let others = Set(b.map(identity))
      return a.filter { !others.contains(identity($0)) && seen.insert(identity($0)).inserted }
    }
  }
}
