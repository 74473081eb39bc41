// SPDX-License-Identifier: Apache-2.0
/// The sections an index consists of, in the order in which a snapshot holds them.

/// Names one array of the index. "Starts" are tables of n + 1 entries, the last one being the end.
enum SectionID: Int, CaseIterable, Sendable {
  // Articles.
  case articlePositions, articleBodies, articleSentences
  case articleDates, articleSources
  case idBytes, idStarts, idOrder
  // Outlets, in order of first appearance.
  case sourceBytes, sourceStarts, sourceFoldedBytes, sourceFoldedStarts
  case sourceArticles, sourceWords, sourceDates
  // Columns of optional text: names, then per column the articles that have a value.
  case columnNameBytes, columnNameStarts, columnKinds, columnStarts
  case columnArticles, columnValues
  case valueBytes, valueStarts, valueNumbers
  // Dictionary: folded words and the printed forms that hang from them.
  case wordBytes, wordBlocks, wordHeads, wordFilter, wordSurfaces
  case wordCounts, wordCountRanks, wordCountValues
  case surfaceBytes, surfaceStarts, surfaceWords
  case surfaceCounts, surfaceCountRanks, surfaceCountValues
  // From keys of spelling to words.
  case spellingKeys, spellingStarts, spellingEntries
  // From keys of spelling to two words in a row that have them together.
  case pairKeys, pairFirsts, pairSeconds
  // Which words are names.
  case nameEvidence
  // Forward list: what stands at each position, and where.
  case forwardSurfaces, forwardGaps, forwardRareGaps, forwardRareGapPositions
  case gapBytes, gapStarts, partTails
  case anchorBytes, anchorArticles
  // Sentences.
  case sentencePositions, sentenceByteStarts, sentenceByteEnds, sentenceParagraphs
  // Utterances: where each begins, what it is, who spoke; names and the spellings of one person.
  case quotePositions, quoteRecordStarts, quoteRecords, quoteSpeakers
  case speakerBytes, speakerStarts, speakerPersons
  // Posting lists.
  case listRows, listLengths, listLengthRanks, listLengthValues
  case postingBytes
  // Of sets of words that are often asked for in how many articles any of them stands.
  case knownSets, knownSetArticles
  // Of the dictionary while an index is built; no snapshot has them.
  case builtWordBytes, builtWordStarts, builtWordCounts, builtSurfaceCounts
  case wordTableTags, wordTableNumbers

  /// Those that an index has and a snapshot holds, in its order.
  static let stored = Array(allCases.prefix(storedCount))
  static var storedCount: Int { builtWordBytes.rawValue }
  /// Those that are needed only while an index is built.
  static let built = Array(allCases.dropFirst(storedCount))

  var name: String { String(describing: self) }
}
