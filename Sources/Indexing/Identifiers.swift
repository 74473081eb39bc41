// SPDX-License-Identifier: Apache-2.0
/// The numbers by which articles, words, printed forms, sentences and word positions are known.

/// A word's place in the corpus: all words of all articles are one sequence, an article's title
/// before its body, articles in the order in which they were added.
package typealias Position = UInt32

/// An article's rank in the order in which articles were added, from 0.
package struct ArticleID: RawRepresentable, Hashable, Comparable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A folded word's rank in the order of its UTF-8 bytes, from 0.
package struct WordID: RawRepresentable, Hashable, Comparable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A printed form's rank in the order of (folded bytes, printed bytes), from 0.
package struct SurfaceID: RawRepresentable, Hashable, Comparable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A sentence's rank in the order of the text, from 0, over the whole corpus.
package struct SentenceID: RawRepresentable, Hashable, Comparable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The two texts of an article; byte offsets count in each on its own.
package enum Part: UInt8, Hashable, Sendable, CaseIterable {
  case title
  case body
}
