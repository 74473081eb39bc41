// SPDX-License-Identifier: Apache-2.0
// Finds the text files below a folder, in the order of the bytes of their paths.
import Glibc

/// What lies below a folder.
struct FolderListing {
  /// A file, by its path below the folder.
  struct Entry {
    var path: FilePath
    var size: Int

    /// How many folders lie above it.
    var depth: Int { path.bytes.count { $0 == UInt8(ascii: "/") } }
  }

  /// The text files, sorted by path.
  private(set) var texts: [Entry] = []
  /// The files called `metadata.csv`, sorted by path.
  private(set) var metadata: [Entry] = []
  private let root: FilePath
  private var seen: Set<FileIdentity> = []

  /// Which file of which device.
  private struct FileIdentity: Hashable {
    var device: dev_t
    var inode: ino_t
  }

  /// Lists the folder at `root`. Hidden files and folders are passed over. Links to folders are
  /// followed after all folders proper, and no folder is entered twice, so that links in a circle
  /// end.
  init(_ root: FilePath) throws(LoadError) {
    self.root = root
    var folders = [FilePath(bytes: [])]
    var links: [FilePath] = []
    while let folder = folders.popLast() ?? links.popLast() {
      try enter(folder, &folders, &links)
      if folders.isEmpty { links.sort(by: >) }
    }
    texts.sort { $0.path < $1.path }
    // The farthest up first, so that the nearest has the last word.
    metadata.sort { ($0.depth, $0.path) < ($1.depth, $1.path) }
  }

  /// The path at which a path below the folder can be opened.
  func location(_ path: FilePath) -> FilePath {
    path.bytes.isEmpty ? root : root.appending(path.bytes)
  }

  private mutating func enter(
    _ folder: FilePath, _ folders: inout [FilePath], _ links: inout [FilePath]
  ) throws(LoadError) {
    let status = try location(folder).status()
    guard seen.insert(FileIdentity(device: status.st_dev, inode: status.st_ino)).inserted else {
      return
    }
    for name in try FolderListing.names(in: location(folder)) {
      let path = folder.appending(name)
      try sort(path, &folders, &links)
    }
  }

  private mutating func sort(
    _ path: FilePath, _ folders: inout [FilePath], _ links: inout [FilePath]
  ) throws(LoadError) {
    let isText = CorpusFormat(path) == .text
    let isMetadata = path.name == FilePath("metadata.csv")
    var own = stat()
    let location = location(path)
    guard location.withCString({ fstatat(AT_FDCWD, $0, &own, AT_SYMLINK_NOFOLLOW) }) == 0 else {
      return
    }
    let isLink = own.st_mode & S_IFMT == S_IFLNK
    // A link that leads nowhere matters only where an article was to be found.
    guard isText || isMetadata || isLink || own.isFolder else { return }
    guard let status = try isText ? location.status() : try? location.status() else { return }
    if status.isFolder {
      if isLink { links.append(path) } else { folders.append(path) }
    } else if status.isRegular {
      let entry = Entry(path: path, size: Int(status.st_size))
      if isMetadata { metadata.append(entry) } else if isText { texts.append(entry) }
    }
  }

  /// The names in a folder, hidden ones left out.
  private static func names(in folder: FilePath) throws(LoadError) -> [[UInt8]] {
    guard let directory = folder.withCString({ opendir($0) }) else { throw folder.failure(errno) }
    defer { closedir(directory) }
    var names: [[UInt8]] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name.first != UInt8(ascii: ".") { names.append(name) }
    }
    return names
  }
}
