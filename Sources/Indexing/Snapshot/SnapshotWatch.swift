// SPDX-License-Identifier: Apache-2.0
/// Checks the bytes of a mapped snapshot when they are first looked at.
import Glibc
import Synchronization

/// What the numbers of a section must be, whatever the checksums say, lest one leads outside.
enum ContentRule: Sendable {
  case anything
  /// Each below a bound.
  case below(Int)
  /// A table of starts: from 0, never falling, up to a bound.
  case starts(upTo: Int)
}

/// The chunks of a mapped file, each compared with its checksum before anything of it is believed.
///
/// A chunk that is damaged becomes zeros, which lead nowhere outside, and the fault is kept: who
/// looked at it must ask for `fault` before believing what was found. Any number of threads may look
/// at once; a chunk may then be checked twice.
final class SnapshotWatch: @unchecked Sendable {
  private let file: UnsafeRawBufferPointer
  private let checksums: UnsafeRawPointer
  private let chunkCount: Int
  /// Where the first chunk begins in the file.
  private let start: Int
  /// A bit for each chunk that was checked.
  let checked: UnsafeMutablePointer<Atomic<UInt64>>
  private var sections: [WatchedSection]
  private let firstFault = Mutex<SnapshotFault?>(nil)
  private let asked = Atomic(0)

  /// - Parameter sections: those of the file, whose front was checked, in the order of `SectionID`.
  init(
    _ file: UnsafeRawBufferPointer, _ front: SnapshotLayout.Front, _ sections: [WatchedSection]
  ) {
    self.file = file
    self.sections = sections
    start = front.end
    chunkCount = front.chunkCount
    checksums = UnsafeRawPointer(file.baseAddress.unsafelyUnwrapped + front.checksums)
    checked = .allocate(capacity: chunkCount / 64 + 1)
    for word in 0...chunkCount / 64 { (checked + word).initialize(to: Atomic(0)) }
  }

  deinit {
    checked.deinitialize(count: chunkCount / 64 + 1)
    checked.deallocate()
  }

  /// The first fault that was found.
  var fault: SnapshotFault? { firstFault.withLock { $0 } }

  /// Whether hardly anything of the file has been looked at, so that to jump about in it is dear; true
  /// the first few times it is asked, for what is looked at often is soon in memory.
  func isFresh() -> Bool {
    if asked.load(ordering: .relaxed) >= Self.freshLooks { return false }
    return asked.wrappingAdd(1, ordering: .relaxed).oldValue < Self.freshLooks
  }

  private static let freshLooks = 8

  func note(_ fault: SnapshotFault) {
    firstFault.withLock { if $0 == nil { $0 = fault } }
  }

  /// The bytes of a section, and what is asked before any of them is given away.
  func section(_ number: Int) -> (bytes: UnsafeRawBufferPointer, watch: SectionWatch) {
    let place = sections[number].place
    let watch = SectionWatch(
      checked: checked, offset: place.lowerBound - start, watch: .passUnretained(self))
    return (UnsafeRawBufferPointer(rebasing: file[place]), watch)
  }

  /// Says what the numbers of a section must be. To be called before any of them is read.
  func setRule(_ rule: ContentRule, of section: SectionID, stride: Int) {
    sections[section.rawValue].rule = rule
    sections[section.rawValue].stride = stride
  }

  /// Checks a chunk; cold.
  func check(_ chunk: Int) {
    guard chunk >= 0, chunk < chunkCount else { return }
    let bytes = bytes(of: chunk)
    let expected = checksums.loadUnaligned(fromByteOffset: 8 * chunk, as: UInt64.self)
    if Checksum.xxh64(UnsafeRawBufferPointer(rebasing: file[bytes])) != expected {
      give(up: chunk, .damagedSection(name(at: bytes)))
    } else if let section = brokenRule(in: bytes) {
      give(up: chunk, .inconsistent(section.name))
    }
    checked[chunk >> 6].bitwiseOr(1 << UInt64(chunk & 63), ordering: .releasing)
  }

  /// Checks all chunks, on all processors if it is worth it.
  func checkAll() {
    let share = 64
    let threads = file.count > 1 << 22 ? JoinableThread.processorCount : 1
    JoinableThread.share((chunkCount + share - 1) / share, among: threads) { [self] number in
      for chunk in number * share..<min((number + 1) * share, chunkCount) { check(chunk) }
    }
  }

  private func bytes(of chunk: Int) -> Range<Int> {
    let first = start + chunk * SnapshotLayout.chunkSize
    return first..<min(first + SnapshotLayout.chunkSize, file.count)
  }

  /// Keeps the fault, and puts zeros in the place of the chunk.
  private func give(up chunk: Int, _ fault: SnapshotFault) {
    note(fault)
    let bytes = bytes(of: chunk)
    let place = UnsafeMutableRawPointer(
      mutating: file.baseAddress.unsafelyUnwrapped + bytes.lowerBound)
    let zeros = mmap(
      place, bytes.count, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0)
    guard zeros != MAP_FAILED else { fatalError("no memory to set damaged bytes aside") }
  }

  private func name(at bytes: Range<Int>) -> String {
    let all = SectionID.stored.filter { sections[$0.rawValue].place.overlaps(bytes) }
    guard let first = all.first, let last = all.last else { return "between sections" }
    return first == last ? first.name : "\(first.name) … \(last.name)"
  }

  // MARK: Rules

  /// The first section with a number in these bytes that its rule forbids.
  private func brokenRule(in bytes: Range<Int>) -> SectionID? {
    var number = lastSection(before: bytes.upperBound)
    while number >= 0, sections[number].place.upperBound > bytes.lowerBound {
      if !holds(sections[number], in: bytes) { return SectionID(rawValue: number) }
      number -= 1
    }
    return nil
  }

  /// The last section that begins before `byte`; -1 for none.
  private func lastSection(before byte: Int) -> Int {
    var (low, high) = (0, sections.count)
    while low < high {
      let middle = (low + high) / 2
      if sections[middle].place.lowerBound < byte { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  private func holds(_ section: WatchedSection, in bytes: Range<Int>) -> Bool {
    let part = UnsafeRawBufferPointer(rebasing: file[section.place.clamped(to: bytes)])
    switch section.stride {
    case 1: return Self.holds(section.rule, part.bindMemory(to: UInt8.self))
    case 4: return Self.holds(section.rule, part.bindMemory(to: UInt32.self))
    default: return Self.holds(section.rule, part.bindMemory(to: UInt64.self))
    }
  }

  /// Whether numbers obey a rule, as far as can be told from a stretch of them.
  static func holds<Number: FixedWidthInteger & UnsignedInteger>(
    _ rule: ContentRule, _ numbers: UnsafeBufferPointer<Number>
  ) -> Bool {
    guard let last = numbers.last else { return true }
    switch rule {
    case .anything: return true
    case .below(let bound): return areBelow(bound, numbers)
    case .starts(let bound): return UInt64(last) <= UInt64(bound) && neverFall(numbers)
    }
  }

  private static func neverFall<Number: FixedWidthInteger & UnsignedInteger>(
    _ numbers: UnsafeBufferPointer<Number>
  ) -> Bool {
    var bits = numbers[0]
    for index in 1..<numbers.count {
      bits |= numbers[index] | (numbers[index] &- numbers[index - 1])
    }
    if bits.leadingZeroBitCount > 0 { return true }
    return (1..<numbers.count).allSatisfy { numbers[$0 - 1] <= numbers[$0] }
  }

  /// Without a comparison of numbers without sign, which vectors of plain x86-64 have not: the
  /// highest bit of a difference tells, as long as neither number has it itself. So does
  /// `neverFall`, which compares where one has it.
  private static func areBelow<Number: FixedWidthInteger & UnsignedInteger>(
    _ bound: Int, _ numbers: UnsafeBufferPointer<Number>
  ) -> Bool {
    let highest = Number(1) << Number(Number.bitWidth - 1)
    guard bound > 0 else { return false }
    guard let limit = Number(exactly: bound - 1) else { return true }
    guard limit < highest else { return numbers.allSatisfy { $0 <= limit } }
    var bits: Number = 0
    for number in numbers { bits |= number | (limit &- number) }
    return bits & highest == 0
  }
}

/// What is known of a section of a mapped file.
struct WatchedSection {
  /// Where it lies in the file.
  let place: Range<Int>
  var rule = ContentRule.anything
  /// Bytes of one of its numbers.
  var stride = 1
}

/// What a section of a mapped file asks before it gives a number away.
struct SectionWatch {
  let checked: UnsafeMutablePointer<Atomic<UInt64>>
  /// Where the section begins, counted from the first chunk.
  let offset: Int
  let watch: Unmanaged<SnapshotWatch>

  /// Sees to it that a byte of the section was checked.
  @inline(__always)
  func touch(_ byte: Int) {
    let chunk = (offset + byte) >> SnapshotLayout.chunkShift
    if checked[chunk >> 6].load(ordering: .acquiring) >> UInt64(chunk & 63) & 1 == 0 {
      check(chunk)
    }
  }

  /// The same for a stretch of bytes.
  func touch(_ bytes: Range<Int>) {
    guard !bytes.isEmpty else { return }
    if bytes.count <= SnapshotLayout.chunkSize {
      touch(bytes.lowerBound)
      touch(bytes.upperBound &- 1)
      return
    }
    let first = (offset + bytes.lowerBound) >> SnapshotLayout.chunkShift
    let last = (offset + bytes.upperBound - 1) >> SnapshotLayout.chunkShift
    for chunk in first...last
    where checked[chunk >> 6].load(ordering: .acquiring) >> UInt64(chunk & 63) & 1 == 0 {
      check(chunk)
    }
  }

  @inline(never)
  private func check(_ chunk: Int) { watch._withUnsafeGuaranteedRef { $0.check(chunk) } }
}
