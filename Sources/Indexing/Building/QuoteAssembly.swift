// SPDX-License-Identifier: Apache-2.0
/// Puts the utterances of all batches one behind the other, and finds out who is who.
import Quotes

/// The utterances of all batches so far.
struct QuoteAssembly: ~Copyable {
  private var positions = GrowingArray<UInt32>()
  private var recordStarts = GrowingArray<UInt32>()
  private var records = GrowingArray<UInt8>()
  private var speakers = GrowingArray<UInt32>()
  private var names = ByteInterner("names of speakers")
  /// How many utterances each name has.
  private var counts: [Int] = []

  init() { recordStarts.append(0) }

  /// Takes over the utterances of a batch.
  ///
  /// - Parameter firstWord: the position of the batch's first word.
  /// - Throws: `IndexError.tooLarge`.
  mutating func absorb(_ rows: borrowing QuoteRows, firstWord: Int) throws(IndexError) {
    guard UInt32(exactly: records.count + rows.records.count) != nil else {
      throw .tooLarge(what: "quotes")
    }
    let base = UInt32(records.count)
    for row in 0..<rows.positions.count {
      positions.append(UInt32(firstWord) + rows.positions[row])
      recordStarts.append(base + rows.recordEnds[row])
      let name = rows.names[row]
      speakers.append(name.isEmpty ? QuoteTable.noSpeaker : try number(of: name))
    }
    records.append(contentsOf: rows.records.elements)
  }

  private mutating func number(
    of name: UnsafeBufferPointer<UInt8>
  ) throws(IndexError) -> UInt32 {
    let (number, isNew) = try names.intern(name)
    if isNew { counts.append(0) }
    counts[Int(number)] += 1
    return number
  }

  /// Begins to find out which names are one person's, of the utterances taken over so far.
  ///
  /// - Parameter beside: whether on a thread of its own.
  borrowing func findPersons(beside: Bool) -> PersonSearch {
    var all = SpeakerNames()
    for name in 0..<names.count { all.append(names.pool[name]) }
    return PersonSearch(of: all, counts: counts, beside: beside)
  }

  /// Hands everything but the persons over to `storage`.
  mutating func seal(into storage: SectionStorage) {
    storage.adopt(.quotePositions, &positions)
    storage.adopt(.quoteRecordStarts, &recordStarts)
    storage.adopt(.quoteRecords, &records)
    storage.adopt(.quoteSpeakers, &speakers)
    names.seal(into: storage, bytes: .speakerBytes, starts: .speakerStarts)
  }
}

/// Finds out which names of speakers are one person's, while other work goes on.
struct PersonSearch: ~Copyable {
  private final class Persons: @unchecked Sendable {
    var numbers = GrowingArray<UInt32>()
  }

  private let persons = Persons()
  private var search: WorkBeside<Never>

  /// - Parameter beside: whether on a thread of its own.
  fileprivate init(of names: SpeakerNames, counts: [Int], beside: Bool) {
    let persons = persons
    search = WorkBeside(beside) {
      for person in SpeakerIdentity.persons(of: names, counts: counts) {
        persons.numbers.append(UInt32(person))
      }
    }
  }

  /// Waits for the answer and hands it over to `storage`.
  mutating func seal(into storage: SectionStorage) {
    search.wait()
    storage.adopt(.speakerPersons, &persons.numbers)
  }
}
