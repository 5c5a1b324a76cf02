internal import Bulletin
internal import Catalogue
internal import Digest
internal import Explanation
internal import Intake
internal import Statistics
internal import Validation

/// What explanations are told in.
struct ExplanationWords {
    let account: PeriodAccount
    let language: Language

    private var regions: RegionTable { account.regions }
    private var catalogue: Catalogue { account.catalogue }

    func say(_ zh: String, _ en: String) -> String { Bilingual(zh, en)[language] }

    private var comma: String { language == .chinese ? "、" : ", " }

    func name(_ region: Int) -> String { regions[region].name }
    func region(_ region: Int) -> String { "\(regions[region].name)（\(regions[region].code)）" }

    func part(_ part: Part) -> String {
        switch part {
        case .leaf(let leaf): region(leaf)
        case .totals(let unit): region(unit) + say("全市汇总数", ", its total rows")
        }
    }

    // MARK: the figure

    func formula(_ indicator: Catalogue.Indicator) -> String {
        func term(_ formula: Formula) -> String {
            formula.isSingleName ? catalogue.label(formula) : "(\(catalogue.label(formula)))"
        }
        func plain(_ formula: Formula) -> String { formula.isSingleName ? formula.text : "(\(formula.text))" }
        return "\(term(indicator.numerator)) ÷ \(term(indicator.denominator))　"
            + "[\(plain(indicator.numerator)) ÷ \(plain(indicator.denominator))]"
    }

    /// What a measure counts in the school form; nil for the number of schools.
    func measure(_ measure: Catalogue.Measure) -> String? {
        let label = catalogue.label(measure)
        switch measure.source {
        case .all: return nil
        case .sum: return say("“\(label)”之和", "the sum of \(label)")
        case .count(let formula):
            return formula.isSingleName
                ? say("“\(label)”为是的学校数", "schools with \(label)") : say("符合“\(label)”的学校数", "schools for which \(label)")
        }
    }

    func population(_ indicator: Catalogue.Indicator) -> String {
        let population = catalogue.populations[indicator.population]
        let types = catalogue.types.indices.filter { population.types[$0] }.map { catalogue.types[$0].label }
        let localities = catalogue.localities.indices.filter { population.localities[$0] }.map { catalogue.localities[$0].label }
        let label = population.label.isEmpty ? "" : population.label + say("：", ": ")
        return label + types.joined(separator: comma) + say("；", "; ") + localities.joined(separator: comma)
    }

    func rounding(_ value: Fraction, _ target: Fraction?, _ display: String) -> String {
        let rule =
            account.settings.rounding == .halfUp
            ? say("四舍五入", "half up") : say("四舍六入五成双", "half to even")
        let exact = (value.written.isExact ? "＝" : "≈") + value.written.text
        let plain = decimalText(value.scaled(decimals: 4, account.settings.rounding), decimals: 2) + "%"
        let more =
            plain == display
            ? ""
            : say("；只留两位会印成 \(plain)，看似达标、满额或为零，所以多留", "; two decimals would print \(plain), which misleads, so it has more")
        return say("舍入　\(exact)，按“\(rule)”印为 \(display)\(more)", "Rounding　\(exact), \(rule), is printed \(display)\(more)")
    }

    func target(
        _ target: Fraction, isMet: Bool, _ shortfall: Int64, _ counts: RatioCounts, _ indicator: Catalogue.Indicator
    ) -> String {
        let text = withoutNoughts(String(target.percentage(target: nil, .halfUp).dropLast())) + "%"
        if isMet { return say("目标　\(text)：已达到", "Target　\(text): met") }
        let unit = indicator.numerator.names.first.flatMap { catalogue.measures[$0].unit?.label } ?? ""
        return say(
            "目标　\(text)：未达到，还差 \(shortfall) \(unit)（\(text)×\(counts.denominator) 进位取整，减 \(counts.numerator)）",
            "Target　\(text): missed by \(shortfall) (\(text) of \(counts.denominator), rounded up, less \(counts.numerator))")
    }

    // MARK: its place

    func neighbours(_ neighbours: Neighbours, _ told: (Int) -> String) -> [String] {
        let group = neighbours.group == .city ? say("省辖市", "cities") : say("省直管县（市）", "direct counties")
        func list(_ units: [Int]) -> String { units.map(told).joined(separator: comma) }
        var lines = [
            say(
                "位次　\(group)第 \(neighbours.rank) 位，共 \(neighbours.members) 个单位参加排名",
                "Rank　\(neighbours.rank) of \(neighbours.members) \(group)")
        ]
        let places = [
            ("前一位", "Just above", neighbours.above), ("并列", "Level with it", neighbours.level),
            ("后一位", "Just below", neighbours.below),
        ]
        for (zh, en, units) in places where !units.isEmpty { lines.append("　　　" + say(zh, en) + say("：", ": ") + list(units)) }
        return lines
    }

    func bounds(_ bounds: RankBounds, of unit: Int, _ indicator: Int?, _ rank: Int) -> [String] {
        guard let group = account.figures.standing(of: unit)?.group else { return [] }
        let unknown = bounds.unknown(group, indicator)
        if !unknown.isEmpty {
            let names = unknown.prefix(10).map(name).joined(separator: comma) + (unknown.count > 10 ? "…" : "")
            return [
                say(
                    "　　　位次可能的变动：\(names)没有以前的（或同口径的）数据，不作估计",
                    "　　　How the rank may move: \(names) have no earlier data (on the same basis); nothing is stated")
            ]
        }
        guard let range = bounds.range(of: unit, indicator) else { return [] }
        let open = bounds.open.filter { account.figures.standing(of: $0.key)?.group == group }.values.flatMap(\.self).sorted()
        if open.isEmpty { return [say("　　　位次不会因补报而变：同组没有缺报、退回的", "　　　The rank is safe: nothing of the group is missing")] }
        let names = open.map { leaf in "\(name(leaf))（\(bounds.last[leaf]?.period.description ?? "")）" }.joined(separator: comma)
        let safe = RankBounds.isSafe(range, rank: rank) ? say("，位次不变", ", it is safe") : ""
        return [
            say(
                "　　　补报后可能为第 \(range.best) 至第 \(range.worst) 位\(safe)：\(names)以最近一次计入的总数补报、完成数为零至总数",
                "　　　It may become \(range.best) to \(range.worst)\(safe): \(names) coming in with the denominators of their last data and any numerator up to them"
            )
        ]
    }

    // MARK: what it is made of

    /// - Parameter before: the file that was told last: it isn't told twice.
    func source(_ source: FigureExplanation.Source, after before: Int?) -> [String] {
        let submission = account.review.files[source.file].submission
        var lines = source.file == before ? [] : [file(source.file)]
        if source.places.allSatisfy({ $0.lines.rows == 0 }) {
            lines.append(say("没有在范围内的行", "no rows of the population"))
        }
        for place in source.places where place.lines.rows > 0 {
            if let origin = place.origin {
                lines.append(
                    say("确认无变化，数据取自 \(origin.period) 的 ", "confirmed unchanged, from \(origin.period): ")
                        + "\(origin.path)　\(origin.digest.hex.prefix(16))")
            } else if submission.confirmsUnchanged {
                continue
            }
            lines.append(self.lines(place.lines))
        }
        return lines
    }

    /// `410100.csv　学校表　第1版　2017-10-09T10:00:00+08:00 收到　SHA-256 0123456789abcdef`
    func file(_ index: Int) -> String {
        let submission = account.review.files[index].submission
        let form = submission.table.map { $0.form == .school ? say("学校表", "school form") : say("汇总表", "summary form") }
        let received =
            submission.receivedAt.map { say("\($0.iso8601) 收到", "received \($0.iso8601)") } ?? say("收到时间未登记", "receipt unknown")
        return [
            submission.path, form ?? "", say("第\(submission.revision)版", "revision \(submission.revision)"), received,
            "SHA-256 \(submission.digest.hex.prefix(16))",
        ].filter { !$0.isEmpty }.joined(separator: "　")
    }

    func lines(_ lines: LineRanges) -> String {
        let text = lines.text(most: 12) { say("等 \($0) 段", " and \($0) more") }
        return say("第 \(text) 行，共 \(lines.rows) 行", "lines \(text), \(lines.rows) rows")
    }

    func correction(_ made: Correction) -> String {
        let cell = [
            catalogue.types[made.type].label, catalogue.localities[made.locality].label, catalogue.measures[made.measure].label,
        ].joined(separator: comma)
        return say(
            "更正：\(cell) \(made.before) 改为 \(made.value)，\(made.reason)（\(made.by)）",
            "correction: \(cell) \(made.before) became \(made.value), \(made.reason) (\(made.by))")
    }

    // MARK: what it isn't made of

    func unsupplied(_ entry: FigureExplanation.Unsupplied) -> String {
        "\(part(entry.part))　\(account.review.files[entry.file].submission.path)　"
            + say("缺：", "lacks: ") + entry.columns.joined(separator: comma)
    }

    func absent(_ entry: FigureExplanation.Absent) -> [String] {
        let zone = regions[entry.leaf].kind == .zone ? say("（功能区）", " (zone)") : ""
        let place = region(entry.leaf) + zone
        switch entry.reason {
        case .unreported: return [place + say("　未报送", "　not reported")]
        case .struck: return [place + say("　学校都在其他文件里计入（R08）", "　all its schools count elsewhere (R08)")]
        case .returned(let files):
            return [place + say("　退回", "　returned")] + files.map { "　" + returned($0) }
        }
    }

    private func returned(_ index: Int) -> String {
        let file = account.review.files[index]
        let errors = file.log.findings.filter { $0.severity == .error }
        let shown = errors.prefix(3).map { finding in
            let line = finding.line.map { say("第 \($0) 行 ", "line \($0) ") } ?? ""
            return "\(line)\(finding.code) \(finding.message[language])"
        }
        let more = file.log.count(.error) - shown.count
        return "\(file.submission.path)：" + shown.joined(separator: "；")
            + (more > 0 ? say("；另有 \(more) 个错误", "; \(more) more") : "")
    }

    func excluded(_ entry: FigureExplanation.Excluded) -> String {
        [
            entry.region.map(region) ?? say("县区看不出", "region unknown"),
            account.review.files[entry.file].submission.path, lines(entry.lines), entry.reason.words[language],
        ].joined(separator: "　")
    }

    func outside(_ entry: FigureExplanation.Outside) -> String {
        "\(catalogue.types[entry.type].label)　\(catalogue.localities[entry.locality].label)　"
            + say("\(entry.rows) 行", "\(entry.rows) rows")
    }
}
