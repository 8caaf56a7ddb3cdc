// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target of ours; dependencies are not affected by them.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),  // SE-0335
  .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
  .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
]

/// A library target and the tests of the same name.
func library(
  _ name: String,
  _ dependencies: [Target.Dependency] = [],
  tests: [Target.Dependency] = [],
  settings: [SwiftSetting] = []
) -> [Target] {
  [
    .target(name: name, dependencies: dependencies, swiftSettings: strict + settings),
    .testTarget(
      name: "\(name)Tests",
      dependencies: [.byName(name: name), "TestSupport"] + tests,
      swiftSettings: strict
    ),
  ]
}

let grdb: [Target.Dependency] = [
  .product(name: "GRDB", package: "GRDB.swift"),
  .product(name: "GRDBSQLite", package: "GRDB.swift"),
]

let package = Package(
  name: "Entente",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "EntenteKit", targets: ["EntenteKit"]),
    .library(name: "EntenteGraph", targets: ["EntenteGraph"]),
    .library(name: "EntenteModel", targets: ["EntenteModel"]),
    .executable(name: "entente", targets: ["EntenteCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: library("EntenteGraph", settings: [.strictMemorySafety()])
    + library("EntenteModel", ["EntenteGraph"], tests: ["EntenteGraph"])
    + library(
      "EntenteSnapshots",
      ["EntenteModel", .product(name: "Crypto", package: "swift-crypto")] + grdb,
      tests: ["EntenteModel"] + grdb
    )
    + library("EntenteFormats", ["EntenteModel", "Yams"], tests: ["EntenteModel"])
    + library("EntenteReport", ["EntenteModel"], tests: ["EntenteModel", "EntenteGraph"])
    + [
      .target(
        name: "EntenteKit",
        dependencies: [
          "EntenteGraph", "EntenteModel", "EntenteSnapshots", "EntenteFormats", "EntenteReport",
        ],
        swiftSettings: strict
      ),
      .executableTarget(
        name: "EntenteCommand",
        dependencies: [
          "EntenteModel", "EntenteSnapshots", "EntenteFormats", "EntenteReport",
          .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ],
        swiftSettings: strict
      ),
      .target(
        name: "TestSupport",
        dependencies: ["EntenteGraph", "EntenteModel"],
        path: "Tests/TestSupport",
        swiftSettings: strict
      ),
      .testTarget(
        name: "ReferenceTests",
        dependencies: ["EntenteKit", "EntenteGraph"],
        resources: [.copy("Fixtures")],
        swiftSettings: strict
      ),
      .testTarget(
        name: "EntenteCommandTests",
        dependencies: ["EntenteCommand", "TestSupport"],
        exclude: ["Transcripts"],
        swiftSettings: strict
      ),
      .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: strict),
    ],
  swiftLanguageModes: [.v6]
)
