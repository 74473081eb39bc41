// SPDX-License-Identifier: Apache-2.0
// A line on a terminal that tells how far a long load is.

internal import Fihris
internal import Glibc

/// Draws on standard error, once a load has taken half a second; nothing where no terminal is.
struct ProgressBar {
  private let isShown = StandardStream.errors.isTerminal
  private let start = Clock.seconds()
  private var lastDrawn = 0.0

  /// Seconds before the bar appears.
  private static let patience = 0.5
  /// Seconds between two drawings.
  private static let pause = 0.1
  private static let cells = 30

  /// Tells how far the load is.
  mutating func show(_ progress: LoadProgress) {
    guard isShown else { return }
    let now = Clock.seconds()
    guard now - start > ProgressBar.patience, now - lastDrawn > ProgressBar.pause else { return }
    lastDrawn = now
    StandardStream.errors.tryWrite("\r" + line(progress) + "\u{1B}[K")
  }

  /// Takes the bar away.
  func clear() {
    if lastDrawn > 0 { StandardStream.errors.tryWrite("\r\u{1B}[K") }
  }

  private func line(_ progress: LoadProgress) -> String {
    let count = "\(progress.articles) articles"
    guard let total = progress.bytesTotal, total > 0 else { return "loading  \(count)" }
    let share = min(max(Double(progress.bytesRead) / Double(total), 0), 1)
    let filled = Int(share * Double(ProgressBar.cells))
    let bar =
      String(repeating: "█", count: filled)
      + String(repeating: "░", count: ProgressBar.cells - filled)
    return "loading  \(bar)  \(Int(share * 100)) %  \(count)"
  }
}

/// Time that only goes forward.
enum Clock {
  static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
