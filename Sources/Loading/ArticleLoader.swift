// SPDX-License-Identifier: Apache-2.0
// Reads every article of the given corpus paths, in a fixed order, and reports what was wrong.

/// Loads articles from folders, files and standard input.
package struct ArticleLoader: Sendable {
  package init() {}
}
