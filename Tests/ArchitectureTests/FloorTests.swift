// SPDX-License-Identifier: Apache-2.0
// Keeps the direction of the floors: reads the package's own description, and every import.

import Foundation
import Testing

/// The floors from the lowest to the highest.
private let floors = [
  "ArabicText", "Quotes", "Loading", "Indexing", "Syntax", "Planning", "Engine", "Fihris",
  "Rendering", "LineEditor", "FihrisCLI",
]

/// Floors that know no other floor.
private let independent = ["ArabicText", "Loading", "Syntax", "LineEditor"]

/// What each floor above the façade may see of the house.
private let hosts = ["Rendering": ["Fihris"], "FihrisCLI": ["Fihris", "LineEditor", "Rendering"]]

private let root = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The floors a floor declares in Package.swift.
private func declared(_ floor: String) throws -> [String] {
  let manifest = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
  let target =
    floor == "FihrisCLI" ? "executableTarget\\(\\s*name: \"FihrisCLI\"" : "floor\\(\"\(floor)\""
  let names = try #require(manifest.firstMatch(of: try Regex("(?s)\(target)(.*?)\\]")))
  return floors.filter { $0 != floor && names.output[1].substring?.contains("\"\($0)\"") == true }
}

/// The floors that the sources of a floor import.
private func imported(_ floor: String) throws -> Set<String> {
  let folder = root.appending(path: "Sources/\(floor)")
  let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
  var result = Set<String>()
  for case let file as URL in files?.allObjects ?? [] where file.pathExtension == "swift" {
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      let words = line.split(separator: " ")
      if let place = words.firstIndex(of: "import"), place <= 1, place + 1 < words.count {
        result.insert(String(words[place + 1]))
      }
    }
  }
  return result
}

@Test(arguments: floors)
func `a floor imports only floors below it, and only those it declares`(_ floor: String) throws {
  let below = floors.prefix { $0 != floor }
  let imports = try imported(floor).intersection(floors)
  #expect(imports.isSubset(of: Set(below)))
  #expect(imports.isSubset(of: Set(try declared(floor))))
}

@Test(arguments: independent)
func `the lowest floors know no other floor`(_ floor: String) throws {
  #expect(try imported(floor).intersection(floors).isEmpty)
}

@Test(arguments: ["Rendering", "FihrisCLI"])
func `what stands above the façade sees the façade alone`(_ floor: String) throws {
  #expect(try imported(floor).intersection(floors).isSubset(of: Set(hosts[floor] ?? [])))
}

/// Lines of a floor's sources, comments aside, that match.
private func lines(of floor: String, matching pattern: String) throws -> [String] {
  let folder = root.appending(path: "Sources/\(floor)")
  let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
  let regex = try Regex(pattern)
  var found: [String] = []
  for case let file as URL in files?.allObjects ?? [] where file.pathExtension == "swift" {
    let text = try String(contentsOf: file, encoding: .utf8)
    for line in text.split(separator: "\n") where !line.contains("//") {
      if line.firstMatch(of: regex) != nil { found.append("\(file.lastPathComponent): \(line)") }
    }
  }
  return found
}

@Test(arguments: floors.filter { $0 != "FihrisCLI" })
func `only the executable prints and exits`(_ floor: String) throws {
  #expect(try lines(of: floor, matching: #"^\s*(print|exit|abort)\("#) == [])
}

@Test(arguments: floors.filter { $0 != "FihrisCLI" && $0 != "LineEditor" })
func `only the executable and the line editor ask the environment`(_ floor: String) throws {
  #expect(try lines(of: floor, matching: #"getenv\("#) == [])
}

@Test(arguments: [
  "ArabicText", "Quotes", "Indexing", "Syntax", "Planning", "Engine", "Fihris", "LineEditor",
])
func `the core needs no Foundation, which would cost milliseconds at start`(
  _ floor: String
) throws {
  #expect(!(try imported(floor).contains("Foundation")))
}
