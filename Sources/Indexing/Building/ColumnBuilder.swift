// SPDX-License-Identifier: Apache-2.0
/// Collects the optional texts of articles by column.
import Loading

/// The columns so far: author, url and language always, others as they appear.
struct ColumnBuilder: ~Copyable {
  /// What an article has in a column.
  struct Entry: BitwiseCopyable {
    let column: UInt32
    let article: UInt32
    let value: UInt32
  }

  private var names = BytePoolBuilder("column names")
  private var numbers: [String: Int] = [:]
  /// For each column the last article that has something in it, and 1; 0 for none.
  private var lastArticles: [UInt32] = []
  private var entries = GrowingArray<Entry>()
  private var values = ByteInterner("values")
  /// The fields of the article under way, by column.
  private var fields: [(column: Int, value: String)] = []

  init() {}

  /// Has fetched what `add` will look at.
  func prefetch(_ article: Article) {
    if let author = article.author { values.prefetch(author) }
    if let url = article.url { values.prefetch(url) }
  }

  /// Adds the values an article has.
  ///
  /// - Throws: `IndexError.tooLarge`.
  mutating func add(_ article: Article, as number: UInt32) throws(IndexError) {
    if lastArticles.isEmpty {
      for name in ["author", "url", "language"] { _ = try column(name) }
    }
    if let author = article.author { try add(author, of: number, to: 0) }
    if let url = article.url { try add(url, of: number, to: 1) }
    if let language = article.language { try add(language, of: number, to: 2) }
    fields.removeAll(keepingCapacity: true)
    for (name, value) in article.fields { fields.append((try column(name), value)) }
    // In the order of the columns, so that values are numbered alike whoever adds the article.
    if fields.count > 1 { fields.sort { $0.column < $1.column } }
    for place in fields.indices {
      try add(fields[place].value, of: number, to: fields[place].column)
    }
  }

  /// The first value an article has in a column counts.
  private mutating func add(
    _ value: String, of article: UInt32, to column: Int
  ) throws(IndexError) {
    if lastArticles[column] == article + 1 { return }
    lastArticles[column] = article + 1
    let value = try values.intern(value).number
    entries.append(Entry(column: UInt32(column), article: article, value: value))
  }

  /// The place of the column with this name, a new one if there is none.
  private mutating func column(_ name: String) throws(IndexError) -> Int {
    if let number = numbers[name] { return number }
    try names.append(name)
    numbers[name] = lastArticles.count
    lastArticles.append(0)
    return lastArticles.count - 1
  }

  /// Hands everything over to `storage`.
  mutating func seal(into storage: SectionStorage) {
    var numbers = GrowingArray<Double>(capacity: values.count)
    for value in 0..<values.count {
      numbers.append(CanonicalNumber.parse(values.pool[value]) ?? .nan)
    }
    var starts = GrowingArray<UInt32>(zeros: lastArticles.count + 1)
    for entry in entries.elements { starts[Int(entry.column) + 1] += 1 }
    for column in lastArticles.indices { starts[column + 1] += starts[column] }
    var kinds = GrowingArray<UInt8>()
    for column in lastArticles.indices { kinds.append(starts[column] < starts[column + 1] ? 1 : 0) }
    var articles = GrowingArray<UInt32>(zeros: entries.count)
    var codes = GrowingArray<UInt32>(zeros: entries.count)
    var next = starts.elements.map { Int($0) }
    for entry in entries.elements {
      let column = Int(entry.column)
      if numbers[Int(entry.value)].isNaN { kinds[column] = 0 }
      articles[next[column]] = entry.article
      codes[next[column]] = entry.value
      next[column] += 1
    }
    names.seal(into: storage, bytes: .columnNameBytes, starts: .columnNameStarts)
    storage.adopt(.columnKinds, &kinds)
    storage.adopt(.columnStarts, &starts)
    storage.adopt(.columnArticles, &articles)
    storage.adopt(.columnValues, &codes)
    values.seal(into: storage, bytes: .valueBytes, starts: .valueStarts)
    storage.adopt(.valueNumbers, &numbers)
  }
}

/// Numbers as a program writes them, so that text and number say the same.
enum CanonicalNumber {
  /// The most digits a `Double` keeps as they are; longer ones are names, not quantities.
  private static let maxDigits = 15

  /// The number written as an optional `-`, digits without a needless 0 in front, and optionally
  /// `.` and digits; nil for anything else.
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    let isNegative = bytes.first == UInt8(ascii: "-")
    var digits = 0
    var mantissa = 0
    var point: Int?
    for byte in bytes.dropFirst(isNegative ? 1 : 0) {
      if byte == UInt8(ascii: "."), point == nil, digits > 0 {
        point = digits
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), digits < maxDigits else {
        return nil
      }
      // A second digit before the point after a leading 0.
      if digits == 1, mantissa == 0, point == nil { return nil }
      mantissa = 10 * mantissa + Int(byte - UInt8(ascii: "0"))
      digits += 1
    }
    guard digits > 0, point != digits, !(isNegative && mantissa == 0) else { return nil }
    var scale = 1.0
    for _ in (point ?? digits)..<digits { scale *= 10 }
    let value = Double(mantissa) / scale
    return isNegative ? -value : value
  }
}
