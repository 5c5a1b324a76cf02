internal import CSV
internal import Catalogue
internal import Explanation
internal import Statistics

extension Comparison {
    /// A row a county and cause, with rows `before`, `after` and `rounding`: from `before` on the counts of each indicator add up to `after`, and the points to the change.
    var csv: [UInt8] {
        var file = CSVDocument(header: [
            "from", "to", "region", "region_name", "indicator", "county", "county_name", "cause", "label", "schools", "numerator",
            "denominator", "points",
        ])
        let words = ExplanationWords(account: account, language: .chinese)
        for (index, change) in changes {
            let definition = account.catalogue.indicators[index]
            func add(_ county: String, _ name: String, _ cause: String, _ label: String, _ numbers: [CSVCell]) {
                file.append(
                    [
                        .plain(from.name), .plain(to.name), .plain(account.regions[region].code),
                        .text(account.regions[region].name), .plain(definition.id), .plain(county), .text(name), .plain(cause),
                        .text(label),
                    ] + numbers)
            }
            func counts(_ counts: RatioCounts?) -> [CSVCell] {
                [.blank] + (counts.map { [.number($0.numerator), .number($0.denominator)] } ?? [.blank, .blank]) + [.blank]
            }
            add("", "", "before", "", counts(change.before))
            for row in change.rows {
                let cause = ChangeCauseWords(row.cause, definition, words)
                add(
                    row.code, row.name, cause.id, cause.text,
                    [
                        row.schools.isEmpty ? .blank : .number(row.schools.count), .number(row.numerator),
                        .number(row.denominator),
                        points(row.points),
                    ])
            }
            if change.change != nil { add("", "", "rounding", "四舍五入", [.blank, .blank, .blank, points(change.rounding)]) }
            add("", "", "after", "", counts(change.after).dropLast() + [points(change.change?.points)])
        }
        return file.bytes
    }

    private func points(_ points: Int?) -> CSVCell { points.map { .plain(decimalText(Int128($0), decimals: 2)) } ?? .blank }
}
