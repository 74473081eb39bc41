// SPDX-License-Identifier: Apache-2.0
/// Collects the optional texts of articles by column.
import Loading

/// The columns so far: author, url and language always, others as they appear.
struct ColumnBuilder: ~Copyable {
  private final class Entries {
    var articles = GrowingArray<UInt32>()
    var values = GrowingArray<UInt32>()
  }

  private var names = BytePoolBuilder("column names")
  private var columns: [Entries] = []
  private var numbers: [String: Int] = [:]
  private var values = ByteInterner("values")

  init() {}

  /// Adds the values an article has.
  ///
  /// - Throws: `IndexError.tooLarge`.
  mutating func add(_ article: Article, as number: UInt32) throws(IndexError) {
    if columns.isEmpty {
      for name in ["author", "url", "language"] { _ = try column(name) }
    }
    try add(article.author, of: number, to: 0)
    try add(article.url, of: number, to: 1)
    try add(article.language, of: number, to: 2)
    var others: [(column: Int, value: String)] = []
    for (name, value) in article.fields { others.append((try column(name), value)) }
    // In the order of the columns, so that values are numbered alike whoever adds the article.
    if others.count > 1 { others.sort { $0.column < $1.column } }
    for (column, value) in others { try add(value, of: number, to: column) }
  }

  /// The first value an article has in a column counts.
  private mutating func add(
    _ value: String?, of article: UInt32, to column: Int
  ) throws(IndexError) {
    guard let value else { return }
    let entries = columns[column]
    let last = entries.articles.count - 1
    if last >= 0, entries.articles[last] == article { return }
    entries.articles.append(article)
    entries.values.append(try values.intern(value).number)
  }

  /// The place of the column with this name, a new one if there is none.
  private mutating func column(_ name: String) throws(IndexError) -> Int {
    if let number = numbers[name] { return number }
    try names.append(name)
    numbers[name] = columns.count
    columns.append(Entries())
    return columns.count - 1
  }

  /// Hands everything over to `storage`.
  mutating func seal(into storage: SectionStorage) {
    var numbers = GrowingArray<Double>(capacity: values.count)
    for value in 0..<values.count {
      numbers.append(CanonicalNumber.parse(values.pool[value]) ?? .nan)
    }
    var kinds = GrowingArray<UInt8>()
    var starts = GrowingArray<UInt32>()
    var articles = GrowingArray<UInt32>()
    var codes = GrowingArray<UInt32>()
    starts.append(0)
    for column in columns {
      var isNumeric = column.values.count > 0
      for entry in 0..<column.values.count where numbers[Int(column.values[entry])].isNaN {
        isNumeric = false
      }
      kinds.append(isNumeric ? 1 : 0)
      articles.append(contentsOf: column.articles.elements)
      codes.append(contentsOf: column.values.elements)
      starts.append(UInt32(articles.count))
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
