// SPDX-License-Identifier: Apache-2.0
// Where bytes come from: a file, standard input, or gzip data in one of them.
import CZlib
import Glibc

/// A stream of bytes.
protocol ByteSource: AnyObject {
  /// Fills the start of `buffer`, which is not empty, and returns how many bytes came; 0 is the
  /// end, now and ever after.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(LoadError) -> Int
}

/// A file that is open for reading.
final class FileSource: ByteSource {
  let path: FilePath
  /// Bytes read so far.
  private(set) var consumed = 0
  /// Called when a signal came while bytes were waited for; throws to give up.
  var interrupted: () throws(LoadError) -> Void = {}
  private let descriptor: Int32
  private let isOwned: Bool

  /// Opens a file.
  init(_ path: FilePath) throws(LoadError) {
    self.path = path
    descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC) }
    isOwned = true
    if descriptor < 0 { throw path.failure(errno) }
  }

  /// Standard input.
  init() {
    path = FilePath("-")
    descriptor = STDIN_FILENO
    isOwned = false
  }

  deinit {
    if isOwned, descriptor >= 0 { close(descriptor) }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(LoadError) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 {
        consumed += count
        return count
      }
      if errno != EINTR { throw path.failure(errno) }
      try interrupted()
    }
  }

  /// The first bytes, at most `limit`.
  func start(_ limit: Int) throws(LoadError) -> [UInt8] {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: limit, alignment: 1)
    defer { buffer.deallocate() }
    var filled = 0
    while filled < limit {
      let count = try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      if count == 0 { break }
      filled += count
    }
    return Array(buffer[..<filled])
  }
}

/// The decompressed bytes of gzip data, member after member.
final class GzipSource: ByteSource {
  private let file: FileSource
  /// At an address of its own, since the decompressor keeps it.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
  /// Between members: at the start, and after the end of each.
  private var isBetweenMembers = true
  private var hasMember = false
  private var isAtEnd = false

  init(_ file: FileSource) throws(LoadError) {
    self.file = file
    stream.initialize(to: z_stream())
    // 15 bits of window, plus 16 for a gzip header and its checksum.
    let status = inflateInit2_(
      stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    if status != Z_OK { throw corrupt("the decompressor did not start (\(status))") }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(LoadError) -> Int {
    stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(clamping: buffer.count)
    let wanted = Int(stream.pointee.avail_out)
    while !isAtEnd, Int(stream.pointee.avail_out) == wanted {
      if stream.pointee.avail_in == 0, try !refill() { break }
      if isBetweenMembers, skipPadding() { continue }
      isBetweenMembers = false
      try inflateBlock()
    }
    return wanted - Int(stream.pointee.avail_out)
  }

  /// Reads more compressed bytes; false at the end, which must lie between members.
  private func refill() throws(LoadError) -> Bool {
    let count = try file.read(into: input)
    stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_in = UInt32(count)
    if count > 0 { return true }
    guard isBetweenMembers, hasMember else { throw corrupt("the data is cut short") }
    isAtEnd = true
    return false
  }

  /// Passes over the zeros with which tapes and block devices fill up, as gzip does; true when that
  /// was all there is for now.
  private func skipPadding() -> Bool {
    guard hasMember else { return false }
    while stream.pointee.avail_in > 0, stream.pointee.next_in.pointee == 0 {
      stream.pointee.next_in += 1
      stream.pointee.avail_in -= 1
    }
    return stream.pointee.avail_in == 0
  }

  private func inflateBlock() throws(LoadError) {
    switch inflate(stream, Z_NO_FLUSH) {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END:
      isBetweenMembers = true
      hasMember = true
      inflateReset(stream)
    default:
      throw corrupt(stream.pointee.msg.map { String(cString: $0) } ?? "not gzip data")
    }
  }

  private func corrupt(_ reason: String) -> LoadError {
    .corruptGzip(path: file.path.text, reason: reason)
  }
}
