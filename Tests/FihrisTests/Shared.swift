// SPDX-License-Identifier: Apache-2.0
// Material beside the checkout that some tests want; without it they are skipped, saying so.

import Foundation

enum Shared {
  /// The folder beside the checkout, or where FIHRIS_SHARED says.
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["FIHRIS_SHARED"] {
      return URL(filePath: path)
    }
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return root.deletingLastPathComponent().appending(path: "shared")
  }()

  /// The path of something in it.
  static func path(_ name: String) -> String { folder.appending(path: name).path() }

  /// Whether it is there.
  static func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
}
