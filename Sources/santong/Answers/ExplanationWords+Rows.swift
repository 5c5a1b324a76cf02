internal import Catalogue
internal import Explanation
internal import Intake
internal import Statistics
internal import Validation

extension ExplanationWords {
    /// The schools themselves, or the rows of summaries, each with its line.
    func rows(_ rows: [ExplainedRow], _ indicator: Catalogue.Indicator) -> [String] {
        let catalogue = account.catalogue
        let head =
            [
                say("文件", "file"), say("行", "line"), say("学校标识码", "code"), say("学校", "school"), say("县区", "region"),
                say("办学类型", "type"), say("城乡", "locality"),
            ]
            + indicator.measures.map { catalogue.measures[$0].label } + [say("完成数", "numerator"), say("总数", "denominator")]
        return [say("学校（共 \(rows.count) 行）", "Schools (\(rows.count) rows)"), head.joined(separator: "\t")]
            + rows.map { row in
                ([file(row), "\(row.line)", row.code.map(code) ?? "—", row.name.isEmpty ? "—" : row.name, name(row.region)]
                    + [catalogue.types[row.type].label, catalogue.localities[row.locality].label]
                    + row.values.map { "\($0)" } + ["\(row.numerator)", "\(row.denominator)"]).joined(separator: "\t")
            }
    }

    private func file(_ row: ExplainedRow) -> String {
        row.origin.map { "\($0.period)/\($0.path)" } ?? account.review.files[row.file].submission.path
    }

    func code(_ code: Int64) -> String { padded(Int(code), to: 10) }

    /// How few schools would do.
    func way(_ way: WayToTarget?, _ indicator: Catalogue.Indicator) -> [String] {
        guard let way else {
            return [
                say(
                    "达标所需　没有：已达到目标、没有目标或数值，或分子不是各校之和",
                    "Way to the target　none: it is met, there is no target or value, or the numerator isn't a sum of schools")
            ]
        }
        let count = way.steps.count
        var lines = [
            way.remaining == 0
                ? say(
                    "达标所需　最少 \(count) 所学校，完成数共增加 \(way.shortfall)：",
                    "Way to the target　at least \(count) schools, adding \(way.shortfall):")
                : say(
                    "达标所需　还差 \(way.shortfall)；能写出校名的 \(count) 所全部做到仍差 \(way.remaining)：",
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
                    "　另有只报汇总数的地区，最多还能增加 \(way.unnamed)，看不出是哪些学校",
                    "　parts known by sums only could add up to \(way.unnamed); by which schools isn't known"))
        }
        return lines
    }
}
