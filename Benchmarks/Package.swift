// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// A package of its own, so that what it measures is what a host program can do: it sees the façade.
let package = Package(
  name: "fihris-benchmarks",
  products: [
    .executable(name: "fihris-bench", targets: ["fihris-bench"]),
    .executable(name: "fihris-micro", targets: ["fihris-micro"]),
  ],
  dependencies: [.package(name: "fihris", path: "..")],
  targets: [
    .target(
      name: "Measuring", dependencies: [.product(name: "Fihris", package: "fihris")],
      swiftSettings: strict),
    .executableTarget(
      name: "fihris-bench",
      dependencies: ["Measuring", .product(name: "Fihris", package: "fihris")],
      swiftSettings: strict),
    .executableTarget(
      name: "fihris-micro",
      dependencies: ["Measuring", .product(name: "Fihris", package: "fihris")],
      swiftSettings: strict),
  ]
)
