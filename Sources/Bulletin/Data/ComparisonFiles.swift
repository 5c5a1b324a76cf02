internal import CSV
internal import Catalogue
internal import Statistics

/// Town less country, of the province and each unit, in percentage points; nil for a catalogue without such indicators.
func gapsFile(_ input: BulletinInput) -> CSVDocument? {
    let pairs = UrbanRuralPair.all(input.catalogue)
    if pairs.isEmpty { return nil }
    var file = CSVDocument(header: [
        "period", "region", "region_name", "urban_indicator", "rural_indicator", "urban", "rural", "gap", "change", "narrowing",
    ])
    for pair in pairs {
        for region in [input.regions.province] + input.regions.units {
            guard let gap = UrbanRuralGap(pair, of: region, input.figures, input.settings.rounding) else { continue }
            file.append([
                .plain(input.period.description), .plain(input.regions[region].code), .text(input.regions[region].name),
                .plain(input.catalogue.indicators[pair.urban].id), .plain(input.catalogue.indicators[pair.rural].id),
                .plain(gap.urban.display ?? ""), .plain(gap.rural.display ?? ""), points(gap.points), points(gap.change),
                points(gap.narrowing),
            ])
        }
    }
    return file
}

/// The province's changes against the same quarter of the year before (同比), in percentage points.
func yearOnYearFile(_ input: BulletinInput) -> CSVDocument {
    var file = CSVDocument(header: ["period", "compared_with", "region", "region_name", "indicator", "change", "basis"])
    let province = input.regions[input.regions.province]
    for (index, change) in input.history.yearOnYear.sorted(by: { $0.key < $1.key }) {
        file.append([
            .plain(input.period.description), .plain(input.period.yearBefore?.description ?? ""), .plain(province.code),
            .text(province.name), .plain(input.catalogue.indicators[index].id), points(change.points),
            .plain(change.basis.rawValue),
        ])
    }
    return file
}

private func points(_ hundredths: Int?) -> CSVCell {
    .plain(hundredths.map { decimalText(Int128($0), decimals: 2) } ?? "")
}
