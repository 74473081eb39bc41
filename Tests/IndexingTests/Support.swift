// SPDX-License-Identifier: Apache-2.0
// Building indexes and temporary files for the tests.
import Glibc
import Loading

@testable import Indexing

/// An index of `articles`; small batches make many tokenisers take part.
func makeIndex(
  _ articles: [Article], threads: Int = 2, batchSize: Int = 500
) throws -> InvertedIndex {
  let builder = IndexBuilder(
    threads: threads, batchSize: batchSize, progress: { _ in }, isCancelled: { false })
  for article in articles { try builder.add(article) }
  return try builder.finish()
}

func article(
  _ id: String, source: String = "cnn", title: String? = nil, text: String
) -> Article {
  Article(
    id: id, source: source, title: title.map { Array($0.utf8) }, text: Array(text.utf8),
    origin: Origin(file: "\(id).txt", line: 0))
}

/// A path in the temporary folder that nothing else uses.
func temporaryPath(_ name: String) -> String {
  "/tmp/indexing-tests-\(getpid())-\(UInt64.random(in: .min ... .max))-\(name)"
}

func readFile(_ path: String) -> [UInt8] {
  guard let file = fopen(path, "rb") else { return [] }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return bytes }
    bytes += buffer[..<count]
  }
}

func writeFile(_ path: String, _ bytes: [UInt8]) {
  guard let file = fopen(path, "wb") else { return }
  fwrite(bytes, 1, bytes.count, file)
  fclose(file)
}

/// The bytes of the snapshot of an index.
func snapshotBytes(_ index: InvertedIndex) throws -> [UInt8] {
  let path = temporaryPath("bytes")
  defer { unlink(path) }
  try index.write(to: path)
  return readFile(path)
}

/// An index over sections that are proved to fit each other first.
func soundIndex(_ storage: SectionStorage) throws -> InvertedIndex {
  let index = try InvertedIndex(storage)
  try index.validate()
  return index
}
