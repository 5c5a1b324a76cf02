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
    func region(_ region: Int) -> String { self.region(regions[region].name, regions[region].code) }
    func region(_ name: String, _ code: String) -> String { say("\(name)（\(code)）", "\(name) (\(code))") }

    /// `1 row`, `2 rows`.
    func count(_ number: Int, _ one: String) -> String { "\(number) \(one)\(number == 1 ? "" : "s")" }

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
        case .sum: return say("学校表“\(label)”之和；汇总表同名的列", "school form: the sum of \(label); summary form: its own column")
        case .count(let formula):
            return formula.isSingleName
                ? say("学校表“\(label)”为是的学校数；汇总表同名的列", "school form: schools with \(label); summary form: its own column")
                : say("学校表符合“\(label)”的学校数；汇总表同名的列", "school form: schools for which \(label); summary form: its own column")
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
        return say("舍入　\(exact)，按“\(rule)”印为 \(display)\(more)", "Rounding　\(exact), printed as \(display) (\(rule))\(more)")
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

    /// - Parameter rank: nil for a unit that isn't ranked.
    func bounds(_ bounds: RankBounds, of unit: Int, _ indicator: Int?, _ rank: Int?) -> [String] {
        guard let group = account.figures.standing(of: unit)?.group else {
            return [say("位次可能的变动　只有报送单位有位次", "How the rank may move　only reporting units are ranked")]
        }
        let unknown = bounds.unknown(group, indicator)
        if !unknown.isEmpty {
            let names = unknown.prefix(10).map(name).joined(separator: comma) + (unknown.count > 10 ? "…" : "")
            return [
                say(
                    "位次可能的变动　\(names)没有以前的（或同口径的）数据，不作估计",
                    "How the rank may move　\(names) have no earlier data (on the same basis); nothing is stated")
            ]
        }
        let open = bounds.open(in: group)
        if open.isEmpty {
            return [say("位次可能的变动　没有：同组没有缺报、退回的", "How the rank may move　it doesn't: nothing of the group is missing")]
        }
        guard let range = bounds.range(of: unit, indicator) else {
            return [say("位次可能的变动　补报后也没有数值，不参加排名", "How the rank may move　it won't be ranked")]
        }
        let names = open.map { leaf in
            let how = Obstacles.wasReturned(leaf, account.review, regions) ? say("退回", "returned") : say("未报送", "not reported")
            let last = bounds.last[leaf]?.period.description ?? ""
            return say("\(name(leaf))（\(how)，总数按 \(last)）", "\(name(leaf)) (\(how), denominators of \(last))")
        }.joined(separator: comma)
        return [
            say(
                "位次可能的变动　\(names)补报后，完成数无论多少（零至总数），\(place(range, rank))",
                "How the rank may move　once these come in with any numerator, \(place(range, rank)): \(names)")
        ]
    }

    private func place(_ range: RankBounds.Range, _ rank: Int?) -> String {
        if range.best == range.worst {
            return range.best == rank
                ? say("仍为第 \(range.best) 位", "it stays \(range.best)") : say("将为第 \(range.best) 位", "it will be \(range.best)")
        }
        return say("可能为第 \(range.best) 至第 \(range.worst) 位", "it may be \(range.best) to \(range.worst)")
    }

    // MARK: what it is made of

    /// - Parameter before: the file that was told last: it isn't told twice.
    func source(_ source: FigureExplanation.Source, after before: Int?) -> [String] {
        var lines = source.file == before ? [] : [file(source.file)]
        if source.places.allSatisfy({ $0.lines.rows == 0 }) {
            lines.append(say("没有在范围内的行", "no rows of the population"))
        }
        for place in source.places where place.lines.rows > 0 {
            if let origin = place.origin {
                lines.append(
                    say("确认无变化，数据取自 \(origin.period) 的 ", "confirmed unchanged, from \(origin.period): ")
                        + "\(origin.path)\(sheet(origin.sheet))　\(origin.digest.hex.prefix(16))")
            }
            lines.append(self.lines(place.lines))
        }
        return lines
    }

    private func sheet(_ name: String?) -> String { name.map { say("　工作表“\($0)”", "　sheet '\($0)'") } ?? "" }

    /// `410100.csv　学校表　修订1　2017年10月9日 10:00 收到　SHA-256 0123456789abcdef`
    func file(_ index: Int) -> String {
        let submission = account.review.files[index].submission
        let form = submission.table.map { $0.form == .school ? say("学校表", "school form") : say("汇总表", "summary form") }
        let received =
            submission.receivedAt.map { say("\(PeriodWords.time($0)) 收到", "received \($0.iso8601)") }
            ?? say("收到时间未登记", "receipt unknown")
        return [
            submission.path + sheet(submission.table?.sheet), form ?? "",
            say("修订\(submission.revision)", "revision \(submission.revision)"), received,
            "SHA-256 \(submission.digest.hex.prefix(16))",
        ].filter { !$0.isEmpty }.joined(separator: "　")
    }

    func lines(_ lines: LineRanges) -> String {
        let text = lines.text(most: 12) { say("等 \($0) 段", " and \($0) more") }
        return say("第 \(text) 行，共 \(lines.rows) 行", "lines \(text.replacing("、", with: ", ")), \(count(lines.rows, "row"))")
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
        let totals = entry.isInTotals ? say("（据全市汇总数）", " (within the total rows)") : ""
        let place = region(entry.leaf) + zone
        switch entry.reason {
        case .unreported: return [place + say("　未报送", "　not reported") + totals]
        case .struck: return [place + say("　学校都在其他文件里计入（R08）", "　all its schools count elsewhere (R08)") + totals]
        case .returned(let files):
            return [place + say("　退回", "　returned") + totals] + files.map { "　" + returned($0, entry.leaf) }
        }
    }

    private func returned(_ index: Int, _ leaf: Int) -> String {
        let file = account.review.files[index]
        let errors = Obstacles.findings(of: file, for: leaf)
        let more = errors.count - min(errors.count, 3)
        return "\(file.submission.path)：" + errors.prefix(3).map(words).joined(separator: "；")
            + (more > 0 ? say("；另有 \(more) 个错误", "; \(more) more") : "")
    }

    /// `第 5 行 R02 …`
    func words(_ finding: Finding) -> String {
        let line = finding.line.map { say("第 \($0) 行 ", "line \($0) ") } ?? ""
        let column = finding.column.isEmpty ? "" : finding.column + say("：", ": ")
        return "\(line)\(finding.code) \(column)\(finding.message[language])"
    }

    func excluded(_ entry: FigureExplanation.Excluded) -> [String] {
        let place = entry.region.map(region) ?? (entry.reason == .ignoredType ? "—" : say("县区看不出", "region unknown"))
        let head = [place, account.review.files[entry.file].submission.path, lines(entry.lines), entry.reason.words[language]]
        return [head.joined(separator: "　")] + entry.findings.map { "　" + words($0) }
    }

    func replaced(_ entry: FigureExplanation.Replaced) -> [String] {
        [region(entry.leaf)] + source(entry.source, after: nil).map { "　" + $0 }
    }

    func outside(_ entry: FigureExplanation.Outside) -> String {
        "\(catalogue.types[entry.type].label)　\(catalogue.localities[entry.locality].label)　"
            + say("\(entry.rows) 行", count(entry.rows, "row"))
    }
}
