internal import CSV
internal import Catalogue
internal import Digest
internal import Intake
internal import Statistics
internal import Threads
internal import Validation

/// The two data files of a publication that all others rest on, and its code (contract §7).
package struct DataFiles: Sendable {
    /// 核验码: the first 16 hex digits of SHA-256 over figures.csv followed by rankings.csv.
    package let code: String
    let figures: [UInt8]
    let rankings: [UInt8]

    package init(_ input: BulletinInput) {
        figures = figuresFile(input).bytes
        rankings = rankingsFile(input).bytes
        code = String(SHA256Digest(of: figures + rankings).hex.prefix(16))
    }

    var documents: [Document] {
        [Document(path: "data/figures.csv", bytes: figures), Document(path: "data/rankings.csv", bytes: rankings)]
    }

    /// The others.
    static func others(_ input: BulletinInput) -> [Document] {
        [
            Document(path: "data/exempt.csv", bytes: exemptFile(input).bytes),
            Document(path: "data/explanations.csv", bytes: explanationsFile(input).bytes),
            Document(path: "data/findings.csv", bytes: findingsFile(input).bytes),
            Document(path: "data/reconciliation.csv", bytes: reconciliationFile(input).bytes),
            Document(path: "data/submissions.csv", bytes: submissionsFile(input).bytes),
            Document(path: "data/unconnected.csv", bytes: unconnectedFile(input).bytes),
        ] + (gapsFile(input).map { [Document(path: "data/gaps.csv", bytes: $0.bytes)] } ?? [])
            + (rankBoundsFile(input).map { [Document(path: "data/rank_bounds.csv", bytes: $0.bytes)] } ?? [])
            + (input.history.yearOnYear.isEmpty
                ? [] : [Document(path: "data/year_on_year.csv", bytes: yearOnYearFile(input).bytes)])
            + (input.tasks.hasReports ? [Document(path: "data/tasks.csv", bytes: tasksFile(input).bytes)] : [])
    }
}

private func figuresFile(_ input: BulletinInput) -> CSVDocument {
    let header = [
        "period", "region", "region_name", "kind", "indicator", "numerator", "denominator", "value", "display", "target", "met",
        "shortfall", "previous", "change", "basis", "group", "rank", "previous_rank",
    ]
    let rounding = input.settings.rounding
    let period = input.period.description
    let indicators = input.catalogue.indicators.map { (id: $0.id, target: $0.target?.decimal(6, rounding)) }
    let figures = input.figures.figures
    let atOnce = 1024
    return file(header, pieces: (figures.count + atOnce - 1) / atOnce) { piece, rows in
        for figure in figures[piece * atOnce..<min((piece + 1) * atOnce, figures.count)] {
            let region = input.regions[figure.region]
            rows.add(plain: period)
            rows.add(plain: region.code)
            rows.add(text: region.name)
            rows.add(plain: region.kind.rawValue)
            rows.add(plain: indicators[figure.indicator].id)
            rows.add(number: figure.counts?.numerator)
            rows.add(number: figure.counts?.denominator)
            rows.add(plain: figure.value?.decimal(6, rounding) ?? "")
            rows.add(plain: figure.display ?? "")
            rows.add(plain: indicators[figure.indicator].target ?? "")
            rows.add(plain: figure.isMet.map { $0 ? "yes" : "no" } ?? "")
            rows.add(number: figure.shortfall)
            rows.add(plain: figure.previous?.decimal(6, rounding) ?? "")
            rows.add(plain: figure.change.map { decimalText(Int128($0), decimals: 2) } ?? "")
            rows.add(plain: figure.basis?.rawValue ?? "")
            rows.add(plain: group(figure.region, input) ?? "")
            rows.add(number: figure.rank)
            rows.add(number: figure.previousRank)
            rows.endRow()
        }
    }
}

/// A file of many rows, made in pieces by all cores.
/// - Parameter write: gets the rows of one piece to add to.
private func file(_ header: [String], pieces count: Int, _ write: @escaping @Sendable (Int, inout CSVDocument) -> Void)
    -> CSVDocument
{
    let pieces = concurrently(count) { piece in
        var rows = CSVDocument(rowsAsTheyAre: 0)
        write(piece, &rows)
        return rows
    }
    var file = CSVDocument(header: header)
    file.append(pieces)
    return file
}

/// For every unit, blank for the others.
private func group(_ region: Int, _ input: BulletinInput) -> String? {
    guard input.regions.unit[region] == region else { return nil }
    return input.figures.standing(of: region)?.group.rawValue
}

private func rankingsFile(_ input: BulletinInput) -> CSVDocument {
    var file = CSVDocument(header: [
        "period", "group", "rank", "region", "region_name", "score", "previous_rank", "movement", "coverage", "status",
    ])
    for standing in input.figures.standings {
        let region = input.regions[standing.unit]
        let coverage = standing.coverage.ratio?.decimal(4, input.settings.rounding)
        file.append([
            .plain(input.period.description), .plain(standing.group.rawValue), number(standing.rank), .plain(region.code),
            .text(region.name), plain(standing.score.map { decimalText(Int128($0), decimals: 2) }),
            number(standing.previousRank), number(standing.movement), plain(coverage), .plain(standing.status.rawValue),
        ])
    }
    return file
}

/// By one thread: put together from pieces, megabytes would be there twice.
private func findingsFile(_ input: BulletinInput) -> CSVDocument {
    let files = input.review.files
    var rows = CSVDocument(
        header: ["file", "submitter", "unit", "line", "column", "code", "severity", "message", "value"],
        rows: files.reduce(0) { $0 + $1.log.findings.count })
    for file in files {
        let submission = file.submission
        var sender = CSVDocument(rowsAsTheyAre: 0)
        sender.add(text: submission.path)
        sender.add(plain: code(submission.submitter, input))
        sender.add(plain: code(submission.unit, input))
        for finding in file.log.findings {
            rows.add(sender)
            rows.add(number: finding.line)
            rows.add(text: finding.column)
            rows.add(plain: finding.code)
            rows.add(plain: finding.severity.rawValue)
            rows.add { finding.message.append(.chinese, to: &$0) }
            rows.add(text: finding.value)
            rows.endRow()
        }
    }
    return rows
}

private func submissionsFile(_ input: BulletinInput) -> CSVDocument {
    var file = CSVDocument(header: [
        "file", "submitter", "unit", "form", "revision", "received_at", "on_time", "status", "rows", "errors", "warnings",
        "sha256", "unchanged",
    ])
    let deadline = input.settings.deadline(of: input.period)
    for reviewed in input.review.files {
        let submission = reviewed.submission
        let received = submission.receivedAt
        file.append([
            .text(submission.path), .plain(code(submission.submitter, input)), .plain(code(submission.unit, input)),
            plain(submission.table?.form.rawValue), .number(submission.revision), plain(received?.iso8601),
            plain(received.map { $0 <= deadline ? "yes" : "no" }), .plain(reviewed.status.rawValue),
            number(submission.table?.count), .number(reviewed.log.count(.error)), .number(reviewed.log.count(.warning)),
            .plain(submission.digest.hex), .plain(submission.confirmsUnchanged ? "yes" : ""),
        ])
    }
    return file
}

private func reconciliationFile(_ input: BulletinInput) -> CSVDocument {
    var file = CSVDocument(header: [
        "rule", "region", "region_name", "measure", "file", "line", "stated", "compared_with", "used", "difference", "reason",
    ])
    let views = ReconciliationViews(figures: FigureViews(input: input))
    for entry in input.disagreements {
        file.append([
            .plain(entry.rule.code), .plain(code(entry.region, input)), .text(entry.region.map { input.regions[$0].name } ?? ""),
            .text(entry.measure), .text(input.review.files[entry.file].submission.path), number(entry.line),
            .number(entry.stated), .text(views.comparedWith(entry)), .number(entry.used), .number(entry.stated - entry.used),
            .plain(ReconciliationViews.reason(entry.rule)),
        ])
    }
    return file
}

private func explanationsFile(_ input: BulletinInput) -> CSVDocument {
    var file = CSVDocument(header: [
        "submitter", "submitter_name", "number", "code", "file", "line", "column", "message", "value", "explanation", "source",
        "period",
    ])
    for answered in ExplanationViews(figures: FigureViews(input: input)).answered() {
        let (finding, entry) = (answered.finding, answered.entry)
        file.append([
            .plain(code(entry.submitter, input)), .text(input.regions[entry.submitter].name), .plain(entry.number),
            .plain(finding.code),
            .text(answered.file), number(finding.line), .text(finding.column), .text(finding.message.zh), .text(finding.value),
            .text(entry.text), .text(entry.file), .plain(entry.period.description),
        ])
    }
    return file
}

private func unconnectedFile(_ input: BulletinInput) -> CSVDocument {
    var file = CSVDocument(header: ["region", "region_name", "code", "name", "type", "locality"])
    for entry in input.schools.unconnected { file.append(cells(entry, input)) }
    return file
}

private func exemptFile(_ input: BulletinInput) -> CSVDocument {
    var file = CSVDocument(header: ["region", "region_name", "code", "name", "type", "locality", "reason"])
    for entry in input.schools.exempt { file.append(cells(entry, input) + [.text(entry.reason)]) }
    return file
}

private func cells(_ entry: SchoolLists.Entry, _ input: BulletinInput) -> [CSVCell] {
    let region = input.regions[entry.leaf]
    return [
        .plain(region.code), .text(region.name), .plain(padded(Int(entry.code), to: 10)), .text(entry.name),
        .plain(input.catalogue.types[entry.type].label), .plain(input.catalogue.localities[entry.locality].label),
    ]
}

private func plain(_ text: String?) -> CSVCell { .plain(text ?? "") }
private func number(_ value: (some BinaryInteger)?) -> CSVCell { value.map { .number($0) } ?? .blank }
private func code(_ region: Int?, _ input: BulletinInput) -> String { region.map { input.regions[$0].code } ?? "" }

/// A row for each task and each of its divisions.
private func tasksFile(_ input: BulletinInput) -> CSVDocument {
    var file = CSVDocument(header: [
        "task", "section", "text", "division", "due", "status", "progress", "overdue", "detail", "file", "line",
    ])
    for entry in input.tasks.entries {
        for (index, division) in entry.task.responsible.enumerated() {
            let report = entry.reports[index]
            file.append([
                .text(entry.task.id), .text(entry.task.section), .text(entry.task.text), .text(division),
                .plain(entry.task.due.description), .plain(TaskViews.word(report?.statement.state)),
                plain(report?.statement.progress.map { decimalText(Int128($0), decimals: 2) }),
                .plain(entry.isOverdue(index) ? "yes" : "no"), .text(report?.statement.detail ?? ""),
                .text(report?.file ?? ""), number(report?.statement.line),
            ])
        }
    }
    return file
}
