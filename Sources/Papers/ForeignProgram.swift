internal import CLinux
internal import Foundation

/// Another program, run to its end. What it reads and says are files in memory: nothing waits for a pipe, and nothing is left behind.
struct ForeignProgram {
    /// An absolute path.
    let place: String

    /// What became of it.
    struct Outcome {
        let isDone: Bool
        let output: [UInt8]
        let complaint: String
    }

    func run(_ arguments: [String], input: [UInt8] = []) -> Outcome {
        let files = (0..<3).map { _ in memory_file() }.map { FileHandle(fileDescriptor: $0, closeOnDealloc: true) }
        guard files.allSatisfy({ $0.fileDescriptor >= 0 }) else {
            return .init(isDone: false, output: [], complaint: systemReason())
        }
        do {
            try files[0].write(contentsOf: Data(input))
            try files[0].seek(toOffset: 0)
            let isDone = try run(arguments, files)
            return try .init(
                isDone: isDone, output: Array(Self.contents(files[1])),
                complaint: String(decoding: Self.contents(files[2]), as: UTF8.self))
        } catch {
            return .init(isDone: false, output: [], complaint: error.localizedDescription)
        }
    }

    private func run(_ arguments: [String], _ files: [FileHandle]) throws -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: place)
        process.arguments = arguments
        process.environment = Self.environment
        process.currentDirectoryURL = URL(filePath: "/")
        (process.standardInput, process.standardOutput, process.standardError) = (files[0], files[1], files[2])
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        if ended.wait(timeout: .now() + .seconds(Self.patience)) != .success {
            kill(process.processIdentifier, SIGKILL)
            ended.wait()
        }
        return process.terminationReason == .exit && process.terminationStatus == 0
    }

    /// In seconds; a province's bulletin takes half a minute. A program that hangs must not hold the workspace for ever.
    private static let patience = 1_200

    private static func contents(_ file: FileHandle) throws -> Data {
        try file.seek(toOffset: 0)
        return try file.readToEnd() ?? Data()
    }

    private func systemReason() -> String { unsafe String(cString: strerror(errno)) }

    /// The same output whenever and wherever it runs: no clock (fonts are stamped with it), no language but one; and no network, which a template of
    /// the office's might ask for: a proxy that nobody is.
    private static var environment: [String: String] {
        let nobody = "http://127.0.0.1:9"
        return ProcessInfo.processInfo.environment.merging([
            "SOURCE_DATE_EPOCH": "0", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "http_proxy": nobody, "https_proxy": nobody,
            "ftp_proxy": nobody, "no_proxy": "",
        ]) { $1 }
    }
}
