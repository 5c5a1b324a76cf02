internal import Archive
internal import ArgumentParser
internal import Bulletin
internal import CSV
internal import Catalogue
internal import Digest
internal import Foundation
internal import Intake
internal import Publishing
internal import Statistics
internal import Validation
internal import Workbooks

/// `santong forms PERIOD`: a blank form for each submitter, with the schools of the previous period.
struct FormsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forms", abstract: "给每个单位、县区各做一份空白学校表（.xlsx 和 .csv），填好上期的学校，发下去填报。",
        discussion: "表里有下拉列表、填表说明和逐行检查；填好发回，文件名不用改。")

    @Argument(help: "期，如 2017Q4。")
    var periodText: String

    @Option(name: .long, help: "写到这个新文件夹（默认：工作区的 forms/期）；不能已经存在。")
    var into: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if into == "" { throw ValidationError("--into 后面是空的：请写明文件夹") }
    }

    func run() async throws {
        do {
            let period = try period(periodText, common.language)
            let workspace = try Workspace(common.workspacePath, common.language)
            let place = into ?? workspace.folder + "/forms/\(period)"
            try requireNew(place)
            let schools = try await earlierSchools(workspace, before: period)
            let files = try submitters(workspace.regions).flatMap { try forms(for: $0, period, workspace, schools.rows) }
            let target = URL(filePath: place)
            let publisher = FolderPublisher(
                parent: target.deletingLastPathComponent().path, name: target.lastPathComponent)
            try publisher.stage(files)
            try publisher.exchange()
            let source =
                schools.period.map {
                    Bilingual("填好了\($0)的 \(schools.rows.count) 所学校", "with \(schools.rows.count) schools of \($0)")
                }
                ?? Bilingual("还没有上期，表是空的", "blank, since there is no earlier period")
            common.log.notice(
                Bilingual(
                    "\(period)：\(files.count / 2) 份学校表，\(source.zh)", "\(period): \(files.count / 2) school forms, \(source.en)"),
                ["period": period.description, "forms": "\(files.count / 2)", "schools": "\(schools.rows.count)"])
            common.say(place)
        } catch {
            throw common.failure(error)
        }
    }

    private func requireNew(_ place: String) throws {
        guard FileManager.default.fileExists(atPath: place) || isLink(place) else { return }
        throw Failure(
            .cannotWrite,
            Bilingual(
                "“\(place)”已存在，没有覆盖；请先移走，或用 --into 指明新文件夹", "'\(place)' exists; move it away, or name a new folder with --into"),
            common.language)
    }

    /// Every unit, and every county below one.
    private func submitters(_ regions: RegionTable) -> [Int] {
        regions.units.flatMap { regions.isLeaf($0) ? [$0] : [$0] + regions.leaves(under: $0) }
    }

    // MARK: the schools of before

    private struct School {
        let leaf: Int
        let code: Int64
        let row: FormSheet.Row
    }

    /// The counting schools of the nearest earlier period that was published, from the archive, in the terms of the present regions.
    private func earlierSchools(_ workspace: Workspace, before period: Period) async throws -> (period: Period?, rows: [School]) {
        guard let archive = try Archive(readingFrom: workspace.archiveLocation),
            let earlier = try archive.previousPublication(to: period)
        else { return (nil, []) }
        let rebuilt = try await Rebuilding(earlier.published, of: earlier.period, from: archive)
        let (review, rules) = (rebuilt.outcome.bulletin.review, rebuilt.rules)
        var schools: [School] = []
        for file in review.files {
            guard let table = file.submission.table, table.form == .school else { continue }
            for row in 0..<table.count where file.isCounting[row] {
                let code = rules.regions[Int(table.regions[row])].code
                guard let leaf = workspace.regions.find(code)?.region else { continue }
                schools.append(
                    School(leaf: leaf, code: table.codes[row], row: self.row(table, row, leaf, rules.catalogue, workspace)))
            }
        }
        return (earlier.period, schools.sorted { ($0.leaf, $0.code) < ($1.leaf, $1.code) })
    }

    /// What a school is; how it is doing is asked anew.
    private func row(
        _ table: Table, _ row: Int, _ leaf: Int, _ catalogue: Catalogue, _ workspace: Workspace
    ) -> FormSheet.Row {
        let present = workspace.catalogue
        func id(_ column: Int) -> String { present.columns[column].id }
        return [
            id(present.roles.code): padded(Int(table.codes[row]), to: 10), id(present.roles.name): table.names[row],
            id(present.roles.region): workspace.regions[leaf].code,
            id(present.roles.type): catalogue.types[Int(table.types[row])].label,
            id(present.roles.locality): catalogue.localities[Int(table.localities[row])].label,
        ]
    }

    // MARK: files

    private func forms(
        for region: Int, _ period: Period, _ workspace: Workspace, _ schools: [School]
    ) throws -> [(path: String, bytes: [UInt8])] {
        let (regions, catalogue) = (workspace.regions, workspace.catalogue)
        let leaves = regions.isLeaf(region) ? [region] : regions.leaves(under: region)
        let rows = schools.filter { leaves.contains($0.leaf) }.map(\.row)
        let name = "\(regions[region].code)\(regions[region].name)-\(period)-学校表"
        let form = FormSheet(
            schoolFormOf: regions[region].name, period: "\(period.year)年第\("一二三四".map(String.init)[period.quarter - 1])季度",
            catalogue,
            leaves: leaves.map { (regions[$0].code, regions[$0].name) }, rows: rows)
        var text = CSVDocument(header: catalogue.columns.map(\.header))
        for row in rows { text.append(catalogue.columns.map { .text(row[$0.id] ?? "") }) }
        return [(name + ".xlsx", try workbook(form.sheet)), (name + ".csv", text.bytes)]
    }
}
