internal import Archive
internal import ArgumentParser
internal import Bulletin
internal import CSV
internal import Catalogue
internal import Foundation
internal import Intake
internal import Publishing
internal import Validation

/// `santong check [PERIOD]`: findings only; writes nothing.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "check", abstract: "只检查，列出问题，不写任何文件。")

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

    @Argument(help: "期，如 2017Q3（默认：最近一个已结束的季度）。")
    var periodText: String?

    @Option(name: .long, help: "输出格式：text、json（每行一个对象）或 csv。")
    var format: Format = .text

    @OptionGroup var common: CommonOptions

    func run() async throws {
        do {
            try await check(try period(periodText, common.language))
        } catch {
            throw common.failure(error)
        }
    }

    private func check(_ period: Period) async throws {
        let workspace = try Workspace(common.workspacePath, common.language)
        let outcome = try await runWithoutWriting(workspace, period, common.language)
        common.tell(unmatchedReceipts: outcome.unmatchedReceipts, of: period)
        let review = outcome.bulletin.review
        switch format {
        case .text: sayText(review)
        case .json: sayJSON(review, workspace.regions)
        case .csv: sayCSV(review, workspace.regions)
        }
        let errors = review.files.map { $0.log.count(.error) }.reduce(0, +)
        common.log.notice(
            Bilingual("共 \(review.files.count) 份文件，\(errors) 个错误", "\(review.files.count) files, \(errors) errors"))
        if errors > 0 { Foundation.exit(ExitCode.findings.rawValue) }
    }

    private func sayText(_ review: Review) {
        for file in review.files {
            for finding in file.log.findings {
                let place = [file.submission.path, finding.line.map(String.init)].compactMap(\.self).joined(separator: ":")
                let column = finding.column.isEmpty ? "" : "[\(finding.column)] "
                let value = finding.value.isEmpty ? "" : " «\(finding.value)»"
                let severity = severityWord(finding.severity)
                common.say(
                    printable("\(place): \(finding.code) \(severity): \(column)\(finding.message[common.language])\(value)"))
            }
            if file.log.omitted > 0 {
                common.say(
                    printable(file.submission.path) + ": "
                        + Bilingual("另有 \(file.log.omitted) 个问题未列出", "\(file.log.omitted) further findings")[common.language])
            }
        }
    }

    private func severityWord(_ severity: Severity) -> String {
        if common.language == .english { return severity.rawValue }
        return switch severity {
        case .error: "错误"
        case .warning: "警告"
        case .info: "提示"
        }
    }

    private func fields(_ file: Reviewed, _ finding: Finding, _ regions: RegionTable) -> [(String, String?)] {
        [
            ("file", file.submission.path), ("submitter", file.submission.submitter.map { regions[$0].code }),
            ("unit", file.submission.unit.map { regions[$0].code }), ("line", finding.line.map(String.init)),
            ("column", finding.column), ("code", finding.code), ("severity", finding.severity.rawValue),
            ("message", finding.message[common.language]), ("value", finding.value),
        ]
    }

    private func sayJSON(_ review: Review, _ regions: RegionTable) {
        for file in review.files {
            for finding in file.log.findings {
                let members = fields(file, finding, regions).map { name, value in
                    let text = value.map { name == "line" ? $0 : jsonText($0) } ?? "null"
                    return "\(jsonText(name)): \(text)"
                }
                common.say("{" + members.joined(separator: ", ") + "}")
            }
        }
    }

    private func sayCSV(_ review: Review, _ regions: RegionTable) {
        var document = CSVDocument(header: [
            "file", "submitter", "unit", "line", "column", "code", "severity", "message", "value",
        ])
        for file in review.files {
            for finding in file.log.findings {
                document.append(
                    fields(file, finding, regions).map { name, value in
                        ["file", "column", "message", "value"].contains(name) ? .text(value ?? "") : .plain(value ?? "")
                    })
            }
        }
        writeOutput(document.bytes)
    }
}

/// Runs a period's pipeline for looking only: neither the archive nor a folder is touched.
func runWithoutWriting(_ workspace: Workspace, _ period: Period, _ language: Language) async throws -> Pipeline.Outcome {
    let inbox = try workspace.inbox(period, language)
    let archive = try Archive(readingFrom: workspace.archiveLocation)
    let now = currentInstant()
    let isInTime = now <= workspace.settings.deadline(of: period)
    return try await Pipeline(rules: workspace.rules, period: period, inbox: inbox).run(
        .init(
            previous: try archive?.previous(to: period, regions: workspace.regions),
            sightings: try archive?.sightings(of: period) ?? [:], receivedNow: isInTime ? now : nil))
}
