internal import Archive
internal import Catalogue
internal import Evaluation
internal import Statistics

/// A year's evaluation as templates see it.
struct EvaluationViews {
    let evaluation: YearEvaluation
    let settings: Settings
    let regions: RegionTable
    let templates: Templates

    /// Names that both pages have.
    func common() throws(TemplateError) -> View {
        let issued = evaluation.issued
        let names = View([
            "year": "\(evaluation.year)", "office": .text(settings.office), "division": .text(settings.division),
            "policy_title": .text(settings.policyTitle), "policy_number": .text(settings.policyNumber),
            "on_trial": .flag(settings.evaluationBasis.isEmpty), "basis": .text(FigureMark.cleaned(settings.evaluationBasis)),
            "half_even": .flag(evaluation.rounding == .halfEven), "most": .text(Self.plain(most)),
            "has_editions": .flag(!issued.isEmpty), "has_lacking": .flag(!evaluation.lacking.isEmpty),
            "lacking": .text(evaluation.lacking.map(PeriodWords.long).joined(separator: "、")),
            "editions": .views(issued.compactMap(edition)),
        ])
        return names.adding(["sources": .text(try templates.sentence("evaluation_sources", names))])
    }

    /// The overview: a table a group.
    func index() throws(TemplateError) -> View {
        let groups = Standing.Group.allCases.compactMap { group -> View? in
            let units = evaluation.units.filter { $0.group == group }
                .sorted { ($0.rank ?? .max, $0.unit) < ($1.rank ?? .max, $1.unit) }
            if units.isEmpty { return nil }
            return View([
                "is_city": .flag(group == .city), "is_direct_county": .flag(group == .directCounty),
                "rows": .views(units.map { row($0).adding(["items": .views(items($0))]) }),
            ])
        }
        return try common().adding([
            "items": .views(EvaluationScale.Item.allCases.map { View(flags($0)).adding(["most": .text(Self.plain(most($0)))]) }),
            "groups": .views(groups),
        ])
    }

    /// One unit's sheet.
    func sheet(_ unit: UnitEvaluation) throws(TemplateError) -> View {
        let common = try common().adding(row(unit))
        var explained: [View] = []
        for item in items(unit) {
            explained.append(
                common.adding(item).adding(["rule": .text(try templates.sentence("evaluation_item", common.adding(item)))]))
        }
        return common.adding([
            "position": .text(try templates.sentence("evaluation_position", common)), "items": .views(explained),
            "quarters": .views(zip(evaluation.quarters, unit.quarters).map { quarter($0, $1) }),
            "indicators": .views(indicators(unit)),
        ])
    }

    private func row(_ unit: UnitEvaluation) -> View {
        View([
            "region": .text(FigureMark.cleaned(regions[unit.unit].name)), "code": .text(regions[unit.unit].code),
            "is_city": .flag(unit.group == .city), "has_rank": .flag(unit.rank != nil),
            "rank": .text(unit.rank.map(String.init) ?? "—"),
            "group_size": "\(evaluation.units.count { $0.group == unit.group })",
            "total": .text(unit.total.map(Self.points) ?? "—"),
        ])
    }

    private func items(_ unit: UnitEvaluation) -> [View] {
        EvaluationScale.Item.allCases.map { item in
            let result = unit.results[item]
            let rule = evaluation.scale[item]
            return View(flags(item)).adding([
                "has_value": .flag(result?.value != nil), "value": .text(result?.value.map(percentage) ?? "—"),
                "points": .text(result?.points.map(Self.points) ?? "—"), "item_most": .text(Self.plain(most(item))),
                "has_steps": .flag(!rule.steps.isEmpty),
                "steps": .views(
                    rule.steps.map { step in
                        View([
                            "from": .text(Self.number(step.from)), "points": .text(Self.number(step.points)),
                        ])
                    }),
            ])
        }
    }

    private func flags(_ item: EvaluationScale.Item) -> [String: ViewValue] {
        Dictionary(
            uniqueKeysWithValues: EvaluationScale.Item.allCases.map { ("is_" + $0.rawValue, .flag($0 == item)) })
    }

    private func edition(_ quarter: EvaluatedQuarter) -> View? {
        guard let edition = quarter.edition else { return nil }
        let issue = edition.record.issue
        return View([
            "period": .text(quarter.period.description), "period_words": .text(PeriodWords.long(quarter.period)),
            "number": "\(issue.number)", "date": .text("\(issue.date.year)年\(issue.date.month)月\(issue.date.day)日"),
            "has_document_number": .flag(!issue.documentNumber.isEmpty), "document_number": .text(issue.documentNumber),
            "has_code": .flag(!edition.record.code.isEmpty), "code": .text(edition.record.code),
            "is_last": .flag(quarter.period == evaluation.issued.last?.period),
        ])
    }

    private func quarter(_ quarter: EvaluatedQuarter, _ own: UnitQuarter?) -> View {
        let names = View([
            "period": .text(quarter.period.description), "period_words": .text(PeriodWords.long(quarter.period)),
            "has_edition": .flag(own != nil), "number": "\(quarter.edition?.record.issue.number ?? 0)",
        ])
        guard let own else { return names }
        return names.adding([
            "is_ranked": .flag(own.status == .ranked), "is_incomplete": .flag(own.status == .incomplete),
            "is_returned": .flag(own.status == .returned), "is_missing": .flag(own.status == .missing),
            "score": .text(own.score.map(Self.points) ?? "—"), "has_rank": .flag(own.rank != nil),
            "rank": .text(own.rank.map(String.init) ?? "—"), "ranked": "\(own.ranked)", "met": "\(own.met)",
            "targets": "\(own.values.count)", "in_time": .flag(own.timeliness == .inTime), "late": .flag(own.timeliness == .late),
            "unknown_time": .flag(own.timeliness == .unknown), "nothing": .flag(own.timeliness == .nothing),
            "files": "\(own.files)", "returned": "\(own.returned)", "warnings": "\(own.warnings)",
            "explained": "\(own.explained)",
        ])
    }

    /// The weighted indicators by the words of the last edition that has them, each with its value in every quarter.
    private func indicators(_ unit: UnitEvaluation) -> [View] {
        var labels: [String] = []
        for quarter in unit.quarters.reversed().compactMap(\.self) {
            for value in quarter.values where !labels.contains(value.label) { labels.append(value.label) }
        }
        return labels.map { label in
            let values = unit.quarters.map { quarter -> View in
                let value = quarter?.values.first { $0.label == label }
                let counts = value?.counts?.value
                return View([
                    "value": .text(counts.map { $0.percentage(target: value?.target, evaluation.rounding) } ?? "—"),
                    "unmet": .flag(counts != nil && value?.isMet == false),
                ])
            }
            let target = unit.quarters.reversed().lazy.compactMap { $0?.values.first { $0.label == label }?.target }.first
            return View([
                "label": .text(label), "target": .text(target.map { Self.number($0, times: 100) + "%" } ?? "—"),
                "values": .views(values),
            ])
        }
    }

    private var most: Int { EvaluationScale.Item.allCases.map(most).reduce(0, +) }

    private func most(_ item: EvaluationScale.Item) -> Int {
        Int(evaluation.scale[item].points.scaled(decimals: 2, evaluation.rounding))
    }

    /// 0 to 100 with two decimals, plainly rounded.
    func percentage(_ value: Fraction) -> String { decimalText(value.scaled(decimals: 4, evaluation.rounding), decimals: 2) }

    static func points(_ hundredths: Int) -> String { decimalText(Int128(hundredths), decimals: 2) }

    /// 40, 2.5: as many decimals as it takes.
    private static func plain(_ hundredths: Int) -> String {
        Fraction(Int64(hundredths), 100).map { number($0) } ?? "—"
    }

    /// As it is written in settings and catalogue, without noughts at the end.
    private static func number(_ value: Fraction, times factor: Int64 = 1) -> String {
        guard let scaled = Fraction(value.numerator * factor, value.denominator) else { return "—" }
        return String(scaled.decimal(2, .halfUp).reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed())
    }
}
