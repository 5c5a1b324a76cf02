internal import Archive
internal import Bulletin
internal import Catalogue
internal import Explanation
internal import Statistics

/// Two publications side by side, for one region.
struct Comparison {
    let from: PublicationHeading
    let to: PublicationHeading
    let before: PeriodAccount
    let account: PeriodAccount
    let region: Int
    /// In catalogue order.
    let changes: [(indicator: Int, explanation: ChangeExplanation)]
    /// Whether each is told by county and cause, because one was asked for.
    let isDetailed: Bool
    /// What one edition or draft of a period changes against another; nil for two periods.
    let revisions: EditionChanges?
    /// Of the later one.
    let rules: Rules

    /// - Parameters:
    ///   - regionText: nil for the province.
    ///   - indicatorText: nil for all.
    init(
        _ first: PublicationName, _ second: PublicationName, _ regionText: String?, _ indicatorText: String?,
        in archive: Archive, _ language: Language
    ) async throws {
        let (earlier, later) = (try first.find(in: archive, language), try second.find(in: archive, language))
        let runBefore = try await archivedRun(earlier, first.period, archive, language)
        let run = try await archivedRun(later, second.period, archive, language)
        from = try PublicationHeading(runBefore.archived, of: first.period, in: archive)
        to = try PublicationHeading(run.archived, of: second.period, in: archive)
        before = runBefore.outcome.bulletin.account()
        account = run.outcome.bulletin.account()
        rules = run.rules
        let region = try FigureSubject.region(regionText, rules.regions, language)
        let asked = try indicatorText.flatMap { try FigureSubject($0, "全省", run.rules, language).indicator }
        if indicatorText != nil, asked == nil {
            throw Failure(
                .usage, Bilingual("--indicator 要一个指标，得分不能拆开", "--indicator wants an indicator, not the score"), language)
        }
        let previous = try archive.previous(as: earlier, of: first.period, regions: rules.regions)
        let compared = PeriodComparison(from: before, to: account, previous: previous)
        var changes: [(indicator: Int, explanation: ChangeExplanation)] = []
        let all = run.rules.catalogue.indicators.indices
        for index in asked.map({ $0..<$0 + 1 }) ?? all {
            changes.append((index, try ChangeExplanation(region, index, in: compared)))
        }
        self.changes = changes
        self.region = region
        isDetailed = asked != nil
        revisions =
            first.period == second.period
            ? try run.outcome.changes(since: earlier, rules: run.rules, archive: archive) : nil
    }

    private var regions: RegionTable { account.regions }
    private var isProvince: Bool { region == regions.province }

    /// Of a region, before: its own code then.
    private func place(_ unit: Int) -> Standing? {
        before.regions.find(regions[unit].code).flatMap { before.figures.standing(of: $0.region) }
            ?? regions[unit].formerly.lazy.compactMap { before.regions.index(code: $0) }
            .compactMap { before.figures.standing(of: $0) }.first
    }

    private var units: [Int] { isProvince ? regions.units : regions.unit[region] == region ? [region] : [] }

    private func score(_ standing: Standing?) -> String? { standing?.score.map { decimalText(Int128($0), decimals: 2) } }

    private func display(_ counts: RatioCounts?, _ indicator: Int) -> String? {
        counts?.value?.percentage(target: account.catalogue.indicators[indicator].target, account.settings.rounding)
    }

    // MARK: for people

    func lines(_ language: Language) -> [String] {
        let words = ExplanationWords(account: account, language: language)
        var lines = [words.region(region), from.text(language), to.text(language), ""]
        if isDetailed {
            for (index, change) in changes {
                let definition = account.catalogue.indicators[index]
                lines.append("\(definition.label)（\(definition.id)）")
                lines += ChangeText(words: words, definition: definition).lines(change, since: from)
            }
            return lines
        }
        lines.append(words.say("指标（完成数/总数，百分点）", "Indicators (numerator/denominator, percentage points)"))
        lines += changes.map { "　" + line($0.indicator, $0.explanation, words) }
        if !units.isEmpty {
            lines += ["", words.say("得分、位次", "Scores and ranks")] + units.map { "　" + line($0, words) }
        }
        return lines + revisionLines(words)
    }

    private func line(_ index: Int, _ change: ChangeExplanation, _ words: ExplanationWords) -> String {
        func value(_ counts: RatioCounts?) -> String {
            counts.map { "\(display($0, index) ?? "—")（\($0.numerator)/\($0.denominator)）" } ?? "—"
        }
        let points = change.change.map { made in
            (made.points > 0 ? "+" : "") + decimalText(Int128(made.points), decimals: 2) + (made.basis == .common ? "†" : "")
        }
        return "\(account.catalogue.indicators[index].label)　\(value(change.before)) → \(value(change.after))　\(points ?? "—")"
    }

    private func line(_ unit: Int, _ words: ExplanationWords) -> String {
        func text(_ standing: Standing?) -> String {
            guard let standing, let score = score(standing) else { return "—" }
            return score + (standing.rank.map { words.say("（第\($0)位）", " (rank \($0))") } ?? "")
        }
        return "\(words.region(unit))　\(text(place(unit))) → \(text(account.figures.standing(of: unit)))"
    }

    private func revisionLines(_ words: ExplanationWords) -> [String] {
        guard let revisions else { return [] }
        let shown = revisions.revisions.filter { isProvince || regions.isWithin($0.region, region) }
        if shown.isEmpty { return ["", words.say("没有变动", "Nothing is another")] }
        var lines = ["", words.say("变动 \(shown.count) 处", "\(shown.count) changes")]
        if revisions.rulesChanged { lines.append(words.say("　设置、目录或区划表有改动", "　settings, catalogue or regions have changed")) }
        lines += shown.map { "　" + $0.line(rules, words.language) }
        for (unit, causes) in revisions.causes.sorted(by: { $0.key < $1.key }) where isProvince || regions.isWithin(region, unit)
        {
            let added = causes.added.map { "+\($0)" }
            let removed = causes.removed.map { "−\($0)" }
            let corrected =
                causes.corrections > 0 ? [words.say("更正 \(causes.corrections) 处", "\(causes.corrections) corrections")] : []
            lines.append("　\(words.name(unit))：" + (added + removed + corrected).joined(separator: "；"))
        }
        return lines
    }

    // MARK: for programs

    var json: JSON {
        let writer = ExplanationJSON(account: account)
        return .object([
            ("from", from.json), ("to", to.json), ("region", writer.region(region)),
            (
                "indicators",
                .array(
                    changes.map { index, change in
                        let definition = account.catalogue.indicators[index]
                        return .object([
                            ("indicator", .text(definition.id)), ("label", .text(definition.label)),
                            ("before", .text(display(change.before, index))), ("after", .text(display(change.after, index))),
                            ("change", writer.change(change, since: from, definition)),
                        ])
                    })
            ),
            (
                "units",
                .array(
                    units.map { unit in
                        let (then, now) = (place(unit), account.figures.standing(of: unit))
                        return .object([
                            ("code", .text(regions[unit].code)), ("name", .text(regions[unit].name)),
                            ("score_before", .text(score(then))), ("score_after", .text(score(now))),
                            ("rank_before", .number(then?.rank)), ("rank_after", .number(now?.rank)),
                        ])
                    })
            ),
        ])
    }
}
