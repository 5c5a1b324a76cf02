internal import Archive
internal import ArgumentParser
internal import Bulletin
internal import CLinux
internal import Catalogue
internal import Foundation
internal import Threads

extension Language: ExpressibleByArgument {}
extension LogFormat: ExpressibleByArgument {}

/// Options of every command.
struct CommonOptions: ParsableArguments {
    @Option(name: [.customShort("w"), .long], help: "工作区（默认：环境变量 SANTONG_WORKSPACE，否则当前目录）。")
    var workspace: String?

    @Option(name: .customLong("lang"), help: "问题与提示的语言：zh 或 en。")
    var language: Language = .chinese

    @Option(name: .long, help: "诊断信息的格式：text 或 json（每行一个对象）。")
    var logFormat: LogFormat = .text

    @Flag(name: .long, help: "只报错误。")
    var quiet = false

    @Flag(name: .long, help: "连“没有事要做”的判断和各步用时也写。")
    var verbose = false

    func validate() throws {
        // An unset variable in a script would name the root of the file system.
        if workspace == "" { throw ValidationError("-w 后面是空的：请写明工作区的文件夹") }
        MissingLibrary.tell(log, language)
    }

    /// Whether a workspace was asked for, instead of just being here.
    var isWorkspaceNamed: Bool { Self.namedWorkspace(workspace) != nil }

    private static func namedWorkspace(_ option: String?) -> String? {
        option ?? environment("SANTONG_WORKSPACE").flatMap { $0.isEmpty ? nil : $0 }
    }

    var workspacePath: String { Self.workspacePath(named: workspace) }

    /// - Parameter name: as an option; nil where there is none.
    static func workspacePath(named name: String?) -> String {
        let path = namedWorkspace(name) ?? "."
        return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    var archiveLocation: String { workspacePath + "/archive.sqlite" }

    /// The workspace's archive, for reading.
    /// - Throws: ``Failure`` (66) where there is none; ``ArchiveError``.
    func archive() throws -> Archive {
        guard let archive = try Archive(readingFrom: archiveLocation) else {
            throw Failure(
                .notThere,
                Bilingual(
                    "“\(workspacePath)”里没有存档 archive.sqlite：还没有发布过，或不是工作区（用 -w 指明）",
                    "there is no archive.sqlite in '\(workspacePath)': nothing was published yet, or it is no workspace (name one with -w)"
                ),
                language)
        }
        return archive
    }

    /// The workspace's templates.
    /// - Throws: ``TemplateError``; ``Failure`` (66) where the program isn't installed as a whole.
    func templates() throws -> Templates {
        try Templates(folder: workspacePath + "/templates", installed: InstalledFiles(language).templates)
    }

    /// The same, while something else is done.
    func parsedTemplates() -> Task<Templates, any Error> {
        Task(executorPreference: CoreThreads.shared) { try templates() }
    }

    /// What is going on, on standard error.
    var log: RunLog { RunLog(logFormat, language, quiet ? .errors : verbose ? .everything : .decisions) }

    /// An error of any stage as what the user is told.
    func failure(_ error: any Error) -> Failure {
        var failure = Failure(error, language)
        failure.log = log
        return failure
    }

    /// A result, on standard output.
    func say(_ text: String) { writeOutput(Array((text + "\n").utf8)) }
}

/// The time of day: SOURCE_DATE_EPOCH, if set, is the clock (contract §8).
func currentInstant() -> Instant {
    if let seconds = environment("SOURCE_DATE_EPOCH").flatMap(epochSeconds) {
        return Instant(seconds: seconds)
    }
    return Instant(seconds: Int(Date().timeIntervalSince1970.rounded(.down)))
}

/// - Throws: ``Failure`` (64) where SOURCE_DATE_EPOCH is set to what is no time: the real clock in its place would be taken for it.
func requireClock() throws {
    guard let text = environment("SOURCE_DATE_EPOCH"), epochSeconds(text) == nil else { return }
    throw Failure(
        .usage,
        Bilingual(
            "环境变量 SOURCE_DATE_EPOCH“\(text)”不是秒数（1970 年以来的秒，如 1507600000）；不用它就不要设置",
            "SOURCE_DATE_EPOCH '\(text)' is no number of seconds since 1970; unset it to use the real clock"), .chinese)
}

/// What the program can't do without, so that it doesn't end otherwise than it says: Swift learns its arguments from /proc, and tasks need threads of their own.
/// - Throws: ``Failure`` (74; 75 for threads, of which there may be more later).
func requireSystem() throws {
    if CommandLine.arguments.isEmpty {
        throw Failure(
            .readError,
            Bilingual(
                "没有 /proc，读不到命令的参数。什么也没有做；请先 mount -t proc proc /proc",
                "without /proc the arguments can't be read. Nothing was done; mount it"),
            .chinese)
    }
    if can_have_files(fewestFiles) == 0 {
        throw Failure(
            .readError,
            Bilingual(
                "系统只让同时打开不到 \(fewestFiles) 个文件（ulimit -n）。什么也没有做；请放宽",
                "the system lets fewer than \(fewestFiles) files be open at a time (ulimit -n). Nothing was done; raise it"),
            .chinese)
    }
    if !CoreThreads.shared.start() { throw tooFewThreads }
}

/// Whoever waits for a thread that the system doesn't let be started waits for ever; a run from cron would hold the lock on its workspace for ever.
/// - Throws: ``Failure`` (75).
func requireThreads() throws {
    // Eight sync files (`severalAtOnce`); the archive's, and those that wait for tasks.
    if !ReadyThreads.shared.start(12) { throw tooFewThreads }
}

private var tooFewThreads: Failure {
    Failure(
        .busy,
        Bilingual(
            "系统不让再开线程：这个用户的进程数上限（ulimit -u、systemd 的 TasksMax）太小，或进程太多。什么也没有做；请放宽上限，或稍后再运行",
            "the system lets no more threads be started: the limit on this user's processes (ulimit -u, systemd's TasksMax) is too low, or there are too many. Nothing was done; raise it, or run again later"
        ), .chinese)
}

private let fewestFiles: CInt = 64

private func epochSeconds(_ text: String) -> Int? {
    Int(text).flatMap { (0..<100_000_000_000).contains($0) ? $0 : nil }
}
