internal import Archive
internal import Bulletin
internal import Catalogue
internal import Digest
internal import Foundation
internal import Threads

/// The office's own program that is started after a publication (`after_publish` in santong.yaml): a web server's copy, a message to
/// the division. It runs when the workspace is free again; what becomes of it changes nothing.
struct AfterPublish {
    private let command: [String]
    private let workspace: String
    private let period: String
    private let values: [(name: String, value: String)]

    /// - Throws: as ``Made/sealed()``.
    init(_ made: Made, _ run: PublicationRun, edition: Int?) throws {
        let folders = PeriodFolders(run.workspace, run.period)
        try self.init(
            run.workspace, period: run.period.description, edition: edition,
            folder: try folders.location(showing: made.sealed().digest) ?? folders.folder, code: made.documents.code)
    }

    /// Of a publication that an interrupted run had made.
    init(_ unfinished: Archive.Unfinished, _ workspace: Workspace) {
        let folders = PeriodFolders(bulletins: workspace.bulletinsFolder, period: unfinished.period)
        self.init(
            workspace, period: unfinished.period, edition: unfinished.edition,
            folder: folders.location(showing: unfinished.manifest) ?? folders.folder, code: unfinished.code)
    }

    /// - Parameter folder: looked for only where there is a program to be told of it.
    private init(
        _ workspace: Workspace, period: String, edition: Int?, folder: @autoclosure () throws -> String, code: String
    ) rethrows {
        command = workspace.settings.afterPublish
        self.workspace = workspace.folder
        self.period = period
        if command.isEmpty {
            values = []
        } else {
            values = [
                ("period", period), ("edition", edition.map(String.init) ?? ""),
                ("folder", URL(filePath: try folder()).path), ("code", code),
            ]
        }
    }

    /// Starts the program, without a shell, and waits for it.
    func runAfterPublish(_ common: CommonOptions) {
        guard let program = command.first else { return }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = command.dropFirst().map { word in
            values.reduce(word) { $0.replacing("{\($1.name)}", with: $1.value) }
        }
        process.currentDirectoryURL = URL(filePath: workspace)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.standardError
        do {
            try onAllCores { try process.run() }
        } catch {
            tellFailure(
                common, program,
                Bilingual("启动不了：\(error.localizedDescription)", "can't be started: \(error.localizedDescription)"))
            return
        }
        if !wait(for: process) {
            tellFailure(
                common, program, Bilingual("超过 \(Self.patience) 秒未结束，已终止", "ended after \(Self.patience) seconds without an end"))
        } else if process.terminationReason != .exit || process.terminationStatus != 0 {
            let status = process.terminationStatus
            let end =
                process.terminationReason == .exit
                ? Bilingual("退出码 \(status)", "exit status \(status)") : Bilingual("被信号 \(status) 终止", "ended by signal \(status)")
            tellFailure(common, program, end)
        } else {
            common.log.info(
                Bilingual("after_publish 已运行：\(program)", "after_publish has run: \(program)"),
                ["period": period, "program": program])
        }
    }

    /// In seconds: a program that hangs must not keep a timer's next run from starting.
    private static let patience = 600

    private func wait(for process: Process) -> Bool {
        let end = DispatchTime.now() + .seconds(Self.patience)
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        if !process.isRunning || ended.wait(timeout: end) == .success { return true }
        process.terminate()
        if ended.wait(timeout: .now() + .seconds(5)) != .success { kill(process.processIdentifier, SIGKILL) }
        return false
    }

    private func tellFailure(_ common: CommonOptions, _ program: String, _ reason: Bilingual) {
        common.log.warning(
            Bilingual(
                "\(period)：通报已发布；after_publish 的 \(program) 没有成功：\(reason.zh)",
                "\(period): the bulletin is published; after_publish's \(program) failed: \(reason.en)"),
            ["period": period, "program": program])
    }
}
