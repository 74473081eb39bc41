// SPDX-License-Identifier: Apache-2.0
// How many processors there are, asked of the system.

internal import Glibc

enum Processors {
  /// Processors on line, at least one.
  static var count: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
