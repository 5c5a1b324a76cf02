internal import ArgumentParser
internal import Synchronization
internal import Threads

/// A workspace's rules, which a report needs before anything else, read while its arguments are being understood: that takes 3 ms of a run of 90. Which workspace
/// is meant is guessed; where that was wrong, or anything went wrong, they are read as if nothing had been begun.
struct HeadStart: Sendable {
    private static let process = Mutex<HeadStart?>(nil)

    private let workspacePath: String
    private let reading: Task<Rules, any Error>

    /// Begins this process's, where a report is asked for.
    /// - Parameter arguments: without the program's name.
    static func begin(_ arguments: ArraySlice<String>) {
        guard let path = reportedWorkspace(arguments) else { return }
        let begun = HeadStart(
            workspacePath: path, reading: Task(executorPreference: CoreThreads.shared) { try Rules(folder: path) })
        process.withLock { $0 = begun }
    }

    /// - Returns: the path of the workspace, in the usual spellings of that option; nil unless a report is asked for.
    static func reportedWorkspace(_ arguments: ArraySlice<String>) -> String? {
        guard arguments.first == ReportCommand.configuration.commandName else { return nil }
        let prefix = "--workspace="
        let named =
            zip(arguments, arguments.dropFirst()).first { option, _ in option == "-w" || option == "--workspace" }?.1
            ?? arguments.first { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
        return CommonOptions.workspacePath(named: named)
    }

    /// - Parameter workspacePath: which is really meant.
    /// - Returns: its rules; nil where they have to be read again, were it only to tell what is wrong with them.
    static func rules(of workspacePath: String) async -> Rules? {
        guard let begun = process.withLock({ $0 }), begun.workspacePath == workspacePath else { return nil }
        // What went wrong isn't told here: whoever reads them again finds it too, and knows in which language to tell it.
        return try? await begun.reading.value
    }
}
