package import Catalogue

/// The blank form of a submitter, made from the catalogue: what the reader takes, and nothing else.
package struct FormSheet: Sendable {
    /// A row that is filled in beforehand, by column id.
    package typealias Row = [String: String]

    package let sheet: Sheet
    /// What stands in the first rows, under the sheet's headers.
    package var headers: [String] { sheet.columns.map(\.header) }

    /// The school form (学校表).
    /// - Parameters:
    ///   - leaves: the submitter's, as code and name.
    ///   - rows: the schools of an earlier period.
    package init(
        schoolFormOf name: String, period: String, _ catalogue: Catalogue, leaves: [(code: String, name: String)], rows: [Row]
    ) {
        let columns = catalogue.columns.map { Self.column($0, catalogue, leaves) }
        let cells = rows.map { row in catalogue.columns.map { row[$0.id] ?? "" } }
        sheet = Sheet(
            name: "学校表", title: "\(name)\(period)“三通”学校表（每校一行；名称带说明的列，鼠标停在表头上可看）", fields: Self.signOff, columns: columns,
            rows: cells,
            warnings: Self.warnings(catalogue), capacity: max(2_000, rows.count + 500))
    }

    /// Who stands for the form; read from above the header.
    package static let signOff = ["填报人：", "审核人：", "负责人：", "联系电话："]

    private static func column(
        _ column: Catalogue.Column, _ catalogue: Catalogue, _ leaves: [(code: String, name: String)]
    ) -> Sheet.Column {
        let choices: [String] =
            switch column.kind {
            case .region: leaves.map(\.code)
            case .type: catalogue.types.map(\.label)
            case .locality: catalogue.localities.map(\.label)
            case .flag: ["是", "否"]
            case .schoolCode, .text, .count: []
            }
        let width: Double = column.kind == .text ? 30 : column.kind == .schoolCode || column.kind == .type ? 15 : 11
        return Sheet.Column(
            header: column.header, width: width, isText: column.kind != .count,
            comment: comment(column, catalogue, leaves), choices: choices, isCount: column.kind == .count)
    }

    private static func comment(
        _ column: Catalogue.Column, _ catalogue: Catalogue, _ leaves: [(code: String, name: String)]
    ) -> String {
        let how =
            switch column.kind {
            case .schoolCode: "10 位数字的学校（机构）标识码。"
            case .region: "学校所在县（市、区）的 6 位代码：" + leaves.map { "\($0.code) \($0.name)" }.joined(separator: "，") + "。"
            case .type: "从列表中选。"
            case .locality: "从列表中选：城区、镇区（县城、镇）、乡村。"
            case .flag: "是或否。"
            case .count: "整数，没有的填 0" + (column.unit.map { "；单位：\($0.label)" } ?? "") + "。"
            case .text: "文字。"
            }
        let blank = catalogue.types.indices.filter { column.blankIsZero[$0] }.map { catalogue.types[$0].label }
        return (column.isRequired ? "必填。" : "选填，整列不填按没有提供处理。") + how
            + (blank.isEmpty ? "" : "\(blank.joined(separator: "、"))可以空着。")
    }

    /// The summary form (汇总表), one row per leaf, type and locality.
    /// - Parameters:
    ///   - regions: the submitter's leaves and, for city-wide totals, itself, as code and name.
    ///   - rows: the keys of an earlier period.
    package init(
        summaryFormOf name: String, period: String, _ catalogue: Catalogue, regions: [(code: String, name: String)], rows: [Row]
    ) {
        let keys = [catalogue.roles.region, catalogue.roles.type, catalogue.roles.locality]
        var keyColumns = keys.map { Self.column(catalogue.columns[$0], catalogue, regions) }
        // What is wrong is told in front of the type.
        keyColumns[1].width = 42
        let measures = catalogue.measures.map { measure in
            Sheet.Column(
                header: measure.label, width: 11, isText: false, comment: Self.comment(measure, catalogue), choices: [],
                isCount: true)
        }
        sheet = Sheet(
            name: "汇总表", title: "\(name)\(period)“三通”汇总表（每个县区、办学类型、城乡类别一行；鼠标停在表头上可看说明）", fields: Self.signOff,
            columns: keyColumns + measures,
            rows: rows.map { row in keys.map { row[catalogue.columns[$0].id] ?? "" } },
            warnings: catalogue.checks.filter { $0.severity == .error }.flatMap { check in
                check.assertions.compactMap { Self.warning($0, check, firstMeasure: keys.count, told: 1) }
            }, capacity: max(500, rows.count + 200))
    }

    private static func comment(_ measure: Catalogue.Measure, _ catalogue: Catalogue) -> String {
        let blank = catalogue.types.indices.filter { measure.blankIsZero.indices.contains($0) && measure.blankIsZero[$0] }
            .map { catalogue.types[$0].label }
        return (measure.isRequired ? "必填。" : "选填，整列不填按没有提供处理。") + "整数，没有的填 0"
            + (measure.unit.map { "；单位：\($0.label)" } ?? "") + "。"
            + (blank.isEmpty ? "" : "\(blank.joined(separator: "、"))可以空着。")
    }

    /// A catalogue's check about the first row of the summary form, whose cells are the measures themselves.
    private static func warning(
        _ assertion: Formula, _ check: Catalogue.Check, firstMeasure: Int, told: Int
    ) -> Sheet.Warning? {
        guard let first = assertion.mentioned.first else { return nil }
        let formula = "NOT(\(assertion.spreadsheet { "N($\(Sheet.letters(firstMeasure + $0))\(Sheet.firstRowOfForm))" }))"
        return Sheet.Warning(column: firstMeasure + first, told: told, formula: formula, words: check.message.zh)
    }

    // MARK: what is wrong, as it is typed

    /// The catalogue's errors, as formulas about the first row. What holds for every school whatever is filled in is left out.
    private static func warnings(_ catalogue: Catalogue) -> [Sheet.Warning] {
        catalogue.checks.filter { $0.severity == .error }.flatMap { check in
            check.assertions.compactMap { assertion -> Sheet.Warning? in
                let measures = assertion.mentioned
                let sums = measures.filter { if case .sum = catalogue.measures[$0].source { true } else { false } }
                guard !sums.isEmpty || measures.count > 2,
                    let column = measures.lazy.compactMap({ catalogue.measures[$0].columns.first }).first
                else { return nil }
                let wrong = "NOT(\(assertion.spreadsheet { expression($0, catalogue) }))"
                return Sheet.Warning(column: column, told: catalogue.roles.name, formula: wrong, words: check.message.zh)
            }
        }
    }

    private static func expression(_ measure: Int, _ catalogue: Catalogue) -> String {
        switch catalogue.measures[measure].source {
        case .all: "1"
        case .sum(let formula): formula.spreadsheet { cell($0, catalogue) }
        case .count(let formula):
            // A flag by itself is a truth already.
            "IF((\(formula.spreadsheet { cell($0, catalogue) }))*1>0,1,0)"
        }
    }

    private static func cell(_ column: Int, _ catalogue: Catalogue) -> String {
        let place = "$\(Sheet.letters(column))\(Sheet.firstRowOfForm)"
        return catalogue.columns[column].kind == .flag ? "IF(\(place)=\"是\",1,0)" : "N(\(place))"
    }
}
