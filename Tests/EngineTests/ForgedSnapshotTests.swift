// SPDX-License-Identifier: Apache-2.0
// Numbers that are wrong behind checksums that are right: an answer or an error, and never a crash.
import Glibc
import Testing

@testable import Fihris
@testable import Indexing

@Suite struct ForgedSnapshotTests {
  private static let statements = [
    "articles where mentions \"كيربي\" | rank | limit 3", "articles | show id, date, title, url",
    "mentions any of (\"كيم\", \"بوتين\") | count by source, form",
    "mentions (\"كيم\" near 8 \"بوتين\") | show text, before, after",
    "mentions like \"شويجو\" | count by form, rule", "mentions plain \"روس*\" | count by source",
    "mentions \"كيم جونغ أون\" | collocates within 3", "articles where source = cnn | keywords",
    "quotes by \"كيربي\" | show source, date, cue, kind, before, text, after",
    "quotes about \"ذخيرة\" | show speaker, text", "quotes | align | wordings | count by wording",
    "quotes | group by speaker with n = count | sort by n desc",
    "sentences where mentions \"موسكو\" | show text", "mentions \"كيربي\" | timeline by month",
  ]

  private static let snapshot: [UInt8] = {
    let path = temporary("sound")
    defer { unlink(path) }
    try? Corpus.example.write(snapshotTo: path)
    return read(path)
  }()

  @Test(arguments: 31...60)
  func `a forged snapshot does no harm`(_ seed: Int) throws {
    var random = SeededRandom(seed: seed)
    let path = Self.temporary("\(seed)")
    defer { unlink(path) }
    for _ in 0..<8 {
      Self.write(Self.forge(Self.snapshot, &random), path)
      guard let index = try? InvertedIndex.open(path, wholeLimit: 0) else { continue }
      let session = Session(corpus: Corpus(index: index, report: LoadReport()))
      for statement in Self.statements {
        for result in (try? session.evaluate(statement)) ?? [] {
          for row in result.rows { _ = result.columns.map { row[$0.name]?.description } }
        }
      }
      _ = try? Corpus(index: index, report: LoadReport()).adding([])
    }
  }

  /// Changes a few numbers of one or more sections, and makes the checksums right.
  private static func forge(_ sound: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    var bytes = sound
    let sections = (0..<SectionID.storedCount).map { number -> Range<Int> in
      let row = SnapshotLayout.headerSize + SnapshotLayout.rowSize * number
      let (start, count) = (load(sound, row), load(sound, row + 8))
      return start..<start + count
    }.filter { $0.count > 0 }
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      guard let section = sections.randomElement(using: &random) else { continue }
      let width = [1, 4, 8, 64].randomElement(using: &random) ?? 1
      let place = Int.random(in: section, using: &random) / width * width
      let fills: [UInt8?] = [0, 1, 0x7F, 0xFF, nil]
      let fill = fills.randomElement(using: &random) ?? nil
      // What stands elsewhere in the section is wrong here, but not plainly.
      let isMoved = random.chance(50)
      let other = Int.random(in: section, using: &random) / width * width
      for byte in 0..<width {
        guard section.contains(place + byte), section.contains(other + byte) else { continue }
        let value = fill ?? UInt8.random(in: 0...255, using: &random)
        bytes[place + byte] = isMoved ? sound[other + byte] : value
      }
    }
    seal(&bytes)
    return bytes
  }

  private static func seal(_ bytes: inout [UInt8]) {
    let chunks = bytes.withUnsafeBytes {
      Int($0.load(fromByteOffset: SnapshotLayout.chunkCountOffset, as: UInt32.self))
    }
    let front = SnapshotLayout.Front(chunkCount: chunks)
    bytes.withUnsafeMutableBytes { file in
      for chunk in 0..<chunks {
        let start = front.end + chunk * SnapshotLayout.chunkSize
        let end = min(start + SnapshotLayout.chunkSize, file.count)
        let sum = Checksum.xxh64(UnsafeRawBufferPointer(rebasing: file[start..<end]))
        file.storeBytes(of: sum, toByteOffset: front.checksums + 8 * chunk, as: UInt64.self)
      }
      let sum = SnapshotLayout.checksum(
        ofFront: UnsafeRawBufferPointer(rebasing: file[..<front.end]))
      file.storeBytes(of: sum, toByteOffset: SnapshotLayout.checksumOffset, as: UInt64.self)
    }
  }

  private static func load(_ bytes: [UInt8], _ offset: Int) -> Int {
    bytes.withUnsafeBytes { Int($0.load(fromByteOffset: offset, as: UInt64.self)) }
  }

  private static func temporary(_ name: String) -> String { "/tmp/forged-\(getpid())-\(name)" }

  private static func read(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 23)
    bytes.removeLast(bytes.count - fread(&bytes, 1, bytes.count, file))
    return bytes
  }

  private static func write(_ bytes: [UInt8], _ path: String) {
    guard let file = fopen(path, "wb") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }
}
