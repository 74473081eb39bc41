// SPDX-License-Identifier: Apache-2.0
// A snapshot is the same bytes as memory, and a damaged one is refused.
import ArabicText
import Glibc
import Loading
import Testing

@testable import Indexing

@Suite struct SnapshotTests {
  static func corpus(_ seed: UInt64, articles: Int = 120) -> [Article] {
    var random = RandomCorpus(seed: seed)
    return random.articles(articles, words: 40)
  }

  @Test func `any number of threads makes the same bytes`() throws {
    let articles = Self.corpus(31)
    let one = try snapshotBytes(makeIndex(articles, threads: 1))
    for threads in [2, 3, 4] {
      #expect(try snapshotBytes(makeIndex(articles, threads: threads)) == one)
    }
    #expect(try snapshotBytes(makeIndex(articles, threads: 2, batchSize: 1 << 20)) == one)
  }

  @Test func `what is opened is what was written`() throws {
    let path = temporaryPath("round-trip")
    defer { unlink(path) }
    let index = try makeIndex(Self.corpus(32))
    try index.write(to: path)
    #expect(InvertedIndex.isSnapshot(path))
    let opened = try InvertedIndex.open(path)
    #expect(opened.sources == index.sources && opened.columns == index.columns)
    #expect(opened.memoryBytes.map(\.bytes) == index.memoryBytes.map(\.bytes))
    for (section, region) in zip(SectionID.stored, index.storage.stored) {
      #expect(opened.storage.regions[section.rawValue].elementsEqual(region))
    }
    #expect(try snapshotBytes(opened) == readFile(path))
  }

  @Test func `an empty corpus survives`() throws {
    let path = temporaryPath("empty")
    defer { unlink(path) }
    try makeIndex([]).write(to: path)
    #expect(try InvertedIndex.open(path).articleCount == 0)
  }

  @Test func `a flipped bit anywhere is found`() throws {
    let path = temporaryPath("flipped")
    defer { unlink(path) }
    let good = try snapshotBytes(makeIndex(Self.corpus(33, articles: 4)))
    var generator = SeededGenerator(seed: 34)
    for place in good.indices where place < 2_000 || place % 7 == 0 {
      var bad = good
      bad[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      writeFile(path, bad)
      #expect(throws: IndexError.self, "byte \(place)") { try InvertedIndex.open(path) }
    }
  }

  @Test func `a file cut short or made longer is refused`() throws {
    let path = temporaryPath("cut")
    defer { unlink(path) }
    let good = try snapshotBytes(makeIndex(Self.corpus(35, articles: 4)))
    for length in stride(from: 0, to: good.count, by: 61) {
      writeFile(path, Array(good[..<length]))
      #expect(throws: IndexError.self, "\(length) bytes") { try InvertedIndex.open(path) }
    }
    writeFile(path, good + [0])
    #expect(throws: IndexError.self) { try InvertedIndex.open(path) }
  }

  @Test func `the reason is told`() throws {
    let path = temporaryPath("reason")
    defer { unlink(path) }
    var bytes = try snapshotBytes(makeIndex(Self.corpus(36, articles: 4)))
    func fault() -> SnapshotFault? {
      writeFile(path, bytes)
      do throws(IndexError) {
        _ = try InvertedIndex.open(path)
      } catch {
        if case .badSnapshot(_, let fault) = error { return fault }
      }
      return nil
    }
    #expect(fault() == nil)
    let good = bytes
    bytes[SnapshotLayout.versionOffset] = 9
    #expect(fault() == .otherVersion(found: 9, expected: SnapshotLayout.version))
    bytes = good
    bytes.replaceSubrange(12..<16, with: bytes[12..<16].reversed())
    #expect(fault() == .otherByteOrder)
    bytes = good
    bytes[bytes.count - 1] ^= 1
    // A small file has many sections in one chunk.
    guard case .damagedSection(let name) = fault() else {
      Issue.record("no damaged section")
      return
    }
    #expect(name.hasSuffix("postingBytes"))
    bytes = Array(good.dropLast())
    let length = UInt64(good.count)
    #expect(fault() == .wrongLength(found: length - 1, expected: length))
    bytes = Array("مقال".utf8)
    #expect(fault() == .notASnapshot)
  }

  /// Someone may make the checksums right; memory must be safe all the same.
  @Test func `numbers changed with their checksums do no harm`() throws {
    let path = temporaryPath("forged")
    defer { unlink(path) }
    let index = try makeIndex(Self.corpus(37, articles: 12))
    var generator = SeededGenerator(seed: 38)
    for section in SectionID.stored {
      let region = index.storage.regions[section.rawValue]
      for _ in 0..<(region.isEmpty ? 0 : 25) {
        let place = Int.random(in: 0..<region.count, using: &generator)
        let value = UInt8.random(in: .min ... .max, using: &generator)
        let storage = copy(of: index.storage) { id, bytes in
          if id == section { bytes[place] = value }
        }
        guard let forged = try? soundIndex(storage) else { continue }
        exercise(forged)
      }
    }
  }

  @Test func `writing where there is no folder says so`() throws {
    let index = try makeIndex([])
    #expect(throws: IndexError.self) { try index.write(to: "/nonexistent/folder/x.fihris") }
    #expect(throws: IndexError.self) { try InvertedIndex.open("/nonexistent.fihris") }
    #expect(!InvertedIndex.isSnapshot("/nonexistent.fihris"))
    #expect(throws: IndexError.self) { try InvertedIndex.open("/tmp") }
  }

  /// A large file is not checked before it is used.
  @Test func `what is damaged is told when it is looked at, and does no harm`() throws {
    let path = temporaryPath("looked-at")
    defer { unlink(path) }
    let good = try snapshotBytes(makeIndex(Self.corpus(39, articles: 150)))
    writeFile(path, good)
    let sound = try InvertedIndex.open(path, wholeLimit: 0)
    let expected = told(sound)
    #expect(sound.damage == nil)
    var generator = SeededGenerator(seed: 40)
    let end = SnapshotLayout.offsets(of: Array(sound.storage.stored)).end
    for _ in 0..<40 {
      let place = Int.random(in: good.count - end..<good.count, using: &generator)
      var bad = good
      bad[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      writeFile(path, bad)
      do throws(IndexError) {
        let index = try InvertedIndex.open(path, wholeLimit: 0)
        let found = told(index)
        #expect(index.damage != nil || found == expected, "byte \(place)")
      } catch {}
      #expect(throws: IndexError.self, "byte \(place)") {
        try InvertedIndex.open(path, checksAll: true, wholeLimit: 0)
      }
    }
  }

  @Test func `what is damaged is not written anew`() throws {
    let path = temporaryPath("damaged")
    let copy = temporaryPath("damaged-copy")
    defer { for path in [path, copy] { unlink(path) } }
    var bytes = try snapshotBytes(makeIndex(Self.corpus(42)))
    bytes[bytes.count - 40] ^= 1
    writeFile(path, bytes)
    let index = try InvertedIndex.open(path, wholeLimit: 0)
    #expect(throws: IndexError.self) { try index.write(to: copy) }
    #expect(!InvertedIndex.isSnapshot(copy))
  }

  @Test func `a sound file is found sound`() throws {
    let path = temporaryPath("sound")
    defer { unlink(path) }
    try makeIndex(Self.corpus(41)).write(to: path)
    #expect(try InvertedIndex.open(path, checksAll: true, wholeLimit: 0).damage == nil)
  }

  /// All texts and all places of all words.
  private func told(_ index: InvertedIndex) -> [String] {
    exercise(index)
    var positions: [UInt32] = []
    for word in 0..<UInt32(index.wordCount) {
      index.positions(of: WordID(rawValue: word), into: &positions)
    }
    return (0..<UInt32(index.articleCount)).map(ArticleID.init).map {
      index.id(of: $0) + index.text(of: $0, part: .title) + index.text(of: $0, part: .body)
    } + [positions.description]
  }

  private func copy(
    of storage: SectionStorage, change: (SectionID, inout [UInt8]) -> Void
  ) -> SectionStorage {
    let copy = SectionStorage()
    for section in SectionID.stored {
      var bytes = [UInt8](storage.regions[section.rawValue])
      change(section, &bytes)
      var array = GrowingArray<UInt8>()
      bytes.withUnsafeBufferPointer { array.append(contentsOf: $0) }
      copy.adopt(section, &array)
    }
    return copy
  }

  /// Asks for everything once.
  private func exercise(_ index: InvertedIndex) {
    var positions: [UInt32] = []
    for word in (0..<UInt32(index.wordCount)).map(WordID.init) {
      index.positions(of: word, into: &positions)
      _ = index.articles(of: word)
      _ = index.word(index.foldedBytes(word))
      index.postings.list(of: word.rawValue).forEachArticle { _, _ in }
    }
    let terms = (0..<min(4, UInt32(index.wordCount))).map { word in
      RankTerm(WordSet([.init(word: WordID(rawValue: word), rule: .folded)]))
    }
    var ranker = Ranker(index, terms: terms)
    _ = try? ranker.best(2)
    for position in 0..<UInt32(index.positionCount) {
      _ = index.sentence(index.sentence(at: position))
      _ = index.paragraphPositions(at: position)
      let article = index.article(at: position)
      _ = index.text(
        of: article, part: index.part(of: position), bytes: index.bytes(of: position))
    }
    for article in (0..<UInt32(index.articleCount)).map(ArticleID.init) {
      for column in index.columns.indices { _ = index.value(of: article, column: column) }
      _ = (index.date(of: article), index.article(id: index.id(of: article)))
    }
  }
}
