// SPDX-License-Identifier: Apache-2.0
/// Makes one sorted dictionary of what the tokenisers met.

/// Sorts the printed forms of all tokenisers by (folded bytes, printed bytes) and numbers them, so
/// that a form's final number does not depend on who met it first.
struct VocabularyBuilder: ~Copyable {
  private var words: BytePoolBuilder
  private var wordSurfaces: GrowingArray<UInt32>
  private(set) var surfaces: BytePoolBuilder
  private var surfaceWords: GrowingArray<UInt32>

  /// The final number of each form, by tokeniser and that one's own number.
  let numbers: [[UInt32]]

  /// - Parameter threads: how many work on it; they change nothing else.
  /// - Throws: `IndexError.tooLarge` when all words, or all printed forms, together pass 4 GiB.
  init(_ tokenizers: [BatchTokenizer], threads: Int) throws(IndexError) {
    let forms = SortedForms(tokenizers, threads: threads)
    let starts = try Self.starts(of: forms)
    let numbers = tokenizers.map { SharedArray(count: $0.forms.count, isReadFirst: false) }
    let arrays = DictionaryArrays(starts[forms.shareCount], numbers)
    JoinableThread.share(forms.shareCount, among: threads) { share in
      arrays.write(forms, share, from: starts[share])
    }
    words = BytePoolBuilder("words", &arrays.wordBytes, &arrays.wordStarts)
    surfaces = BytePoolBuilder("printed words", &arrays.surfaceBytes, &arrays.surfaceStarts)
    wordSurfaces = arrays.wordSurfaces.moved()
    surfaceWords = arrays.surfaceWords.moved()
    self.numbers = numbers.map(\.array)
  }

  /// What the shares come to in front of each of them, and of all in the end.
  private static func starts(of forms: SortedForms) throws(IndexError) -> [DictionarySize] {
    var starts = [DictionarySize()]
    for size in forms.sizes { starts.append(starts[starts.count - 1] + size) }
    let total = starts[forms.shareCount]
    if UInt32(exactly: total.wordBytes) == nil { throw .tooLarge(what: "words") }
    if UInt32(exactly: total.surfaceBytes) == nil { throw .tooLarge(what: "printed words") }
    return starts
  }

  /// Hands the dictionary over to `storage`.
  ///
  /// - Parameter surfaceCounts: how often each printed form stands in the corpus.
  mutating func seal(
    into storage: SectionStorage, surfaceCounts: consuming GrowingArray<UInt32>
  ) {
    var wordCounts = GrowingArray<UInt32>(zeros: words.count)
    for surface in 0..<surfaceWords.count {
      wordCounts[Int(surfaceWords[surface])] += surfaceCounts[surface]
    }
    storage.adopt(.builtSurfaceCounts, &surfaceCounts)
    storage.adopt(.builtWordCounts, &wordCounts)
    storage.adopt(.wordSurfaces, &wordSurfaces)
    storage.adopt(.surfaceWords, &surfaceWords)
    words.seal(into: storage, bytes: .builtWordBytes, starts: .builtWordStarts)
    surfaces.seal(into: storage, bytes: .surfaceBytes, starts: .surfaceStarts)
  }
}
