// SPDX-License-Identifier: Apache-2.0
// What is told of a claim and of its wordings: who speaks, who carries it, what is left out.

import Indexing
import Planning

extension ClaimTable {
  /// The name of the person whom most of the utterances are of; of equals the one of the fullest
  /// wording, then the first.
  func speaker(of claim: Claim) -> String? {
    var counts: [SpeakerID: Int] = [:]
    var persons: [SpeakerID] = []
    for wording in [claim.fullest] + Array(claim.wordings) {
      guard let speaker = index.speaker(of: quote(wording)) else { continue }
      let person = index.person(of: speaker)
      if counts[person] == nil { persons.append(person) }
      counts[person, default: 0] += 1
    }
    let most = persons.map { counts[$0] ?? 0 }.max()
    return persons.first { counts[$0] == most }.map { index.name(of: $0) }
  }

  /// The outlets that carry it, the first one first.
  func sources(of claim: Claim) -> [String] {
    var seen = Set<Int>()
    return claim.wordings.map(source).filter { seen.insert($0).inserted }
      .map { index.sources[$0].name }
  }

  /// The outlet of a wording.
  private func source(_ wording: Int) -> Int {
    index.source(of: index.article(at: index.position(of: quote(wording))))
  }

  /// How far the wordings agree with the fullest one, 0...1, on average; nil where there is but one.
  func agreement(of claim: Claim) -> Double? {
    let others = claim.wordings.filter { $0 != claim.fullest }
    guard !others.isEmpty else { return nil }
    let sum = others.reduce(0.0) { $0 + (comparison(ofWording: $1)?.agreement ?? 0) }
    return (1_000 * sum / Double(others.count)).rounded() / 1_000
  }

  /// For each outlet what it leaves out though others have it, by its fullest wording:
  /// `ap: وقف مفاوضات الأسلحة`.
  func omissions(of claim: Claim) -> [String] {
    guard claim.wordings.count > 1 else { return [] }
    var fullest: [(source: Int, wording: Int, weight: Float)] = []
    for wording in claim.wordings {
      let weight = words(wording).reduce(0) { $0 + $1.weight }
      if let place = fullest.firstIndex(where: { $0.source == source(wording) }) {
        if weight > fullest[place].weight { fullest[place] = (source(wording), wording, weight) }
      } else {
        fullest.append((source(wording), wording, weight))
      }
    }
    return fullest.compactMap { source, wording, _ in
      let omitted = comparison(ofWording: wording)?.omissions ?? []
      guard !omitted.isEmpty else { return nil }
      return "\(index.sources[source].name): \(omitted.joined(separator: " … "))"
    }
  }

  func kind(ofWording wording: Int) -> WordingKind {
    if claim(ofWording: wording).fullest == wording { return .fullest }
    return comparison(ofWording: wording)?.kind ?? .fullest
  }

  /// A wording beside the fullest one of its claim, that one beside the fullest of the rest; nil
  /// where there is but one.
  func comparison(ofWording wording: Int) -> WordingComparison? {
    let claim = claim(ofWording: wording)
    guard claim.wordings.count > 1 else { return nil }
    let other = wording == claim.fullest ? claim.second : claim.fullest
    return WordingComparison(
      index, index.quote(quote(wording)), words(wording), against: index.quote(quote(other)),
      words(other))
  }
}
