internal import Catalogue
internal import Explanation
internal import Intake
internal import Statistics
internal import Validation

extension ExplanationWords {
    /// The schools themselves, or the rows of summaries, each with its line: a head, then a row of cells each.
    func rows(_ rows: [ExplainedRow], _ indicator: Catalogue.Indicator) -> [[String]] {
        let catalogue = account.catalogue
        let keys = [
            say("文件", "file"), say("行", "line"), say("学校标识码", "code"), say("学校", "school"), say("县区", "region"),
            say("办学类型", "type"), say("城乡", "locality"),
        ]
        let head =
            keys + indicator.measures.map { catalogue.measures[$0].label } + [say("完成数", "numerator"), say("总数", "denominator")]
        return [head]
            + rows.map { row in
                let keys = [
                    file(row), "\(row.line)", row.code.map(code) ?? "—", row.name.isEmpty ? "—" : row.name, name(row.region),
                    catalogue.types[row.type].label, catalogue.localities[row.locality].label,
                ]
                return keys + row.values.map { "\($0)" } + ["\(row.numerator)", "\(row.denominator)"]
            }
    }

    /// What corrections add to the rows, and the sum of all.
    func adjustments(_ explanation: FigureExplanation, _ indicator: Catalogue.Indicator) -> [[String]] {
        var rows: [[String]] = []
        for summand in explanation.summands where !summand.corrections.isEmpty {
            let differences = indicator.measures.map { measure in
                summand.corrections.filter { $0.measure == measure }.map { $0.value - $0.before }.reduce(0, +)
            }
            let counts = [
                summand.counts.numerator - summand.submitted.numerator,
                summand.counts.denominator - summand.submitted.denominator,
            ]
            rows.append(
                [say("更正", "corrections"), "", "", "", name(summand.part.region), "", ""]
                    + (differences + counts).map { $0 > 0 ? "+\($0)" : "\($0)" })
        }
        let sums = indicator.measures.indices.map { place in explanation.summands.map { $0.sums[place] }.reduce(0, +) }
        let counts = [explanation.figure.counts?.numerator ?? 0, explanation.figure.counts?.denominator ?? 0]
        return rows + [[say("合计", "sum"), "", "", "", "", "", ""] + (sums + counts).map { "\($0)" }]
    }

    private func file(_ row: ExplainedRow) -> String {
        row.origin.map { "\($0.period)/\($0.path)" } ?? account.review.files[row.file].submission.path
    }

    func code(_ code: Int64) -> String { padded(Int(code), to: 10) }

    /// How few schools would do.
    func way(_ way: WayToTarget?, _ figure: Figure, _ indicator: Catalogue.Indicator) -> [String] {
        guard let way else {
            let reason =
                indicator.target == nil
                ? say("没有目标", "there is no target")
                : figure.value == nil ? say("没有数值", "there is no value") : say("已达到目标", "the target is met")
            return [say("达标所需　", "Way to the target　") + reason]
        }
        let count = way.steps.count
        var lines = [
            way.remaining == 0
                ? say(
                    "达标所需　最少 \(count) 所学校，完成数共增加 \(way.shortfall)：",
                    "Way to the target　at least \(count) schools, adding \(way.shortfall):")
                : say(
                    "达标所需　还差 \(way.shortfall)；能写出校名的 \(count) 所全部做到仍差 \(way.remaining)\(count > 0 ? "：" : "")",
                    "Way to the target　it lacks \(way.shortfall); all \(count) schools known by name leave \(way.remaining):")
        ]
        for step in way.steps {
            let row = step.row
            lines.append(
                "　\(name(row.region))　\(row.name)（\(row.code.map(code) ?? "—")）　\(row.numerator)/\(row.denominator)　+\(step.needed)"
                    + (step.needed < step.possible ? say("（最多可加 \(step.possible)）", " (up to \(step.possible))") : "")
                    + say("　\(file(row)) 第 \(row.line) 行", "　\(file(row)) line \(row.line)"))
        }
        if way.alternatives > 0 {
            lines.append(
                say(
                    "　最后一所可以换成另外 \(way.alternatives) 所中的任一所",
                    "　any of \(way.alternatives) others could take the place of the last one"))
        }
        if way.unnamed > 0 {
            lines.append(
                say(
                    "　只报汇总数的、经更正的数最多还能增加 \(way.unnamed)，看不出是哪些学校",
                    "　what is known by sums only, or was corrected, could add up to \(way.unnamed); by which schools isn't known")
            )
        }
        return lines
    }
}
