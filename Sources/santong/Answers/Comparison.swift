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
        let asked = try indicatorText.flatMap { try FigureSubject.indicator($0, run.rules.catalogue, language) }
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

    var regions: RegionTable { account.regions }
    private var isProvince: Bool { region == regions.province }

    /// Of a region, before: its own code then.
    func place(_ unit: Int) -> Standing? {
        before.regions.find(regions[unit].code).flatMap { before.figures.standing(of: $0.region) }
            ?? regions[unit].formerly.lazy.compactMap { before.regions.index(code: $0) }
            .compactMap { before.figures.standing(of: $0) }.first
    }

    /// Cities by rank, then direct counties; those without one last.
    var units: [Int] {
        let all = account.figures.standings.map(\.unit)
        return isProvince ? all : all.filter { $0 == region }
    }

    func score(_ standing: Standing?) -> String? { standing?.score.map { decimalText(Int128($0), decimals: 2) } }

    func display(_ counts: RatioCounts?, _ indicator: Int) -> String? {
        counts?.value?.percentage(target: account.catalogue.indicators[indicator].target, account.settings.rounding)
    }

    // MARK: for people

    func lines(_ language: Language) -> [String] {
        let words = ExplanationWords(account: account, language: language)
        var lines = [words.region(region), from.text(language), to.text(language), ""]
        if isDetailed {
            for (index, change) in changes {
                let definition = account.catalogue.indicators[index]
                lines.append("\(definition.label)（\(definition.id)）\(target(index, words))")
                lines += ChangeText(words: words, definition: definition).lines(change, since: from)
            }
            return lines
        }
        if let revisions, revisions.rulesChanged {
            lines.append(words.say("设置、目录或区划表有改动", "Settings, catalogue or regions have changed"))
        }
        lines.append(words.say("指标（完成数/总数，百分点）", "Indicators (numerator/denominator, percentage points)"))
        lines += changes.map { "　" + line($0.indicator, $0.explanation, words) }
        if !removed.isEmpty {
            lines.append(words.say("　后一次的目录里没有了：", "　No longer in the catalogue: ") + removed.joined(separator: "、"))
        }
        for group in Standing.Group.allCases {
            let members = units.filter { account.figures.standing(of: $0)?.group == group }
            if members.isEmpty { continue }
            let name = group == .city ? words.say("省辖市", "cities") : words.say("省直管县（市）", "direct counties")
            lines += ["", words.say("得分、位次：", "Scores and ranks: ") + name] + members.map { "　" + line($0, words) }
        }
        return lines + revisionLines(words)
    }

    /// Indicators that the later catalogue hasn't any more.
    private var removed: [String] {
        before.catalogue.indicators.filter { account.catalogue.indicator($0.id) == nil }.map { "\($0.label)（\($0.id)）" }
    }

    /// Where the target isn't what it was.
    private func target(_ index: Int, _ words: ExplanationWords) -> String {
        let now = account.catalogue.indicators[index]
        guard let then = before.catalogue.indicators.first(where: { $0.id == now.id }) else { return "" }
        func text(_ target: Fraction?) -> String {
            target.map { withoutNoughts(String($0.percentage(target: nil, .halfUp).dropLast())) + "%" } ?? "—"
        }
        var changed: [String] = []
        if text(then.target) != text(now.target) {
            changed.append(
                words.say(
                    "目标由 \(text(then.target)) 改为 \(text(now.target))", "target \(text(then.target)) became \(text(now.target))"))
        }
        let (weight, other) = (withoutNoughts(then.weight.decimal(2, .halfUp)), withoutNoughts(now.weight.decimal(2, .halfUp)))
        if weight != other { changed.append(words.say("权重由 \(weight) 改为 \(other)", "weight \(weight) became \(other)")) }
        return changed.map { "　" + $0 }.joined()
    }

    private func line(_ index: Int, _ change: ChangeExplanation, _ words: ExplanationWords) -> String {
        func value(_ counts: RatioCounts?) -> String {
            counts.map { "\(display($0, index) ?? "—")（\($0.numerator)/\($0.denominator)）" } ?? "—"
        }
        let points = change.change.map { made in
            (made.points > 0 ? "+" : "") + decimalText(Int128(made.points), decimals: 2) + (made.basis == .common ? "†" : "")
        }
        return
            "\(account.catalogue.indicators[index].label)　\(value(change.before)) → \(value(change.after))　\(points ?? "—")\(target(index, words))"
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
        var lines = ["", words.say("变动 \(shown.count) 处", words.count(shown.count, "change"))]
        lines += shown.map { "　" + $0.line(rules, words.language) }
        for (unit, causes) in revisions.causes.sorted(by: { $0.key < $1.key }) where isProvince || regions.isWithin(region, unit)
        {
            lines.append("　\(words.name(unit))：\(causes.words[words.language])")
        }
        return lines
    }
}
