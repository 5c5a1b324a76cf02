internal import Archive
internal import ArgumentParser
internal import Bulletin
internal import Catalogue
internal import Digest
internal import Foundation
internal import Intake
internal import Publishing
internal import Statistics
internal import Validation

/// `santong report [PERIOD]`: check, calculate, publish a draft.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "report", abstract: "检查、计算并发布一期通报的送审稿。")

    @Argument(help: "期，如 2017Q3（默认：最近一个已结束的季度）。")
    var periodText: String?

    @Flag(name: .long, help: "有退回或未报送的单位时不发布，退出码为 1。")
    var strict = false

    @OptionGroup var common: CommonOptions

    func run() async throws {
        do {
            try await publish(try period(periodText, common.language))
        } catch {
            throw common.failure(error)
        }
    }

    private func publish(_ period: Period) async throws {
        let installed = try InstalledFiles(common.language)
        let workspace = try Workspace(common.workspacePath, common.language)
        let lock = try WorkspaceLock(workspace: workspace.folder)
        try workspace.requireInbox(period, common.language)
        let archive = try Archive(creatingAt: workspace.archiveLocation)
        let publisher = FolderPublisher(parent: workspace.bulletinsFolder, name: period.description)
        try recover(archive, workspace)

        let now = currentInstant()
        let isInTime = now <= workspace.settings.deadline(of: period)
        let pipeline = Pipeline(workspace: workspace, period: period)
        let outcome = try await pipeline.run(
            .init(
                previous: try archive.previous(to: period, regions: workspace.regions),
                sightings: try archive.sightings(of: period), receivedNow: isInTime ? now : nil))
        common.tell(unmatchedReceipts: outcome.unmatchedReceipts, of: period)
        let files = outcome.bulletin.review.files
        if isInTime { try archive.record(files.map(\.submission.digest), seenAt: now, period: period) }

        if strict, !isComplete(outcome.bulletin) {
            throw Failure(
                .findings,
                Bilingual(
                    "有退回或未报送的单位，按 --strict 未发布；用 santong status \(period) 查看",
                    "something was returned or is missing; with --strict nothing was published"),
                common.language)
        }
        let templates = try Templates(folder: workspace.templatesFolder, installed: installed.templates)
        let documents = try BulletinDocuments(outcome.bulletin, templates: templates, toolVersion: toolVersion)
        let inputs =
            workspace.inputs + outcome.inputs
            + templates.inputs.map { .init(role: "template", path: $0.path, digest: $0.digest, bytes: $0.bytes) }
            + submissionInputs(files, period)
        let manifest = Manifest(
            toolVersion: toolVersion, period: period.description, edition: nil, code: documents.code,
            inputs: inputs.map { .init(role: $0.role, path: $0.path, digest: $0.digest) },
            outputs: documents.documents.map { .init(path: $0.path, digest: SHA256Digest(of: $0.bytes)) },
            balance: Self.balance(outcome.bulletin.conservation))
        let output = documents.documents.map { ($0.path, $0.bytes) } + [("manifest.json", manifest.bytes)]
        let digest = SHA256Digest(of: manifest.bytes)
        if try archive.newestManifest(of: period) == digest, publisher.holds(output) {
            finish(workspace, period, files, isChanged: false)
        } else {
            let publication = Publication(
                period: period, toolVersion: toolVersion, manifest: digest, code: documents.code, inputs: inputs,
                submissions: files.map { record($0, workspace.regions) }, catalogue: workspace.catalogue,
                regions: workspace.regions, figures: outcome.bulletin.figures, submitted: outcome.submitted,
                corrected: outcome.bulletin.ratios, corrections: outcome.bulletin.corrections,
                schools: outcome.bulletin.schools)
            try publisher.stage(output)
            let id = try archive.begin(publication)
            try publisher.exchange()
            try archive.finish(id)
            finish(workspace, period, files, isChanged: true)
        }
        _ = consume lock
    }

    /// Finishes or undoes what an interrupted run left: the folder that is there tells which.
    private func recover(_ archive: Archive, _ workspace: Workspace) throws {
        for entry in try archive.unfinished() {
            let location = workspace.bulletinsFolder + "/" + entry.period + "/manifest.json"
            let appeared = readFile(location).map { SHA256Digest(of: $0) == entry.manifest } ?? false
            if appeared { try archive.finish(entry.id) } else { try archive.abandon(entry.id) }
            try FolderPublisher(parent: workspace.bulletinsFolder, name: entry.period).discard()
        }
    }

    private static func balance(_ conservation: Conservation) -> [Manifest.Balance] {
        [
            .init(
                name: "files",
                counts: [("read", conservation.filesRead)] + Status.allCases.map { ($0.rawValue, conservation.files[$0] ?? 0) }),
            .init(
                name: "rows",
                counts: [("read", conservation.rowsRead), ("counted", conservation.rowsCounted)]
                    + NotCounted.allCases.map { ($0.rawValue, conservation.notCounted[$0] ?? 0) }),
        ]
    }

    private func isComplete(_ bulletin: BulletinInput) -> Bool {
        bulletin.figures.standings.allSatisfy { $0.status == .ranked && $0.missingLeaves.isEmpty }
            && !bulletin.review.files.contains { $0.status == .returned || $0.status == .partly }
    }

    /// Files that can't be read or are over the size limit are told by their digest alone.
    private func submissionInputs(_ files: [Reviewed], _ period: Period) -> [Publication.Input] {
        files.compactMap { file in
            let submission = file.submission
            guard submission.isStored else { return nil }
            return Publication.Input(
                role: "submission", path: "inbox/\(period)/" + submission.path, digest: submission.digest
            ) { readFile(submission.location) }
        }
    }

    private func record(_ file: Reviewed, _ regions: RegionTable) -> Publication.SubmissionRecord {
        let submission = file.submission
        return .init(
            file: submission.path, digest: submission.digest, submitter: submission.submitter.map { regions[$0].code },
            unit: submission.unit.map { regions[$0].code }, form: submission.table?.form.rawValue,
            revision: submission.revision, receivedAt: submission.receivedAt, status: file.status.rawValue,
            rows: submission.table?.count ?? 0, errors: file.log.count(.error), warnings: file.log.count(.warning),
            findings: file.log.findings)
    }

    private func finish(_ workspace: Workspace, _ period: Period, _ files: [Reviewed], isChanged: Bool) {
        let returned = files.filter { $0.status == .returned || $0.status == .partly }.count
        common.tell(
            Bilingual(
                "\(period)：读入 \(files.count) 份报送，其中 \(returned) 份有退回。\(isChanged ? "" : "内容与上次相同，未重新发布。")",
                "\(period): \(files.count) submissions, \(returned) with something returned.\(isChanged ? "" : " Nothing changed since the last run.")"
            ))
        common.say("\(workspace.bulletinsFolder)/\(period)/bulletin.html")
    }
}
