// SPDX-License-Identifier: Apache-2.0
/// Tokenises batches on several threads and gives them back in the order in which they came.
import Glibc

/// A few tokenisers that take turns: batch n goes to tokeniser n modulo their number. While one is
/// at work its next batch may wait for it already, so that it need not wait for the others.
struct TokenizingCrew {
  let tokenizers: [BatchTokenizer]
  /// Batches handed out and not yet taken back, oldest first.
  private var underWay: [(batch: TextBatch, thread: JoinableThread?)] = []
  /// Says that the tokeniser's last batch is done.
  private var signals: [Signal?]
  private var submitted = 0

  /// - Parameters:
  ///   - threads: 1 or more; with 1 the calling thread does the work.
  ///   - findsQuotes: whether to look for who said what.
  init(threads: Int, findsQuotes: Bool) {
    tokenizers = (0..<max(threads, 1)).map { _ in BatchTokenizer(findsQuotes: findsQuotes) }
    signals = tokenizers.map { _ in nil }
  }

  /// Whether the oldest batch must be taken back before another one can be submitted.
  var isBusy: Bool { underWay.count == (tokenizers.count > 1 ? 2 * tokenizers.count : 1) }

  /// Whether nothing was submitted yet.
  var isIdle: Bool { submitted == 0 }

  /// - Precondition: not `isBusy`.
  mutating func submit(_ batch: TextBatch) {
    let number = submitted % tokenizers.count
    batch.tokenizer = number
    submitted += 1
    let tokenizer = tokenizers[number]
    let (before, done) = (signals[number], Signal())
    signals[number] = done
    let work: @Sendable () -> Void = {
      before?.wait()
      tokenizer.tokenize(batch)
      done.give()
    }
    let thread = tokenizers.count > 1 ? JoinableThread(work) : nil
    if thread == nil { work() }
    underWay.append((batch, thread))
  }

  /// Waits for the oldest batch; nil if none is under way.
  mutating func takeOldest() -> TextBatch? {
    guard !underWay.isEmpty else { return nil }
    let (batch, thread) = underWay.removeFirst()
    thread?.join()
    return batch
  }

  /// Frees the memory that only further batches need, when all were taken back.
  mutating func retire() {
    for tokenizer in tokenizers { tokenizer.forms.forgetPieces() }
  }

  /// Waits for all batches and forgets them.
  mutating func abandon() {
    while takeOldest() != nil {}
  }
}

/// Given once by one thread and waited for once by another.
private final class Signal: @unchecked Sendable {
  private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  init() { sem_init(semaphore, 0, 0) }

  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  func give() { sem_post(semaphore) }

  func wait() {
    while sem_wait(semaphore) != 0, errno == EINTR {}
  }
}
