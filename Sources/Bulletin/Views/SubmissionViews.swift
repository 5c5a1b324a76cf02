internal import Catalogue
internal import Intake
internal import Statistics
internal import Validation

/// 附件5 and the notices: what came from whom, and what is wrong with it.
struct SubmissionViews {
    let figures: FigureViews

    private var input: BulletinInput { figures.input }
    private var deadline: Instant { input.settings.deadline(of: input.period) }

    /// A file, with its findings of the given severities, those apart that were explained.
    func file(_ reviewed: Reviewed, severities: [Severity] = []) -> View {
        let submission = reviewed.submission
        let received = submission.receivedAt
        let returned = reviewed.returnedRegions.subtracting(reviewed.replacedRegions)
        // By their places: a file may have a thousand, each of several texts.
        let all = severities.isEmpty ? [] : reviewed.log.findings
        let isTold = severities.isEmpty || reviewed.isTold
        var (listed, asked): (Int, [Int]) = (0, [])
        for (index, finding) in all.enumerated() where severities.contains(finding.severity) {
            listed += 1
            if !isTold || finding.severity == .info || input.asks(about: finding, in: reviewed) { asked.append(index) }
        }
        let findings = lines(all, asked)
        let omitted = severities.map { reviewed.log.count($0) }.reduce(0, +) - listed
        return View([
            "file": .text(FigureMark.cleaned(submission.path)),
            "has_submitter": .flag(submission.submitter != nil),
            "submitter": .text(submission.submitter.map(figures.name) ?? "—"),
            "form": .text(
                (submission.table.map { $0.form == .school ? "学校表" : "汇总表" } ?? "—")
                    + (submission.confirmsUnchanged ? "（确认无变化）" : "")),
            "revision": "\(submission.revision)", "has_time": .flag(received != nil),
            "time": .text(received.map(PeriodWords.time) ?? "收到时间未登记"),
            "is_late": .flag(received.map { $0 > deadline } ?? false), "status": .text(Self.word(reviewed.status)),
            "has_sign_off": .flag(!Self.names(submission.signOff).isEmpty), "sign_off": .text(Self.names(submission.signOff)),
            "has_sender_telephone": .flag(!submission.signOff.telephone.isEmpty),
            "sender_telephone": .text(FigureMark.cleaned(submission.signOff.telephone)),
            "confirms_unchanged": .flag(submission.confirmsUnchanged && submission.hasTable),
            "is_returned": .flag(reviewed.status == .returned || reviewed.status == .partly),
            "rows": "\(submission.table?.count ?? 0)", "errors": "\(reviewed.log.count(.error))",
            "warnings": "\(reviewed.log.count(.warning))", "has_findings": .flag(!findings.isEmpty),
            "findings": .views(findings), "has_omitted": .flag(omitted > 0), "omitted": "\(omitted)",
            "has_returned_regions": .flag(!returned.isEmpty),
            "returned_regions": .text(returned.sorted().map(figures.name).joined(separator: "、")),
            "stand_ins": .views(standIns(reviewed)),
        ])
    }

    /// The files that count meanwhile for what was returned of a file: the revision before it, mostly (contract §3.1).
    private func standIns(_ reviewed: Reviewed) -> [View] {
        let goingBack = (reviewed.isInConflict ? reviewed.regionsWithRows : reviewed.returnedRegions).subtracting(
            reviewed.replacedRegions)
        if goingBack.isEmpty { return [] }
        let bySpeaker = Dictionary(grouping: goingBack.filter { input.review.speaker(for: $0) != nil }) { region in
            input.review.speaker(for: region) ?? 0
        }
        return bySpeaker.sorted { $0.key < $1.key }.compactMap { speaker, regions in
            let file = input.review.files[speaker].submission
            if file.path == reviewed.submission.path { return nil }
            return View([
                "regions": .text(regions.sorted().map(figures.name).joined(separator: "、")),
                "file": .text(FigureMark.cleaned(file.path)), "revision": "\(file.revision)",
            ])
        }
    }

    /// Who stands for a file, without telephone numbers.
    private static func names(_ signOff: SignOff) -> String {
        let named = [("填报人", signOff.filler), ("审核人", signOff.reviewer), ("负责人", signOff.head)].filter { !$0.1.isEmpty }
        return FigureMark.cleaned(named.map { $0.0 + $0.1 }.joined(separator: "、"))
    }

    /// What is told in one line when there is much of it.
    private struct Kind: Hashable {
        let severity: Severity
        let code: String
        let column: String

        /// Few columns are wrong in the same way, and hashing Chinese costs more than comparing it.
        func hash(into hasher: inout Hasher) {
            hasher.combine(code)
            hasher.combine(column.utf8.count)
        }
    }

    /// Errors first, then by first appearance. One line a finding; many like ones, of the same code and column, are one line
    /// together.
    private func lines(_ findings: [Finding], _ listed: [Int]) -> [View] {
        var groups: [[Int]] = []
        var places: [Kind: Int] = [:]
        // Like ones mostly follow each other, or follow the same others: comparing costs less than hashing.
        var followers: [Int] = []
        var last: (index: Int, place: Int)?
        for index in listed {
            if let (before, place) = last {
                if Self.areAlike(findings[before], findings[index]) {
                    groups[place].append(index)
                    continue
                }
                let next = followers[place]
                if Self.areAlike(findings[groups[next][0]], findings[index]) {
                    groups[next].append(index)
                    last = (index, next)
                    continue
                }
            }
            let kind = Kind(severity: findings[index].severity, code: findings[index].code, column: findings[index].column)
            let place = places[kind] ?? groups.count
            if place == groups.count {
                places[kind] = place
                groups.append([])
                followers.append(place)
            }
            groups[place].append(index)
            if let last { followers[last.place] = place }
            last = (index, place)
        }
        let ordered = Severity.allCases.flatMap { severity in groups.filter { findings[$0[0]].severity == severity } }
        return ordered.flatMap { group -> [View] in
            if group.count <= Self.mostAlike {
                return group.map { line(findings[$0], place: findings[$0].line.map(String.init)) }
            }
            let named = group.prefix(Self.mostPlaces).compactMap { findings[$0].line.map(String.init) }.joined(separator: "、")
            let rest = group.count > Self.mostPlaces ? "…" : ""
            let first = findings[group[0]]
            let isOne = group.allSatisfy { findings[$0].value == first.value && findings[$0].message == first.message }
            // About no row: what each is about stands in its value.
            let isUnplaced = group.allSatisfy { findings[$0].line == nil }
            let view = line(
                first, place: isUnplaced ? "共\(group.count)处" : "\(named)\(rest)（共\(group.count)处）", others: !isOne)
            if !isUnplaced || isOne { return [view] }
            let values = group.prefix(Self.mostPlaces).map { findings[$0].value }.joined(separator: "、") + rest
            return [view.adding(["value": .text(FigureMark.cleaned(values))])]
        }
    }

    private static func areAlike(_ left: Finding, _ right: Finding) -> Bool {
        left.severity == right.severity && left.code == right.code && left.column == right.column
    }

    private func line(_ finding: Finding, place: String?, others: Bool = false) -> View {
        View([
            "code": .text(finding.code), "is_error": .flag(finding.severity == .error),
            "is_warning": .flag(finding.severity == .warning), "has_line": .flag(place != nil),
            "line": .text(place ?? "—"), "has_column": .flag(!finding.column.isEmpty),
            "column": .text(finding.column.isEmpty ? "—" : finding.column), "has_value": .flag(!finding.value.isEmpty),
            "value": .text((finding.value.isEmpty ? "—" : FigureMark.cleaned(finding.value)) + (others ? "等" : "")),
            "message": .text(FigureMark.cleaned(finding.message.zh)), "is_several": .flag(others),
        ])
    }

    /// Per unit: its files and what was missing.
    func units() -> [View] {
        figures.orderedUnits.compactMap { unit in
            guard let standing = input.figures.standing(of: unit) else { return nil }
            let files = input.review.files.filter { $0.submission.unit == unit }
            let unchanged = files.filter { $0.submission.confirmsUnchanged && ($0.status == .counted || $0.status == .partly) }
                .compactMap(\.submission.submitter)
            let own = files.first { $0.submission.submitter == unit && !Self.names($0.submission.signOff).isEmpty }
            let signOff = own.map { Self.names($0.submission.signOff) } ?? ""
            return View([
                "region": .text(figures.name(unit)), "code": .text(input.regions[unit].code),
                "status": .text(Self.word(standing)), "has_files": .flag(!files.isEmpty),
                "files": .views(files.map { file($0) }), "count": "\(files.count)",
                "coverage": .text(
                    standing.byTotals ? "全市汇总" : "\(standing.coverage.counted)/\(standing.coverage.expected)"),
                "by_totals": .flag(standing.byTotals), "has_sign_off": .flag(!signOff.isEmpty),
                "sign_off": .text(signOff), "has_unchanged": .flag(!unchanged.isEmpty),
                "unchanged": .text(unchanged.map(figures.name).joined(separator: "、")),
                "has_missing_leaves": .flag(!standing.missingLeaves.isEmpty),
                "missing_leaves": .text(standing.missingLeaves.map(figures.name).joined(separator: "、")),
                "errors": "\(files.map { $0.log.count(.error) }.reduce(0, +))",
                "warnings": "\(files.map { $0.log.count(.warning) }.reduce(0, +))",
            ])
        }
    }

    /// Files and rows, and what became of them.
    func conservation() -> View {
        let balance = input.conservation
        let statuses = Status.allCases.map { (Self.word($0), balance.files[$0] ?? 0) }
        let reasons = NotCounted.allCases.map { ($0.words.zh, balance.notCounted[$0] ?? 0) }
        func list(_ counts: [(label: String, count: Int)]) -> [View] {
            let present = counts.filter { $0.count > 0 }
            return present.enumerated().map { position, entry in
                View([
                    "label": .text(entry.label), "count": "\(entry.count)", "is_last": .flag(position == present.count - 1),
                ])
            }
        }
        return View([
            "files": "\(balance.filesRead)", "has_files": .flag(balance.filesRead > 0), "statuses": .views(list(statuses)),
            "rows": "\(balance.rowsRead)", "counted": "\(balance.rowsCounted)", "has_reasons": .flag(!balance.notCounted.isEmpty),
            "not_counted": "\(balance.rowsRead - balance.rowsCounted)", "reasons": .views(list(reasons)),
        ])
    }

    /// So many like findings still get a line each.
    private static let mostAlike = 5
    /// How many places one line names.
    private static let mostPlaces = 30

    /// Files whose submitter couldn't be told.
    func strays() -> [View] {
        input.review.files.filter { $0.submission.unit == nil }.map { file($0, severities: [.error, .warning]) }
    }

    static func word(_ status: Status) -> String {
        switch status {
        case .counted: "已计入"
        case .partly: "部分计入"
        case .superseded: "已被替代"
        case .returned: "退回"
        case .unused: "未采用"
        }
    }

    static func word(_ standing: Standing) -> String {
        switch standing.status {
        case .ranked: "已报送"
        case .incomplete: "报送不完整"
        case .returned: "退回"
        case .missing: "未报送"
        }
    }
}
