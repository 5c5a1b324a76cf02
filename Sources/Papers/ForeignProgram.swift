internal import CLinux
internal import Foundation
internal import Threads

/// Another program, run to its end. What it reads and says are files in memory: nothing waits for a pipe, and nothing is left behind.
struct ForeignProgram {
    /// An absolute path.
    let place: String

    /// What it wrote, when it ended well.
    struct Answer {
        let output: [UInt8]
        let complaint: String
    }

    /// - Parameter seconds: after which it is killed, with all that it started.
    /// - Throws: ``ProgramFailure``.
    func run(_ arguments: [String], input: [UInt8] = [], seconds: Int) throws(ProgramFailure) -> Answer {
        let files = (0..<3).map { _ in memory_file() }.map { FileHandle(fileDescriptor: $0, closeOnDealloc: true) }
        guard files.allSatisfy({ $0.fileDescriptor >= 0 }) else { throw .notStarted(systemReason()) }
        do {
            try files[0].write(contentsOf: Data(input))
            try files[0].seek(toOffset: 0)
        } catch {
            throw .notStarted(error.localizedDescription)
        }
        let ending = run(arguments, files.map(\.fileDescriptor), seconds)
        let output = try contents(files[1])
        let complaint = String(decoding: try contents(files[2]), as: UTF8.self)
        if let failure = failure(ending, seconds, complaint) { throw failure }
        return Answer(output: Array(output), complaint: complaint)
    }

    private func failure(_ ending: (result: Int32, status: Int32), _ seconds: Int, _ complaint: String) -> ProgramFailure? {
        switch ending.result {
        case 1: return .timedOut(seconds: seconds)
        case 0: break
        default: return .notStarted(systemReason())
        }
        // waitpid's status: the lower seven bits are a signal, the next byte the exit status.
        if ending.status & 0x7F != 0 { return .killed(signal: ending.status & 0x7F) }
        let code = ending.status >> 8 & 0xFF
        let last = complaint.split(whereSeparator: \.isNewline).last.map(String.init) ?? ""
        return code == 0 ? nil : .ended(code: code, said: last)
    }

    private func run(_ arguments: [String], _ files: [Int32], _ seconds: Int) -> (result: Int32, status: Int32) {
        let words = [place] + arguments
        let variables = Self.environment.map { "\($0)=\($1)" }.sorted()
        var list = unsafe words.map { unsafe strdup($0) } + [nil]
        var environment = unsafe variables.map { unsafe strdup($0) } + [nil]
        defer {
            for index in unsafe list.indices { unsafe free(list[index]) }
            for index in unsafe environment.indices { unsafe free(environment[index]) }
        }
        var status: Int32 = 0
        let result = onAllCores { unsafe run_program(place, &list, &environment, files, Int32(seconds), &status) }
        return (result, status)
    }

    private func contents(_ file: FileHandle) throws(ProgramFailure) -> Data {
        do {
            try file.seek(toOffset: 0)
            return try file.readToEnd() ?? Data()
        } catch {
            throw .notStarted(error.localizedDescription)
        }
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

/// How another program failed.
package enum ProgramFailure: Error, Equatable {
    /// With the system's reason.
    case notStarted(String)
    /// With its exit status, not 0, and the last line it said.
    case ended(code: Int32, said: String)
    /// By somebody else, for want of memory mostly; or it broke down by itself (``isBreakdown``).
    case killed(signal: Int32)
    /// And was killed.
    case timedOut(seconds: Int)

    /// Whether it ended for a fault of its own.
    package var isBreakdown: Bool {
        if case .killed(let signal) = self { [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT].contains(signal) } else { false }
    }
}
