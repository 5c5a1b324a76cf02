internal import Catalogue
internal import Intake
internal import Validation

/// T02: a unit's indicator fell by more than 5 percentage points (its change).
struct FallingIndicators {
    let context: ComparisonContext
    let previous: Previous

    func findings() throws(SumOverflow) -> [LocatedFinding] {
        let changes = Changes(
            ratios: context.ratios, regions: context.regions, previous: previous, before: previous.submitted,
            rounding: context.settings.rounding)
        var result: [LocatedFinding] = []
        for unit in context.regions.units {
            guard let file = file(of: unit) else { continue }
            for (index, indicator) in context.catalogue.indicators.enumerated() {
                guard let change = try changes.change(index, of: unit), change.points < -500 else { continue }
                result.append(LocatedFinding(file: file, finding: finding(unit, indicator, change)))
            }
        }
        return result
    }

    /// The unit's own submission that counts, else the first by path that counts for a leaf of it.
    private func file(of unit: Int) -> Int? {
        if context.review.unitsByTotals.contains(unit) { return context.review.totals[unit] }
        let speakers = Set(context.regions.leaves(under: unit).compactMap { context.review.speaker(for: $0) })
        let own = speakers.filter { context.review.files[$0].submission.submitter == unit }
        return own.min() ?? speakers.min()
    }

    private func finding(_ unit: Int, _ indicator: Catalogue.Indicator, _ change: Changes.Change) -> Finding {
        let region = context.regions[unit]
        let fall = decimalText(Int128(-change.points), decimals: 2)
        let (before, now) = (decimalText(Int128(change.before), decimals: 2), decimalText(Int128(change.now), decimals: 2))
        let parts = [Part.totals(unit)] + context.regions.leaves(under: unit).map(Part.leaf)
        let source = context.earlier(parts)
        return Finding(
            "T02", .warning, column: indicator.label, value: "\(region.code) -\(fall)",
            Bilingual(
                "\(region.name)的\(indicator.label)比\(previous.period)\(source.zh)下降 \(fall) 个百分点（由 \(before)% 降为 \(now)%），请核实；属实请说明原因",
                "\(indicator.id) of \(region.code) fell by \(fall) percentage points since \(previous.period)\(source.en), from \(before)% to \(now)%; check it, or say why"
            ))
    }
}
