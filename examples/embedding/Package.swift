// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let package = Package(
  name: "embedding",
  dependencies: [.package(name: "fihris", path: "../..")],
  targets: [
    .executableTarget(
      name: "embedding", dependencies: [.product(name: "Fihris", package: "fihris")])
  ]
)
