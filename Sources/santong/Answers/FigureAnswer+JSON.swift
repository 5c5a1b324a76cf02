internal import Catalogue
internal import Digest
internal import Explanation
internal import Intake
internal import Statistics
internal import Validation

extension FigureAnswer {
    /// For programs: the same as one object.
    var json: JSON {
        let writer = ExplanationJSON(account: account)
        let counts = figure.counts
        var members: [(String, JSON)] = [
            ("publication", heading.json), ("region", writer.region(explanation.region)),
            ("indicator", writer.indicator(definition)), ("value", .text(counts?.value?.decimal(6, account.settings.rounding))),
            ("display", .text(figure.display)), ("numerator", .number(counts?.numerator)),
            ("denominator", .number(counts?.denominator)), ("rounding", .text(account.settings.rounding.rawValue)),
            ("met", figure.isMet.map { .flag($0) } ?? .null), ("shortfall", .number(figure.shortfall)),
            ("as_published", .flag(isAsPublished)),
            ("rank", writer.rank(explanation.neighbours, indicator: explanation.indicator)),
        ]
        members += [
            ("parts", .array(explanation.summands.map(writer.summand))),
            ("unsupplied", .array(explanation.unsupplied.map(writer.unsupplied))),
            ("absent", .array(explanation.absent.map(writer.absent))),
            ("replaced", .array(explanation.replaced.map(writer.replaced))), ("is_replaced", .flag(explanation.isReplaced)),
            ("excluded", .array(explanation.excluded.map(writer.excluded))),
            ("outside", .array(explanation.outside.map(writer.outside))),
            ("change", change.map { writer.change($0.explanation, since: $0.from, definition) } ?? .null),
        ]
        if let rows { members.append(("rows", .array(rows.map(writer.row)))) }
        if let way { members.append(("to_target", way.map(writer.way) ?? .null)) }
        if let bounds { members.append(("bounds", writer.bounds(bounds, of: explanation.region, explanation.indicator))) }
        return .object(members)
    }
}
