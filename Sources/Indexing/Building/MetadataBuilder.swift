// SPDX-License-Identifier: Apache-2.0
/// Collects ids, outlets, dates and columns of the articles.
import ArabicText
import Loading

/// What is known of each article beside its texts.
struct MetadataBuilder: ~Copyable {
  private var ids = ByteInterner("ids")
  private var sources = ByteInterner("sources")
  private var sourcesFolded = BytePoolBuilder("sources")
  private var articleSources = GrowingArray<UInt32>()
  private var articleDates = GrowingArray<Int32>()
  private var columns = ColumnBuilder()
  /// Files in order of appearance, and for each article the file's place there and the line.
  private var files: [String] = []
  private var origins: [(file: Int, line: Int)] = []

  var articleCount: Int { articleDates.count }

  /// Adds an article.
  ///
  /// - Throws: `IndexError.duplicateID`, `IndexError.tooLarge`.
  mutating func add(_ article: Article) throws(IndexError) {
    guard articleCount < Int(UInt32.max) / 2 else { throw .tooLarge(what: "articles") }
    ids.prefetch(article.id)
    columns.prefetch(article)
    let (number, isNew) = try ids.intern(article.id)
    guard isNew else {
      let first = origins[Int(number)]
      throw .duplicateID(
        id: article.id, first: Origin(file: files[first.file], line: first.line).description,
        second: article.origin.description)
    }
    noteOrigin(article.origin)
    let (source, isNewSource) = try sources.intern(article.source)
    if isNewSource {
      try sourcesFolded.append(Folding.fold(article.source))
    }
    try columns.add(article, as: UInt32(number))
    articleSources.append(source)
    articleDates.append(PackedDate(article.date).rawValue)
  }

  /// Hands everything over to `storage`.
  mutating func seal(into storage: SectionStorage) {
    var order = idOrder()
    storage.adopt(.idOrder, &order)
    ids.seal(into: storage, bytes: .idBytes, starts: .idStarts)
    sources.seal(into: storage, bytes: .sourceBytes, starts: .sourceStarts)
    sourcesFolded.seal(
      into: storage, bytes: .sourceFoldedBytes, starts: .sourceFoldedStarts)
    storage.adopt(.articleSources, &articleSources)
    storage.adopt(.articleDates, &articleDates)
    columns.seal(into: storage)
  }

  private borrowing func idOrder() -> GrowingArray<UInt32> {
    var order = GrowingArray<UInt32>(capacity: ids.count)
    for article in 0..<ids.count { order.append(UInt32(article)) }
    var buffer = UnsafeMutableBufferPointer(start: order.base, count: order.count)
    buffer.sort { compareBytes(ids.pool[Int($0)], ids.pool[Int($1)]) < 0 }
    return order
  }

  private mutating func noteOrigin(_ origin: Origin) {
    if files.last != origin.file { files.append(origin.file) }
    origins.append((files.count - 1, origin.line))
  }
}
