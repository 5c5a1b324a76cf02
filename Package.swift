// swift-tools-version: 6.3
import PackageDescription

/// Where libxml2's headers are (pkg-config would link with it, too: it is loaded when it is first called).
let libxml2Headers = ["-I/usr/include/libxml2"]

/// The same for every target: Swift 6 mode, no implicit existentials, no leaking imports, checked memory safety.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .unsafeFlags(libxml2Headers.flatMap { ["-Xcc", $0] }),
]

/// A stage depends only on stages listed above it.
func stage(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

/// libFuzzer brings its own `main`, so this target links only under `--sanitize=fuzzer` (`scripts/fuzz.sh`).
let fuzzing: [Target] =
    Context.environment["SANTONG_FUZZ"] == nil
    ? []
    : [
        .executableTarget(
            name: "Fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzz/Entry",
            swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])])
    ]

let package = Package(
    name: "santong",
    products: [
        .executable(name: "santong", targets: ["santong"]),
        // Preloaded into the program by tests that interrupt it.
        .library(name: "WriteFaults", type: .dynamic, targets: ["WriteFaults"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/attaswift/BigInt", exact: "6.0.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        // Not linked with, but loaded when they are first called.
        .target(name: "CLoading"),
        .target(name: "CLibXML2", dependencies: ["CLoading"], cSettings: [.unsafeFlags(libxml2Headers)]),
        .target(name: "CLibZip", dependencies: ["CLoading"]),
        .target(name: "CXLSXWriter", dependencies: ["CLoading"]),
        .target(name: "CLinux"),
        .target(name: "CSHA256"),
        .target(name: "CSixteen"),
        .target(name: "CGatheredWrites", linkerSettings: [.linkedLibrary("sqlite3")]),
        stage("Threads", ["CLinux"]),
        stage("CSV", ["CSixteen"]),
        stage("Folders"),
        stage("Digest", ["CSHA256", .product(name: "Crypto", package: "swift-crypto")]),
        stage("Catalogue", ["CSV", .product(name: "Yams", package: "Yams")]),
        stage("Intake", ["CLibXML2", "CLibZip", "CSixteen", "Threads", "CSV", "Digest", "Catalogue"]),
        stage("Validation", ["Threads", "Digest", "Catalogue", "Intake"]),
        stage(
            "Statistics", ["Threads", "Digest", "Catalogue", "Intake", "Validation", .product(name: "BigInt", package: "BigInt")]),
        stage("Explanation", ["Catalogue", "Intake", "Validation", "Statistics"]),
        stage(
            "Archive",
            [
                "CGatheredWrites", "Threads", "CSV", "Digest", "Catalogue", "Validation", "Statistics",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        stage("Evaluation", ["Digest", "Catalogue", "Statistics", "Archive"]),
        stage("Workbooks", ["CLibZip", "CXLSXWriter", "Catalogue"]),
        stage(
            "Bulletin",
            [
                "Threads", "CSV", "Digest", "Folders", "Catalogue", "Intake", "Validation", "Statistics", "Explanation",
                "Archive",
                "Evaluation", "Workbooks",
            ]),
        stage("Papers", ["CLibXML2", "CLinux", "Threads", "Catalogue", "Workbooks"]),
        stage("Publishing", ["CLinux", "Threads", "Digest", "Folders"]),
        stage("Evidence", ["Threads", "CSV", "Digest", "Folders", "Catalogue", "Archive", "Publishing"]),
        .executableTarget(
            name: "santong",
            dependencies: [
                "CLinux", "CLoading", "CLibXML2", "CLibZip", "CXLSXWriter", "Threads", "CSV", "Digest", "Folders", "Catalogue",
                "Intake", "Validation", "Statistics", "Explanation", "Archive", "Evaluation", "Workbooks", "Bulletin", "Papers",
                "Publishing", "Evidence",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings),

        .executableTarget(name: "SampleData", path: "Tests/SampleData", swiftSettings: settings),
        .target(name: "WriteFaults", path: "Tests/WriteFaults"),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        .target(
            name: "FuzzTargets",
            dependencies: ["CSV", "Catalogue", "Intake", "Validation", "Workbooks", "Bulletin", "Papers", "TestSupport"],
            path: "Tests/Fuzz/Targets", swiftSettings: settings),
        .testTarget(
            name: "FuzzCorpusTests", dependencies: ["FuzzTargets", "TestSupport"], path: "Tests/Fuzz/CorpusTests",
            swiftSettings: settings),
        tests("ThreadsTests", ["CLinux", "Threads"]),
        tests("CSVTests", ["CSV"]),
        tests("DigestTests", ["Digest", .product(name: "Crypto", package: "swift-crypto")]),
        tests("CatalogueTests", ["Catalogue", "TestSupport"]),
        tests("ValidationTests", ["Catalogue", "Intake", "Validation", "TestSupport"]),
        tests("StatisticsTests", ["Catalogue", "Validation", "Statistics"]),
        tests(
            "ArchiveTests",
            [
                "Archive", "CGatheredWrites", "Catalogue", "Digest", "Statistics", "TestSupport", "Validation",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            exclude: ["Schemas"]),
        tests("BulletinTests", ["Bulletin", "Catalogue"]),
        tests("PapersTests", ["Catalogue", "Papers"]),
        tests("FoldersTests", ["Folders", "TestSupport"]),
        tests("PublishingTests", ["Publishing", "TestSupport"]),
        tests("SantongTests", ["santong", "SampleData", "TestSupport"], exclude: ["Goldens", "Examples", "Oddities"]),
    ] + fuzzing
)
