// swift-tools-version: 6.1
import PackageDescription

/// The rooms of the house. What each may import is its specification: `Tests/EndToEnd` reads the
/// imports and fails on a breach.
let package = Package(
  name: "WhoCounts",
  products: [
    .executable(name: "whocounts", targets: ["CLI"]),
    .executable(name: "bench", targets: ["Bench"]),
    .library(name: "WhoCounts", targets: ["WhoCounts"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CCairo", pkgConfig: "cairo", providers: [.apt(["libcairo2-dev"])]),
    .systemLibrary(
      name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
    .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(name: "CGLib", pkgConfig: "glib-2.0", providers: [.apt(["libglib2.0-dev"])]),
    .systemLibrary(name: "CCLP", pkgConfig: "clp", providers: [.apt(["coinor-libclp-dev"])]),

    .target(name: "Bytes", dependencies: ["CGLib"]),
    .target(name: "Statistics"),
    .target(
      name: "FileFormats",
      dependencies: ["Bytes", "CZip", "CZlib", "CXML", .product(name: "Yams", package: "Yams")]),
    .target(name: "Wording", dependencies: ["Bytes"], resources: [.copy("Resources")]),
    .target(name: "SDGModel", dependencies: ["Bytes"], resources: [.copy("Resources")]),
    .target(name: "Charts", dependencies: ["Bytes", "Wording"]),
    .target(name: "CairoBackend", dependencies: ["Charts", "CCairo", "CPango", "CPNG"]),
    .target(name: "Ingest", dependencies: ["FileFormats", "Statistics", "SDGModel", "Bytes"]),
    .target(name: "Disclosure", dependencies: ["SDGModel", "Statistics", "CCLP"]),
    .target(name: "Analysis", dependencies: ["Disclosure", "SDGModel", "Statistics"]),
    .target(
      name: "Renderer",
      dependencies: [
        "Analysis", "Disclosure", "CairoBackend", "Charts", "FileFormats", "Wording", "SDGModel",
        "Bytes",
      ], resources: [.copy("Resources")]),
    .target(
      name: "WhoCounts",
      dependencies: [
        "Renderer", "Analysis", "Disclosure", "Ingest", "CairoBackend", "Charts", "FileFormats",
        "Wording", "SDGModel", "Statistics", "Bytes",
      ]),
    .executableTarget(
      name: "CLI",
      dependencies: [
        "WhoCounts", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .executableTarget(
      name: "Bench",
      dependencies: ["WhoCounts", "Disclosure", "Ingest", "FileFormats", "SDGModel", "Bytes"],
      path: "Benchmarks/Bench"),

    .target(name: "TestSupport", dependencies: ["Bytes"], path: "Tests/Support"),
    .testTarget(name: "BytesTests", dependencies: ["Bytes", "TestSupport"]),
    .testTarget(name: "StatisticsTests", dependencies: ["Statistics", "TestSupport"]),
    .testTarget(name: "FileFormatsTests", dependencies: ["FileFormats", "TestSupport"]),
    .testTarget(name: "WordingTests", dependencies: ["Wording"]),
    .testTarget(name: "SDGModelTests", dependencies: ["SDGModel", "TestSupport"]),
    .testTarget(name: "ChartsTests", dependencies: ["Charts", "TestSupport"]),
    .testTarget(name: "CairoBackendTests", dependencies: ["CairoBackend", "TestSupport"]),
    .testTarget(
      name: "IngestTests", dependencies: ["Ingest", "FileFormats", "Statistics", "TestSupport"]),
    .testTarget(
      name: "DisclosureTests", dependencies: ["Disclosure", "SDGModel", "Ingest", "TestSupport"]),
    .testTarget(
      name: "AnalysisTests",
      dependencies: ["Analysis", "Disclosure", "SDGModel", "Ingest", "Statistics", "TestSupport"]),
    .testTarget(
      name: "RendererTests",
      dependencies: [
        "Renderer", "Analysis", "CairoBackend", "Charts", "Disclosure", "Ingest", "SDGModel",
        "Statistics", "TestSupport", "WhoCounts", "Wording",
      ]),
    .testTarget(
      name: "WhoCountsTests",
      dependencies: [
        "WhoCounts", "CairoBackend", "Charts", "Disclosure", "SDGModel", "TestSupport",
      ]),
    .testTarget(
      name: "EndToEnd", dependencies: ["CLI", "WhoCounts", "FileFormats", "TestSupport"],
      path: "Tests/EndToEnd"),
  ],
  swiftLanguageModes: [.v6]
)

// The fuzz targets need a compiler switch that a normal build does not have; Scripts/fuzz sets both.
if Context.environment["FUZZ"] == "1" {
  func fuzzer(_ name: String, _ dependencies: Target.Dependency...) -> Target {
    .executableTarget(
      name: "Fuzz\(name)", dependencies: dependencies + ["FuzzSupport"], path: "Fuzz/\(name)")
  }
  package.targets += [
    .target(name: "FuzzSupport", path: "Fuzz/Support"),
    .target(
      name: "FuzzReading",
      dependencies: ["Ingest", "SDGModel", "FileFormats", "Bytes", "FuzzSupport"],
      path: "Fuzz/Reading"),
    fuzzer("CSV", "Bytes"), fuzzer("Numbers", "Bytes"), fuzzer("JSON", "Bytes"),
    fuzzer("Periods", "SDGModel"), fuzzer("YAML", "FileFormats"),
    fuzzer("Workbook", "FileFormats", "FuzzReading"), fuzzer("SDMX", "FuzzReading"),
    fuzzer("UNSDJSON", "FuzzReading"), fuzzer("Readers", "FuzzReading"),
    fuzzer("Inspect", "FuzzReading"), fuzzer("GeoJSON", "Ingest", "SDGModel"),
  ]
}
