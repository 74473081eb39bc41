// SPDX-License-Identifier: Apache-2.0
// Learns the tables of the level `like` from public lists of names, and measures them.

import ArabicText
import Foundation

let usage = """
  usage: SpellingTrainer --google ar2en.txt --wikidata wd_arabic.tokens --names KEPT
           [--arabic-gold GOLD --latin-gold GOLD] [--output SpellingWeights.swift]

  Learns from the names whose Arabic spelling is in KEPT (one a line, or JSON lines with `text`).
  With gold files, measures by cross-validation over the same names as a pool: a name is judged by
  a model that has not seen its Latin spelling. With an output, learns from all and writes.
  """

func argument(_ name: String) -> String? {
  let arguments = CommandLine.arguments
  guard let place = arguments.firstIndex(of: name), place + 1 < arguments.count else { return nil }
  return arguments[place + 1]
}

/// The model of all parts but one, judgements included.
func learned(_ gathering: ExampleGathering, _ learning: ModelLearning, without part: Int?)
  -> SpellingModel
{
  var model = learning.model(without: Set(part.map { [$0] } ?? []))
  let examples = gathering.examples(without: part)
  model.arabicJudgement = JudgementLearning.learn(examples.arabic)
  model.latinJudgement = JudgementLearning.learn(examples.latin)
  return model
}

func line(_ label: String, _ tally: Tally) -> String {
  String(
    format: "%@: P %.4f R %.4f F1 %.4f; keys reach %.4f with %.1f candidates; %d queries", label,
    tally.precision, tally.recall, tally.f1,
    Double(tally.reached) / Double(max(tally.wanted, 1)),
    Double(tally.candidates) / Double(max(tally.queries, 1)), tally.queries)
}

func report(_ name: String, _ tallies: [Int: Tally]) {
  var all = Tally()
  for (length, tally) in tallies.sorted(by: { $0.key < $1.key }) {
    print(line("  \(length) letters", tally))
    all.right += tally.right
    all.found += tally.found
    all.wanted += tally.wanted
    all.reached += tally.reached
    all.candidates += tally.candidates
    all.queries += tally.queries
  }
  print(line(name, all))
}

guard let google = argument("--google"), let wikidata = argument("--wikidata"),
  let kept = argument("--names")
else {
  print(usage)
  exit(2)
}

let names = try Names(transliteration: google, tokens: wikidata, kept: kept)
let learning = ModelLearning(names)
let gathering = ExampleGathering(names, learning)
print(
  "\(names.pairs.count) pairs of \(names.byLatin.count) Latin, \(names.byArabic.count) Arabic names"
)

if let arabicGold = argument("--arabic-gold"), let latinGold = argument("--latin-gold") {
  let models = (0..<Names.parts).map { learned(gathering, learning, without: $0) }
  report("arabic", try Yardstick(pool: kept, gold: arabicGold).measure { models[$0] })
  report("latin", try Yardstick(pool: kept, gold: latinGold).measure { models[$0] })
}
if let output = argument("--output") {
  let model = learned(gathering, learning, without: nil)
  try TableWriting.text(of: model).write(toFile: output, atomically: true, encoding: .utf8)
}
