internal import Catalogue
package import Statistics

/// Where all figures of a region come from, looked up once: the lines of each part by population, and what isn't in any.
package struct RegionSources: Sendable {
    /// Those that count.
    package let parts: [Part]
    package let absent: [FigureExplanation.Absent]
    package let excluded: [FigureExplanation.Excluded]
    /// Counted leaves for which the unit's total rows stand.
    package let replaced: [FigureExplanation.Replaced]
    private let whole: [Part: FigureExplanation.Source]
    /// By population, then part.
    private let sources: [Int: [Part: FigureExplanation.Source]]

    package init(_ region: Int, _ account: PeriodAccount) {
        let finder = SourceFinder(region: region, account: account, population: nil)
        let parts = account.corrected.parts(of: region)
        self.parts = parts
        absent = finder.absent()
        excluded = finder.excluded()
        replaced = finder.replaced()
        func sources(_ finder: SourceFinder) -> [Part: FigureExplanation.Source] {
            Dictionary(parts.compactMap { part in finder.source(of: part).map { (part, $0) } }) { first, _ in first }
        }
        whole = sources(finder)
        let populations = Set(account.catalogue.indicators.map(\.population))
        self.sources = Dictionary(
            uniqueKeysWithValues: populations.map { population in
                (population, sources(SourceFinder(region: region, account: account, population: population)))
            })
    }

    /// - Parameter population: nil for all rows.
    package func source(of part: Part, population: Int?) -> FigureExplanation.Source? {
        population.map { sources[$0]?[part] } ?? whole[part]
    }
}
