internal import Archive
internal import ArgumentParser
internal import Bulletin
internal import Catalogue
internal import Digest
internal import Evaluation
internal import Evidence
internal import Foundation
internal import Papers
internal import Publishing

/// `santong evaluate YEAR`: the supervision office's papers, from the year's editions alone.
struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "年度评价：按全年已印发的通报给各单位打分。",
        discussion: "只用已印发的各版通报，没有印发的季度注明而不补。放在工作区的 evaluations/年份/，重做即替换。")

    @Argument(help: "年份，如 2017。")
    var yearText: String

    @OptionGroup var paper: PaperOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        do {
            try await evaluate()
        } catch {
            throw common.failure(error)
        }
    }

    private func evaluate() async throws {
        let digits = yearText.hasSuffix("年") ? String(yearText.dropLast()) : yearText
        guard let year = Int(digits), Period(year: year, quarter: 1) != nil else {
            throw Failure(
                .usage, Bilingual("“\(yearText)”不是年份，应写作 2017", "'\(yearText)' is no year; write 2017"), common.language)
        }
        let workspace = try Workspace(common.workspacePath, common.language)
        let press = try paper.press(workspace.settings)
        // Nothing is made in a workspace that never published.
        _ = try common.archive()
        let lock = try WorkspaceLock(workspace: workspace.folder)
        let archive = try OpenArchive(workspace, checking: .values, common).archive
        let templates = try Templates(
            folder: workspace.templatesFolder, installed: InstalledFiles(common.language).templates)
        let evaluation = try yearEvaluation(year, workspace, archive)
        guard !evaluation.issued.isEmpty else {
            throw Failure(
                .notThere,
                Bilingual(
                    "\(year)年还没有印发过通报，没有可评价的。先用 santong issue 印发",
                    "no edition of \(year) was issued; there is nothing to evaluate"),
                common.language)
        }
        let documents = try EvaluationDocuments(
            evaluation, settings: workspace.settings, regions: workspace.regions, templates: templates)
        try await publish(documents, evaluation, workspace, templates, press)
        _ = consume lock
        if !evaluation.lacking.isEmpty {
            let list = evaluation.lacking.map(\.description)
            common.log.notice(
                Bilingual(
                    "\(year)年有 \(list.count) 期没有印发通报，评价表注明而不补：\(list.joined(separator: "、"))",
                    "\(list.count) quarters of \(year) have no edition and aren't filled in: \(list.joined(separator: ", "))"))
        }
        common.say(workspace.evaluationsFolder + "/\(year)/index.html")
    }

    private func publish(
        _ documents: EvaluationDocuments, _ evaluation: YearEvaluation, _ workspace: Workspace, _ templates: Templates,
        _ press: PaperPress
    ) async throws {
        let outline = manifest(documents, evaluation, workspace, templates)
        let folders = PeriodFolders(bulletins: workspace.evaluationsFolder, period: "\(evaluation.year)")
        if isThere(outline, press.formats, folders.folder) { return }
        let pages = documents.documents.filter { $0.path.hasSuffix(".html") }.map { ($0.path, $0.bytes) }
        let papers = try await press.papers(of: pages, "\(evaluation.year)", common.log)
        let entries = papers.map {
            Manifest.Entry(
                path: $0.path, digest: SHA256Digest(of: $0.bytes), format: $0.format.rawValue, program: $0.program)
        }
        let files =
            documents.documents.map { ($0.path, $0.bytes) } + papers.map { ($0.path, $0.bytes) }
            + [("manifest.json", outline.adding(entries).bytes)]
        try folders.clear(isReplaced: false, common.log)
        try folders.publisher.stage(files)
        try folders.publisher.exchange()
        // What somebody worked in is put aside, not removed.
        try folders.clear(isReplaced: true, common.log)
    }

    /// Without papers.
    private func manifest(
        _ documents: EvaluationDocuments, _ evaluation: YearEvaluation, _ workspace: Workspace, _ templates: Templates
    ) -> Manifest {
        Manifest(
            toolVersion: toolVersion, period: "\(evaluation.year)", edition: nil, code: "",
            inputs: evaluation.issued.compactMap { quarter in
                quarter.edition.map {
                    .init(role: "edition", path: "bulletins/\(quarter.period)", digest: $0.record.published.manifest)
                }
            } + workspace.rules.inputs.map { .init(role: $0.role, path: $0.path, digest: $0.digest) }
                + templates.inputs.map { .init(role: "template", path: $0.path, digest: $0.digest) },
            outputs: zip(documents.documents, documents.documents.digests).map { .init(path: $0.path, digest: $1) }, balance: [])
    }

    /// Whether just this was made before, in all formats that are wanted, and is untouched.
    private func isThere(_ outline: Manifest, _ formats: Set<PaperFormat>, _ folder: String) -> Bool {
        let there = FolderVerification(folder: folder)
        guard there.discrepancies.isEmpty, let manifest = there.manifest, manifest.withoutPapers.bytes == outline.bytes else {
            return false
        }
        return formats.isSubset(of: manifest.outputs.compactMap { $0.format.flatMap { PaperFormat(rawValue: $0) } })
    }
}

/// By the scale of the workspace, of each quarter the newest edition.
func yearEvaluation(_ year: Int, _ workspace: Workspace, _ archive: Archive) throws -> YearEvaluation {
    let quarters = try (1...4).compactMap { Period(year: year, quarter: $0) }.map { try quarter($0, archive) }
    return YearEvaluation(
        year: year, quarters: quarters, regions: workspace.regions, scale: workspace.settings.evaluation,
        rounding: workspace.settings.rounding)
}

/// With the rules as they were when the edition was made.
private func quarter(_ period: Period, _ archive: Archive) throws -> EvaluatedQuarter {
    guard let record = try archive.editionRecord(of: period) else { return EvaluatedQuarter(without: period) }
    let rules = try Rules(of: record.published, period, in: archive)
    return EvaluatedQuarter(record, catalogue: rules.catalogue, regions: rules.regions, settings: rules.settings)
}
