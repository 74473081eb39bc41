// SPDX-License-Identifier: Apache-2.0
/// Remembers which posting lists of a mapped file have been found sound.
import Glibc
import Synchronization

/// A bit for each word whose list was looked at. Any number of threads may ask at once; a list may
/// then be checked twice.
final class ListProofs: @unchecked Sendable {
  private let sound: UnsafeMutablePointer<Atomic<UInt64>>
  private let size: Int
  private let watch: SnapshotWatch

  init(words: Int, watch: SnapshotWatch) {
    self.watch = watch
    size = (words / 64 + 1) * MemoryLayout<Atomic<UInt64>>.stride
    // Pages that nobody looks at are never made, as those of the heap may be.
    let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let memory, memory != MAP_FAILED else { fatalError("out of memory") }
    sound = memory.assumingMemoryBound(to: Atomic<UInt64>.self)
  }

  deinit { munmap(sound, size) }

  /// Whether the list of a word is sound; a fault is noted if it is not.
  @inline(__always)
  func holds(_ word: UInt32, _ check: () -> Bool) -> Bool {
    let bit = UInt64(1) << UInt64(word & 63)
    if sound[Int(word >> 6)].load(ordering: .relaxed) & bit != 0 { return true }
    guard check() else {
      watch.note(.inconsistent(SectionID.postingBytes.name))
      return false
    }
    sound[Int(word >> 6)].bitwiseOr(bit, ordering: .relaxed)
    return true
  }
}
