internal import ArgumentParser
internal import Dispatch
internal import Foundation
internal import Threads

/// The command line (contract §8). Only this module reads the clock, the environment and arguments, and passes them in as values.
@main
struct Santong: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "santong",
        abstract: "“三通”季度通报：读报送、查问题、算指标、排名次、出通报。",
        version: toolVersion,
        subcommands: [
            ReportCommand.self, IssueCommand.self, CheckCommand.self, StatusCommand.self, FormsCommand.self, VerifyCommand.self,
            RebuildCommand.self, ExplainCommand.self, CompareCommand.self, HistoryCommand.self, EvaluateCommand.self,
            TemplatesCommand.self, DoctorCommand.self,
            ArchiveCommand.self,
            KeysCommand.self,
            InitCommand.self, SchemaCommand.self,
        ])

    static func main() {
        settleProcess()
        // The first thread only waits: tasks have threads of their own, and whatever becomes of the command ends the process.
        let isDone = DispatchSemaphore(value: 0)
        do {
            try requireSystem()
            try requireClock()
        } catch {
            end(error)
        }
        HeadStart.begin(CommandLine.arguments.dropFirst())
        Task(executorPreference: CoreThreads.shared) {
            do {
                var command = try parseAsRoot()
                // Where it doesn't have what it needs nothing was begun but what only reads.
                try requireThreads()
                if var command = command as? any AsyncParsableCommand {
                    try await command.run()
                } else {
                    try command.run()
                }
            } catch {
                end(error)
            }
            isDone.signal()
        }
        isDone.wait()
    }

    private static func end(_ error: any Error) -> Never {
        guard let failure = error as? Failure else { endUnderstanding(error) }
        let log = failure.log ?? RunLog(.text, failure.language, .errors)
        log.error(failure.message, ["exit": "\(failure.code.rawValue)"])
        Foundation.exit(failure.code.rawValue)
    }

    /// Help, the version, and what is wrong with the arguments, which are told as they were typed.
    private static func endUnderstanding(_ error: any Error) -> Never {
        let code = exitCode(for: error)
        let text = fullMessage(for: error).split(separator: "\n", omittingEmptySubsequences: false)
            .map { printable(String($0)) }.joined(separator: "\n")
        if !text.isEmpty { if code.isSuccess { writeOutput(Array((text + "\n").utf8)) } else { writeError(text + "\n") } }
        Foundation.exit(code.rawValue)
    }
}

/// In manifests and the archive: the same version and inputs give the same bytes.
let toolVersion = "0.9.1"
