// SPDX-License-Identifier: Apache-2.0
/// Tokenises batches on several threads and gives them back in the order in which they came.

/// A few tokenisers that take turns: batch n goes to tokeniser n modulo their number, which is
/// free once batch n − number has been taken back. So there is nothing to lock.
struct TokenizingCrew {
  let tokenizers: [BatchTokenizer]
  /// Batches handed out and not yet taken back, oldest first.
  private var underWay: [(batch: TextBatch, thread: JoinableThread?)] = []
  private var submitted = 0

  /// - Parameters:
  ///   - threads: 1 or more; with 1 the calling thread does the work.
  ///   - findsQuotes: whether to look for who said what.
  init(threads: Int, findsQuotes: Bool) {
    tokenizers = (0..<max(threads, 1)).map { _ in BatchTokenizer(findsQuotes: findsQuotes) }
  }

  /// Whether the oldest batch must be taken back before another one can be submitted.
  var isBusy: Bool { underWay.count == tokenizers.count }

  /// Whether nothing was submitted yet.
  var isIdle: Bool { submitted == 0 }

  /// - Precondition: not `isBusy`.
  mutating func submit(_ batch: TextBatch) {
    batch.tokenizer = submitted % tokenizers.count
    submitted += 1
    let tokenizer = tokenizers[batch.tokenizer]
    let thread =
      tokenizers.count > 1 ? JoinableThread { tokenizer.tokenize(batch) } : nil
    if thread == nil { tokenizer.tokenize(batch) }
    underWay.append((batch, thread))
  }

  /// Waits for the oldest batch; nil if none is under way.
  mutating func takeOldest() -> TextBatch? {
    guard !underWay.isEmpty else { return nil }
    let (batch, thread) = underWay.removeFirst()
    thread?.join()
    return batch
  }

  /// Waits for all batches and forgets them.
  mutating func abandon() {
    while takeOldest() != nil {}
  }
}
