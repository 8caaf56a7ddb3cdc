// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "EntenteBenchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Entente", path: "..")],
  targets: [
    .executableTarget(
      name: "kernels",
      dependencies: [.product(name: "EntenteGraph", package: "Entente")],
      swiftSettings: [.treatAllWarnings(as: .error)]
    ),
    .executableTarget(
      name: "snapshots",
      dependencies: [.product(name: "EntenteKit", package: "Entente")],
      swiftSettings: [.treatAllWarnings(as: .error)]
    ),
  ],
  swiftLanguageModes: [.v6]
)
