// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A floor of the house: a Swift module and the lower floors it may know.
func floor(_ name: String, on lower: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: lower, swiftSettings: strict)
}

/// The tests of one floor; what they read from the source tree is excluded from the build.
func tests(
  _ name: String, of floors: [Target.Dependency], excluding data: [String] = []
) -> Target {
  .testTarget(name: name, dependencies: floors, exclude: data, swiftSettings: strict)
}

let package = Package(
  name: "fihris",
  products: [
    .executable(name: "fihris", targets: ["FihrisCLI"]),
    .library(name: "Fihris", targets: ["Fihris"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // System libraries.
    .systemLibrary(
      name: "CLibedit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    // Headers of a few lines of C.
    .systemLibrary(name: "CByteBits"),
    .systemLibrary(name: "CPrefetch"),
    .target(name: "CLineEditing", dependencies: ["CLibedit"]),

    // The floors, lowest first.
    floor("ArabicText", on: ["CByteBits"]),
    floor("Quotes", on: ["ArabicText"]),
    floor("Loading", on: ["CByteBits", "CZlib", "CYAML"]),
    floor("Indexing", on: ["Quotes", "ArabicText", "Loading", "CByteBits", "CPrefetch"]),
    floor("Syntax"),
    floor("Planning", on: ["Syntax", "Indexing", "Quotes", "Loading", "ArabicText"]),
    floor("Engine", on: ["Planning", "Syntax", "Indexing", "Quotes", "Loading", "ArabicText"]),
    floor("Fihris", on: ["Engine", "Planning", "Syntax", "Indexing", "Loading", "ArabicText"]),
    floor("Rendering", on: ["Fihris"]),
    floor("LineEditor", on: ["CLineEditing", "CLibedit"]),
    .executableTarget(
      name: "FihrisCLI",
      dependencies: [
        "Fihris", "Rendering", "LineEditor",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Learns the tables of ArabicText's spellings and names; no product.
    .executableTarget(
      name: "SpellingTrainer", dependencies: ["ArabicText"], exclude: ["learn-name-letters.py"],
      swiftSettings: strict),

    // Test support and tests.
    .target(name: "PseudoTerminal", path: "Tests/PseudoTerminal", swiftSettings: strict),
    .executableTarget(
      name: "line-editor-probe", dependencies: ["LineEditor"], path: "Tests/LineEditorProbe",
      swiftSettings: strict),
    // Measures an inner step that no host program sees alone; no product.
    .executableTarget(
      name: "expansion-speed",
      dependencies: ["Engine", "Planning", "Syntax", "Indexing", "Loading"],
      path: "Tests/ExpansionSpeed", swiftSettings: strict),
    tests("ArabicTextTests", of: ["ArabicText"], excluding: ["Golden"]),
    tests("QuotesTests", of: ["Quotes", "ArabicText"], excluding: ["Golden"]),
    tests("IndexingTests", of: ["Indexing", "Quotes", "Loading", "ArabicText"]),
    tests("ArchitectureTests", of: []),
    tests(
      "EngineTests", of: ["Fihris", "Syntax", "Indexing", "Loading", "ArabicText"],
      excluding: ["Golden"]),
    tests("FihrisTests", of: ["Fihris"]),
    tests("LineEditorTests", of: ["LineEditor", "PseudoTerminal", "line-editor-probe"]),
    tests("LoadingTests", of: ["Loading", "CZlib"]),
    tests("RenderingTests", of: ["Rendering", "Fihris"], excluding: ["Golden"]),
    tests("SyntaxTests", of: ["Syntax"], excluding: ["Golden"]),
    tests("CLITests", of: ["FihrisCLI", "PseudoTerminal"]),
    tests(
      "DocumentationTests",
      of: ["Fihris", "Rendering", "Syntax", "FihrisCLI", "PseudoTerminal"]),
  ]
)
