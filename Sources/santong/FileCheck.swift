internal import Bulletin
internal import Catalogue
internal import Foundation
internal import Intake
internal import Statistics
internal import Validation

/// Files looked at by themselves, without a workspace: what a county does before it sends them. What passes here, `report` takes, unless
/// another file conflicts or the office's catalogue and regions are others.
struct FileCheck {
    private let rules: Rules
    private let language: Language
    private let log: RunLog

    /// By the rules of the workspace that is named, or that this is; else by the default ones.
    init(_ common: CommonOptions) throws {
        language = common.language
        log = common.log
        let workspace = common.workspacePath
        if common.isWorkspaceNamed || FileManager.default.fileExists(atPath: workspace + "/santong.yaml") {
            rules = try Workspace(workspace, common.language).rules
        } else {
            let folder = try InstalledFiles(common.language).defaultWorkspace
            rules = try Rules(folder: folder)
        }
    }

    /// - Parameter paths: of files, and of folders with files at any depth; also names of links to them.
    /// - Returns: what was found in each period that the files are of, in order.
    func inputs(of paths: [String]) async throws -> [BulletinInput] {
        var byPeriod: [Period: [InboxFile]] = [:]
        var seen: Set<String> = []
        for file in try paths.flatMap(files) where seen.insert(file.path).inserted && !isExplanation(file) {
            byPeriod[period(of: file), default: []].append(file)
        }
        var inputs: [BulletinInput] = []
        for (period, files) in byPeriod.sorted(by: { $0.key < $1.key }) {
            let inbox = Inbox(submissions: files, receipts: nil, corrections: nil, explanations: [], tasks: [])
            let outcome = try await Pipeline(rules: rules, period: period, inbox: inbox).run(
                .init(previous: nil, sightings: [:], receivedNow: nil, earlierRows: nil, lastAccepted: nil, earlierNotices: nil))
            inputs.append(outcome.bulletin)
        }
        return inputs
    }

    /// An answer to a notice is no submission; what can be told of it without its findings is told.
    private func isExplanation(_ file: InboxFile) -> Bool {
        guard file.path.split(separator: "/").last?.hasPrefix(ExplanationFile.prefix) == true else { return false }
        let answers = ExplanationFile(file, names: SubmitterNames(rules.regions), settings: rules.settings)
        let path = printable(file.path)
        if let problem = answers.problem {
            log.warning(Bilingual("\(path)：\(problem.zh)", "\(path): \(problem.en)"), ["file": file.path])
        } else {
            log.notice(
                Bilingual(
                    "\(path)：情况说明，填了 \(answers.answers.count) 条；编号对不对，由科技处出通报时核对",
                    "\(path): explanations, \(answers.answers.count) of them; whether their numbers fit shows when a bulletin is made"
                ),
                ["file": file.path])
        }
        return true
    }

    /// - Throws: ``Failure`` (66) for what isn't there.
    private func files(_ path: String) throws -> [InboxFile] {
        let location = URL(filePath: path).resolvingSymlinksInPath().path
        if isFolder(location) {
            return try Inbox(folder: location).submissions.map { $0.named(path + "/" + $0.path) }
        }
        guard let file = InboxFile(path: path, at: location) else {
            throw Failure(
                .notThere,
                Bilingual("没有文件“\(path)”，它也不是期（期写作 2017Q3）", "there is no file '\(path)', and it is no period (such as 2017Q3)"),
                language)
        }
        return [file]
    }

    /// The file's own word, in its name or in XML; else the last complete quarter, which is then said.
    private func period(of file: InboxFile) -> Period {
        if let named = FileName(path: file.path, regions: SubmitterNames(rules.regions)).periods.first { return named }
        let usual = Period(lastCompleteAt: currentInstant())
        let context = IntakeContext(
            catalogue: rules.catalogue, settings: rules.settings, regions: rules.regions, period: usual, receipts: .none)
        let told = statedPeriod(of: file, context)
        if told == nil {
            log.info(
                Bilingual("\(file.path)：没有写明期，按 \(usual) 检查", "\(file.path): states no period; checked as of \(usual)"),
                ["file": file.path, "period": usual.description])
        }
        return told ?? usual
    }
}
