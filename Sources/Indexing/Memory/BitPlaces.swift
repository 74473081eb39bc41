// SPDX-License-Identifier: Apache-2.0
/// Which bits of a word are 1?

extension UInt64 {
  /// How many numbers more than there are `writePlaces` may write.
  static var placesBeyond: Int { 1 }

  /// Writes the places of the bits that are 1, ascending, each added to `start`, and says how many
  /// they are. Four steps are made at a time, needed or not, so that few branches depend on the bits.
  @inline(__always)
  func writePlaces(addedTo start: UInt32, to output: UnsafeMutablePointer<UInt32>) -> Int {
    var bits = self
    var written = 0
    @inline(__always)
    func step() {
      // With a bit that is 1 the processor need not be asked whether there is one.
      let place = (bits | 1 << 63).trailingZeroBitCount
      output[written] = start &+ UInt32(truncatingIfNeeded: place)
      written &+= bits != 0 ? 1 : 0
      bits &= bits &- 1
    }
    repeat {
      step()
      step()
      step()
      step()
    } while bits != 0
    return written
  }
}
