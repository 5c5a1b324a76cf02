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
            "count": "\(issued.count)",
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
            "items": .views(EvaluationScale.Item.allCases.map { flags($0).adding(["most": .text(Self.plain(most($0)))]) }),
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
            "indicators": .views(indicators(unit)), "has_deductions": .flag(!deductions(unit).isEmpty),
            "deductions": .views(deductions(unit)),
        ])
    }

    private func row(_ unit: UnitEvaluation) -> View {
        View([
            "region": .text(FigureMark.cleaned(regions[unit.unit].name)), "code": .text(regions[unit.unit].code),
            "is_city": .flag(unit.group == .city), "has_rank": .flag(unit.rank != nil),
            "rank": .text(unit.rank.map(String.init) ?? "—"),
            "is_tied": .flag(
                unit.rank != nil && evaluation.units.count { $0.group == unit.group && $0.rank == unit.rank } > 1),
            "group_size": "\(evaluation.units.count { $0.group == unit.group })",
            "total": .text(unit.total.map(Self.points) ?? "—"), "most": .text(Self.plain(most(of: unit))),
            "count": "\(unit.judgedQuarters)", "was_ranked": .flag(unit.wasRanked),
            "is_partial": .flag(unit.wasRanked && unit.judgedQuarters < evaluation.issued.count),
        ])
    }

    private func items(_ unit: UnitEvaluation) -> [View] {
        EvaluationScale.Item.allCases.map { item in
            let result = unit.results[item]
            let rule = evaluation.scale[item]
            return flags(item).adding([
                "has_value": .flag(result?.value != nil),
                "value": .text(result?.value.map { Self.percentage($0, rule, evaluation.rounding) } ?? "—"),
                "points": .text(result?.points.map(Self.points) ?? "—"), "item_most": .text(Self.plain(most(item))),
                "has_steps": .flag(!rule.steps.isEmpty),
                "has_rest": .flag(!(rule.steps.last.map { Fraction.isEqual($0.from, .zero) } ?? true)),
                "steps": .views(
                    rule.steps.map { step in
                        View([
                            "from": .text(Self.number(step.from)), "points": .text(Self.number(step.points)),
                        ])
                    }),
            ])
        }
    }

    private func flags(_ item: EvaluationScale.Item) -> View {
        View([
            "is_level": .flag(item == .level), "is_progress": .flag(item == .progress), "is_targets": .flag(item == .targets),
            "is_timeliness": .flag(item == .timeliness), "is_returns": .flag(item == .returns),
            "is_quality": .flag(item == .quality),
        ])
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
            "has_edition": .flag(own != nil), "is_no_unit": .flag(own == nil && quarter.edition != nil),
            "number": "\(quarter.edition?.record.issue.number ?? 0)",
        ])
        guard let own else { return names }
        return names.adding([
            "is_ranked": .flag(own.status == .ranked), "is_incomplete": .flag(own.status == .incomplete),
            "is_returned": .flag(own.status == .returned), "is_missing": .flag(own.status == .missing),
            "score": .text(own.score.map(Self.points) ?? "—"), "has_rank": .flag(own.rank != nil),
            "rank": .text(own.rank.map(String.init) ?? "—"), "ranked": "\(own.ranked)", "met": "\(own.met)",
            "targets": "\(own.targets)", "in_time": .flag(own.timeliness == .inTime), "late": .flag(own.timeliness == .late),
            "unknown_time": .flag(own.timeliness == .unknown), "nothing": .flag(own.timeliness == .nothing),
            "files": "\(own.files)", "returned": "\(own.returned.count)", "counted": "\(own.counted)",
            "unexplained": "\(own.unexplained.count)", "warnings": "\(own.warnings)",
            "explained": "\(own.explained)",
        ])
    }

    /// What cost points, file by file.
    private func deductions(_ unit: UnitEvaluation) -> [View] {
        zip(evaluation.quarters, unit.quarters).flatMap { quarter, own -> [View] in
            guard let own else { return [] }
            func view(_ kind: String, _ file: String = "", _ count: Int = 0) -> View {
                View([
                    "is_nothing": .flag(kind == "is_nothing"), "is_late": .flag(kind == "is_late"),
                    "is_returned": .flag(kind == "is_returned"), "is_unexplained": .flag(kind == "is_unexplained"),
                    "period_words": .text(PeriodWords.long(quarter.period)), "file": .text(FigureMark.cleaned(file)),
                    "count": "\(count)",
                ])
            }
            return (own.timeliness == .nothing ? [view("is_nothing")] : []) + own.late.map { view("is_late", $0) }
                + own.returned.map { view("is_returned", $0) }
                + own.unexplained.map { view("is_unexplained", $0.file, $0.count) }
        }
    }

    /// The weighted indicators, in the words of the last edition that has them, each with its value in every quarter as it was printed then.
    private func indicators(_ unit: UnitEvaluation) -> [View] {
        var ids: [String] = []
        let recent = unit.quarters.reversed().compactMap(\.self).flatMap(\.values)
        for value in recent where !ids.contains(value.id) { ids.append(value.id) }
        return ids.map { id in
            let values = unit.quarters.map { quarter -> View in
                let value = quarter?.values.first { $0.id == id }
                let ratio = value?.counts?.value
                return View([
                    "value": .text(ratio.map { $0.percentage(target: value?.target, quarter?.rounding ?? .halfUp) } ?? "—"),
                    "unmet": .flag(ratio != nil && value?.isMet == false),
                ])
            }
            let last = recent.first { $0.id == id }
            return View([
                "label": .text(last?.label ?? id), "target": .text(last.map { Self.number($0.target, times: 100) + "%" } ?? "—"),
                "values": .views(values),
            ])
        }
    }

    /// Of what the editions let judge.
    private var most: Int {
        EvaluationScale.Item.allCases.filter { item in evaluation.units.contains { $0.results[item]?.value != nil } }.map(most)
            .reduce(0, +)
    }

    private func most(of unit: UnitEvaluation) -> Int {
        EvaluationScale.Item.allCases.filter { unit.results[$0]?.value != nil }.map(most).reduce(0, +)
    }

    private func most(_ item: EvaluationScale.Item) -> Int {
        Int(evaluation.scale[item].points.scaled(decimals: 2, evaluation.rounding))
    }

    /// 0 to 100 with two decimals, or more where two would make it look as if it reached a step, or 100 (contract §5).
    static func percentage(_ value: Fraction, _ rule: EvaluationScale.Rule, _ rounding: Rounding) -> String {
        let next = rule.steps.last { step in
            Int128(value.numerator) * 100 * Int128(step.from.denominator) < Int128(step.from.numerator)
                * Int128(value.denominator)
        }
        let threshold = next.flatMap { Fraction($0.from.numerator, $0.from.denominator * 100) }
        return String(value.percentage(target: threshold, rounding).dropLast())
    }

    static func points(_ hundredths: Int) -> String { decimalText(Int128(hundredths), decimals: 2) }

    /// 40, 2.5: as many decimals as it takes.
    private static func plain(_ hundredths: Int) -> String {
        Fraction(Int64(hundredths), 100).map { number($0) } ?? "—"
    }

    /// As it is written in settings and catalogue, without noughts at the end.
    private static func number(_ value: Fraction, times factor: Int64 = 1) -> String {
        guard let scaled = Fraction(value.numerator * factor, value.denominator) else { return "—" }
        return withoutNoughts(scaled.decimal(2, .halfUp))
    }
}
