internal import CSV
internal import Catalogue
internal import Statistics

/// How far ranks may still move, of each ranked unit by score and by each indicator; nil where nothing is missing.
func rankBoundsFile(_ input: BulletinInput) -> CSVDocument? {
    if input.bounds.open.isEmpty { return nil }
    var file = CSVDocument(header: ["period", "group", "region", "region_name", "indicator", "rank", "best", "worst"])
    for indicator in [nil] + input.catalogue.indicators.indices.map(Optional.init) {
        for standing in input.figures.standings {
            let unit = input.regions[standing.unit]
            guard let rank = indicator.map({ input.figures.figure(standing.unit, $0)?.rank }) ?? standing.rank else { continue }
            let range = input.bounds.range(of: standing.unit, indicator)
            file.append([
                .plain(input.period.description), .plain(standing.group.rawValue), .plain(unit.code), .text(unit.name),
                .plain(indicator.map { input.catalogue.indicators[$0].id } ?? "score"), .number(rank),
                range.map { .number($0.best) } ?? .blank, range.map { .number($0.worst) } ?? .blank,
            ])
        }
    }
    return file
}
