internal import Archive
internal import CSV
package import Catalogue
package import Evaluation
internal import Statistics

/// The papers of a year's evaluation: an overview, a sheet a unit, and two tables.
package struct EvaluationDocuments: Sendable {
    /// By path.
    package let documents: [Document]

    /// - Throws: ``TemplateError`` for a template that can't be rendered.
    package init(
        _ evaluation: YearEvaluation, settings: Settings, regions: RegionTable, templates: Templates
    ) throws(TemplateError) {
        let views = EvaluationViews(evaluation: evaluation, settings: settings, regions: regions, templates: templates)
        var documents = try Self.pages("index", "evaluation_index", try views.index(), templates)
        for unit in evaluation.units {
            documents += try Self.pages(regions[unit.unit].code, "evaluation", try views.sheet(unit), templates)
        }
        documents.append(Document(path: "evaluation.csv", bytes: points(evaluation, regions).bytes))
        documents.append(Document(path: "quarters.csv", bytes: quarters(evaluation, regions).bytes))
        self.documents = documents.sorted { $0.path < $1.path }
    }

    private static func pages(
        _ path: String, _ template: String, _ view: View, _ templates: Templates
    ) throws(TemplateError) -> [Document] {
        [
            Document(path: path + ".html", bytes: try templates.render("html/" + template, view) + [0x0A]),
            Document(path: path + ".md", bytes: try templates.render("markdown/" + template, view) + [0x0A]),
        ]
    }
}

/// `evaluation.csv`: a row a unit; values from 0 to 100, blank where the editions don't tell.
private func points(_ evaluation: YearEvaluation, _ regions: RegionTable) -> CSVDocument {
    let items = EvaluationScale.Item.allCases
    var file = CSVDocument(
        header: ["year", "group", "rank", "region", "region_name", "points"]
            + items.flatMap { [$0.rawValue, $0.rawValue + "_points"] })
    for unit in evaluation.units {
        file.append(
            [
                .number(evaluation.year), .plain(unit.group.rawValue), number(unit.rank), .plain(regions[unit.unit].code),
                .text(regions[unit.unit].name), .plain(unit.total.map(EvaluationViews.points) ?? ""),
            ]
                + items.flatMap { item -> [CSVCell] in
                    let result = unit.results[item]
                    let value = result?.value.map { EvaluationViews.percentage($0, evaluation.scale[item], evaluation.rounding) }
                    return [.plain(value ?? ""), .plain(result?.points.map(EvaluationViews.points) ?? "")]
                })
    }
    return file
}

/// `quarters.csv`: a row a unit and quarter; a quarter without an edition has its name and nothing else.
private func quarters(_ evaluation: YearEvaluation, _ regions: RegionTable) -> CSVDocument {
    var file = CSVDocument(header: [
        "period", "edition", "verification_code", "region", "region_name", "status", "score", "rank", "ranked", "met", "targets",
        "timeliness", "files", "returned", "counted", "unexplained", "warnings", "explained",
    ])
    for unit in evaluation.units {
        for (quarter, own) in zip(evaluation.quarters, unit.quarters) {
            let head: [CSVCell] = [
                .plain(quarter.period.description), number(quarter.edition?.record.issue.number),
                .plain(quarter.edition?.record.code ?? ""), .plain(regions[unit.unit].code), .text(regions[unit.unit].name),
            ]
            guard let own else {
                file.append(head + Array(repeating: .blank, count: 13))
                continue
            }
            file.append(
                head + [
                    .plain(own.status.rawValue), .plain(own.score.map(EvaluationViews.points) ?? ""), number(own.rank),
                    .number(own.ranked), .number(own.met), .number(own.targets), .plain(word(own.timeliness)),
                    .number(own.files), .number(own.returned.count), .number(own.counted), .number(own.unexplained.count),
                    .number(own.warnings), .number(own.explained),
                ])
        }
    }
    return file
}

private func word(_ timeliness: UnitQuarter.Timeliness) -> String {
    switch timeliness {
    case .inTime: "yes"
    case .late: "no"
    case .unknown: "unknown"
    case .nothing: ""
    }
}

private func number(_ value: Int?) -> CSVCell { value.map { .number($0) } ?? .blank }
