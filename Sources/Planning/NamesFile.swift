// SPDX-License-Identifier: Apache-2.0
// Here is a file of names: which phrases does it hold, and at which levels?

import Syntax

/// A line of a file of names that holds one.
struct NamesFileLine {
  /// From 1.
  var number: Int
  /// `word` where none is written.
  var level: MatchLevel
  var name: String

  /// What is wrong with a line.
  struct Fault: Error {
    var number: Int
    var problem: Problem
  }

  /// The lines that hold a name: `like "شويغو"  # a comment`. Quotation marks may be left out; `#`
  /// begins a comment where a word could begin; the level may be written in either language.
  static func read(_ text: String) -> [Swift.Result<NamesFileLine, Fault>] {
    var lines: [Swift.Result<NamesFileLine, Fault>] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: isLineEnd)
      .enumerated()
    {
      do throws(Problem) {
        guard let (level, name) = try read(line: line.unicodeScalars[...]) else { continue }
        lines.append(.success(NamesFileLine(number: index + 1, level: level, name: name)))
      } catch {
        lines.append(.failure(Fault(number: index + 1, problem: error)))
      }
    }
    return lines
  }

  private static func isLineEnd(_ character: Character) -> Bool {
    character == "\n" || character == "\r\n" || character == "\r"
  }

  private static func read(
    line: Substring.UnicodeScalarView
  ) throws(Problem) -> (MatchLevel, String)? {
    var rest = line.drop(while: isPassedOver)
    guard let first = rest.first, first != "#" else { return nil }
    var level = MatchLevel.word
    let word = rest.prefix { !isPassedOver($0) && QuotationMarks.closing($0) == nil }
    let behind = rest[word.endIndex...].drop(while: isPassedOver)
    if let written = MatchLevel(keyword: String(word)), let next = behind.first, next != "#" {
      level = written
      rest = behind
    }
    if let close = rest.first.flatMap(QuotationMarks.closing) {
      return (level, try quoted(rest.dropFirst(), close: close))
    }
    return (level, unquoted(rest))
  }

  /// What stands before the closing mark; only a comment may follow it.
  private static func quoted(
    _ text: Substring.UnicodeScalarView, close: Unicode.Scalar
  ) throws(Problem) -> String {
    guard let end = text.firstIndex(of: close) else { throw .unterminatedString }
    let behind = text[text.index(after: end)...].drop(while: isPassedOver)
    guard behind.first == nil || behind.first == "#" else {
      throw .unexpected(found: String(behind), expected: ["end of line"])
    }
    return String(text[..<end])
  }

  /// What stands before the comment.
  private static func unquoted(_ text: Substring.UnicodeScalarView) -> String {
    var end = text.startIndex
    var isBehindSpace = true
    for place in text.indices {
      let scalar = text[place]
      if scalar == "#", isBehindSpace { break }
      isBehindSpace = isPassedOver(scalar)
      if !isBehindSpace { end = text.index(after: place) }
    }
    return String(text[..<end])
  }

  /// White space, a byte order mark and the controls of direction.
  private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xFEFF, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: scalar.properties.isWhitespace
    }
  }
}

extension MatchLevel {
  /// The level that a keyword of either language names; nil for any other word.
  init?(keyword word: String) {
    guard let keyword = KeywordTable.keyword(word) else { return nil }
    self.init(rawValue: keyword.rawValue)
  }
}

extension Planner {
  /// Any of the names in a file; reports the lines that hold none that can be searched.
  mutating func names(inFile path: StringLiteral) -> PatternPlan? {
    let text: String
    switch readFile(path.value) {
    case .success(let content): text = content
    case .failure(let failure):
      report(failure.problem, at: path.range)
      return nil
    }
    var plans: [PatternPlan] = []
    var faults: [NamesFileLine.Fault] = []
    for line in NamesFileLine.read(text) {
      do throws(NamesFileLine.Fault) {
        let line = try line.get()
        do throws(Problem) {
          plans.append(.phrase(try phrasePlan(line.name, line.level, at: path.range)))
        } catch {
          throw NamesFileLine.Fault(number: line.number, problem: error)
        }
      } catch {
        faults.append(error)
      }
    }
    if plans.isEmpty, faults.isEmpty { report(.emptyNamesFile(path: path.value), at: path.range) }
    for fault in faults.prefix(Planner.mostFaultsTold) {
      let wording = Diagnostic(fault.problem, at: path.range, language: language).worded
      let message = "\(fault.number): \(wording.message)"
      report(.namesFileFails(path: path.value, message: message), at: path.range)
    }
    return faults.isEmpty && !plans.isEmpty ? .or(plans) : nil
  }

  /// Bad lines of one file that are told.
  private static let mostFaultsTold = 5
}
