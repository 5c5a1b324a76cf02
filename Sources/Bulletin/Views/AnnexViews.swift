internal import Catalogue
internal import Intake
internal import Statistics
internal import Validation

/// The annexes' tables.
struct AnnexViews {
    let figures: FigureViews
    let rankings: RankingViews
    let templates: Templates

    private var input: BulletinInput { figures.input }

    /// 附件1: province and all units, the weighted indicators side by side.
    func summaryTable() -> View {
        let weighted = input.catalogue.indicators.indices.filter { input.catalogue.indicators[$0].isWeighted }
        let province = input.regions.province
        return View([
            "columns": .views(
                weighted.map { index in
                    let indicator = input.catalogue.indicators[index]
                    return View([
                        "label": .text(indicator.label), "target": .text(figures.target(indicator)),
                        "weight": .text(weight(indicator)),
                    ])
                }),
            "province": .text(figures.name(province)),
            "province_figures": .views(weighted.map { figures.view(province, $0) }),
            "rows": .views(figures.orderedUnits.compactMap { input.figures.standing(of: $0) }.map(rankings.row)),
        ])
    }

    func weight(_ indicator: Catalogue.Indicator) -> String {
        let scaled = indicator.weight.scaled(decimals: 2, .halfUp)
        return scaled % 100 == 0 ? String(scaled / 100) : decimalText(scaled, decimals: 2)
    }

    /// 附件2: one table an indicator with its counts, grouped by connection.
    /// - Parameter charts: those of single indicators.
    func indicatorTables(_ charts: [Chart]) throws(TemplateError) -> [View] {
        let bounds = RankBoundsViews(figures: figures, templates: templates)
        var views: [View] = []
        for index in input.catalogue.indicators.indices { views.append(indicatorTable(index, charts, try bounds.note(index))) }
        return views
    }

    private func indicatorTable(_ index: Int, _ charts: [Chart], _ note: String?) -> View {
        let indicator = input.catalogue.indicators[index]
        let regions = [input.regions.province] + figures.orderedUnits
        return View([
            "id": .text(indicator.id), "indicator": .text(indicator.label),
            "connection": .text(indicator.connection ?? ""), "has_connection": .flag(indicator.connection != nil),
            "has_target": .flag(indicator.target != nil), "target": .text(figures.target(indicator)),
            "numerator_label": .text(input.catalogue.label(indicator.numerator)),
            "denominator_label": .text(input.catalogue.label(indicator.denominator)),
            "unit_word": .text(figures.unitWord(indicator)),
            "charts": .views(charts.filter { $0.indicator == index }.map(\.view)),
            "rows": .views(regions.map { figures.view($0, index) }),
            "has_bounds_note": .flag(note != nil), "bounds_note": .text(note ?? ""),
        ])
    }

    /// 附件4: the schools that aren't connected, by name while they are few.
    /// - Parameter unit: whose; nil for all.
    func unconnected(of unit: Int? = nil) -> View {
        list(input.schools.unconnected, of: unit) { $0.unconnected }
    }

    func exempt(of unit: Int? = nil) -> View {
        list(input.schools.exempt, of: unit) { $0.exempt }
    }

    /// 附件7: for each weighted indicator the ten counties that are furthest behind its target.
    func furthest() -> [View] {
        let leaves = input.regions.leaves(under: input.regions.province)
        return input.catalogue.indicators.indices.filter { input.catalogue.indicators[$0].isWeighted }.compactMap { index in
            guard
                let found = FurthestBehind(index, among: leaves, input.figures, input.catalogue, count: Self.furthestCounties)
            else { return nil }
            let indicator = input.catalogue.indicators[index]
            return View([
                "id": .text(indicator.id), "indicator": .text(indicator.label), "target": .text(figures.target(indicator)),
                "unit_word": .text(figures.unitWord(indicator)), "compared": "\(found.compared)", "unmet": "\(found.unmet)",
                "has_rows": .flag(!found.leaves.isEmpty), "has_data": .flag(found.compared > 0),
                "is_cut": .flag(found.unmet > found.leaves.count), "count": "\(found.leaves.count)",
                "rows": .views(found.leaves.map(leaf)),
            ])
        }
    }

    private func leaf(_ figure: Figure) -> View {
        let unit = input.regions.unit[figure.region] ?? figure.region
        return figures.view(figure).adding([
            "unit": .text(figures.name(unit)), "unit_code": .text(input.regions[unit].code),
            "is_zone": .flag(input.regions[figure.region].kind == .zone),
        ])
    }

    /// - Parameter counted: how many the figures count.
    private func list(
        _ all: [SchoolLists.Entry], of unit: Int?, _ counted: (SchoolLists.Counted) -> Int64
    ) -> View {
        let entries = all.filter { unit == nil || input.regions.unit[$0.leaf] == unit }
        let units = unit.map { [$0] } ?? input.regions.units
        let known = units.compactMap { unit in input.schools.counted[unit].map { (unit, counted($0)) } }
        let total = input.schools.counted.isEmpty ? Int64(entries.count) : known.map(\.1).reduce(0, &+)
        // Unit by unit: what one's summary counts more, another's list may name more.
        let named = Dictionary(grouping: entries) { input.regions.unit[$0.leaf] ?? $0.leaf }
        let unlisted = known.map { max(0, $1 - Int64(named[$0]?.count ?? 0)) }.reduce(0, &+)
        let isListed = entries.count <= Self.mostSchools
        let schools = (isListed ? entries : []).map { entry in
            View([
                "region": .text(figures.name(entry.leaf)), "code": .text(padded(Int(entry.code), to: 10)),
                "name": .text(FigureMark.cleaned(entry.name)), "type": .text(input.catalogue.types[entry.type].label),
                "locality": .text(input.catalogue.localities[entry.locality].label),
                "reason": .text(entry.reason.isEmpty ? "—" : FigureMark.cleaned(entry.reason)),
            ])
        }
        let byUnit = named.keys.sorted().map { unit in
            View(["region": .text(figures.name(unit)), "count": "\(named[unit]?.count ?? 0)"])
        }
        return View([
            "has_schools": .flag(!entries.isEmpty), "count": "\(entries.count)", "is_listed": .flag(isListed),
            "has_data": .flag(units.contains { !input.ratios.parts(of: $0).isEmpty }), "has_unlisted": .flag(unlisted > 0),
            "unlisted": "\(unlisted)",
            "total": "\(total)", "has_units": .flag(byUnit.count > 1),
            "is_other": .flag(total != Int64(entries.count) + unlisted),
            "schools": .views(schools), "units": .views(byUnit),
        ])
    }

    func corrections() -> [View] { corrections(input.corrections) }

    func corrections(_ entries: [Correction]) -> [View] {
        entries.map { entry in
            View([
                "region": .text(figures.name(entry.region)), "type": .text(input.catalogue.types[entry.type].label),
                "locality": .text(input.catalogue.localities[entry.locality].label),
                "measure": .text(input.catalogue.measures[entry.measure].label), "before": "\(entry.before)",
                "value": "\(entry.value)", "reason": .text(FigureMark.cleaned(entry.reason)),
                "by": .text(FigureMark.cleaned(entry.by)),
            ])
        }
    }

    /// 附件6: how each figure is counted, and who is left out where an indicator wasn't supplied.
    func caliber() throws(TemplateError) -> [View] {
        var views: [View] = []
        for (index, indicator) in input.catalogue.indicators.enumerated() {
            let lacking = input.regions.units.filter { unit in
                let parts = input.ratios.parts(of: unit)
                return !parts.isEmpty && parts.contains { !input.ratios.supplies($0, index) }
            }
            views.append(
                View([
                    "indicator": .text(indicator.label), "numerator": .text(input.catalogue.label(indicator.numerator)),
                    "denominator": .text(input.catalogue.label(indicator.denominator)),
                    "population": .text(input.catalogue.populations[indicator.population].label),
                    "has_note": .flag(!indicator.note.isEmpty), "note": .text(indicator.note),
                    "has_target": .flag(indicator.target != nil), "target": .text(figures.target(indicator)),
                    "has_source": .flag(!indicator.source.isEmpty), "source": .text(indicator.source),
                    "is_weighted": .flag(indicator.isWeighted), "weight": .text(weight(indicator)),
                    "has_lacking": .flag(!lacking.isEmpty), "lacking": .text(lacking.map(figures.name).joined(separator: "、")),
                ]))
        }
        return views
    }

    /// Longer lists are told by number; the data file has them all.
    private static let mostSchools = 500
    private static let furthestCounties = 10
}
