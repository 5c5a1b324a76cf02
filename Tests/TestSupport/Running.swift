internal import Foundation

/// What a program did.
package struct RunResult: Sendable {
    package let status: Int32
    package let output: String
    package let errors: String
}

/// Runs a program to its end. Its output goes through files, so that no pipe can fill up.
package func run(
    _ program: String, _ arguments: [String], environment: [String: String] = [:], folder: String? = nil
) throws -> RunResult {
    let scratch = TemporaryFolder()
    try scratch.write("", to: "out")
    try scratch.write("", to: "err")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: scratch.path + "/out")
    process.standardError = FileHandle(forWritingAtPath: scratch.path + "/err")
    try process.run()
    process.waitUntilExit()
    return RunResult(
        status: process.terminationStatus, output: try scratch.read("out"), errors: try scratch.read("err"))
}

/// A program built with the tests: beside the test runner.
package func builtProgram(_ name: String) -> String {
    let runner = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    var folder = runner.deletingLastPathComponent()
    // swift test runs the bundle itself or a helper of the toolchain that was given the bundle's path.
    if !FileManager.default.isExecutableFile(atPath: folder.appendingPathComponent(name).path) {
        for argument in CommandLine.arguments where argument.contains(".xctest") {
            folder = URL(fileURLWithPath: argument).deletingLastPathComponent()
        }
    }
    return folder.appendingPathComponent(name).path
}

/// The package's root folder.
package func repositoryRoot(_ file: String = #filePath) -> String {
    var folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    while folder.path != "/", !FileManager.default.fileExists(atPath: folder.path + "/Package.swift") {
        folder.deleteLastPathComponent()
    }
    return folder.path
}
