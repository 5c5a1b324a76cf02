internal import Archive
internal import Catalogue
internal import Statistics

extension Archive {
    /// What a period's trends are drawn from.
    /// - Parameter asOf: a publication's id: what was there when it was made; nil for now.
    func history(
        of period: Period, regions: RegionTable, asOf id: Int64?
    ) throws(ArchiveError) -> (points: [History.Point], lastYear: Previous?) {
        let lastYear =
            if let before = period.yearBefore { try published(before, regions: regions, asOf: id) } else { nil as Previous? }
        return (try history(before: period, regions: regions, asOf: id), lastYear)
    }
}
