package import Catalogue

/// What was published of the province in the quarters before: up to seven, so that a picture shows two years.
package struct History: Sendable {
    package struct Point: Sendable {
        package let period: Period
        /// By indicator id, where there was a value.
        package let counts: [String: RatioCounts]
        /// By indicator id: how it was defined.
        package let definitions: [String: String]
        package init(period: Period, counts: [String: RatioCounts], definitions: [String: String]) {
            self.period = period
            self.counts = counts
            self.definitions = definitions
        }
    }

    /// A change against the same quarter of the year before (同比), on the same basis as all changes (contract §5).
    package struct YearOnYear: Sendable, Equatable {
        /// In hundredths of a percentage point.
        package let points: Int
        package let basis: Figure.Basis
    }

    /// The earliest first.
    package let points: [Point]
    /// By indicator; none where that quarter wasn't published.
    package let yearOnYear: [Int: YearOnYear]

    /// - Parameters:
    ///   - points: the earliest first.
    ///   - lastYear: the same quarter of the year before, as it was published.
    ///   - ratios: with corrections.
    package init(points: [Point], lastYear: Previous?, ratios: Ratios, rounding: Rounding) throws(SumOverflow) {
        self.points = points
        var yearOnYear: [Int: YearOnYear] = [:]
        if let lastYear {
            let changes = Changes(
                ratios: ratios, regions: ratios.regions, previous: lastYear, before: lastYear.corrected, rounding: rounding)
            for index in ratios.catalogue.indicators.indices {
                guard let change = try changes.change(index, of: ratios.regions.province) else { continue }
                yearOnYear[index] = YearOnYear(points: change.points, basis: change.basis)
            }
        }
        self.yearOnYear = yearOnYear
    }

    /// So many quarters in all, the present one among them.
    package static let quarters = 8
}
