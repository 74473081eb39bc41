// SPDX-License-Identifier: Apache-2.0
// What a cue promises before it is known how far its content goes, and what becomes of it.

/// A cue with its frame: who may have spoken, and where the content begins.
struct Frame {
  /// The words of the cue.
  var cue: Range<Int>
  /// What its verb takes.
  var frames: Frames
  var isVerb: Bool
  var form: VerbForm
  var cueClass: Utterance.CueClass
  var rule: Utterance.Rule
  /// The speaker's words, nil where implicit.
  var speaker: Range<Int>?
  var source: Utterance.SpeakerSource
  /// The first word of the content, and its first byte.
  var content: Int
  var contentByte: Int
  /// The quotation that the content begins with, or -1.
  var quotation = -1
  /// For attribution after its clause: where the content ends.
  var contentEnd: Int?
  /// A quotation before the cue that is part of what is said, or -1.
  var before = -1
}

/// An utterance under way: words instead of bytes where names must still be resolved.
struct Draft {
  var frame: Frame
  /// Bytes of the content.
  var span: Range<Int>
  /// Bytes of a quotation before the cue that is content too.
  var spanBefore: Range<Int>?
  var words: Range<Int>
  var kind: Utterance.Kind
  /// It stands inside the content of another.
  var isNested = false

  /// Where the content begins.
  var firstByte: Int { spanBefore?.lowerBound ?? span.lowerBound }
}
