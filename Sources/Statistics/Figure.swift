package import Catalogue
package import Validation

/// One printed figure: an indicator of a region (a row of figures.csv, contract §7).
package struct Figure: Sendable, Equatable {
    package enum Basis: String, Sendable { case same, common }

    package let region: Int
    package let indicator: Int
    /// Nil where no part supplies the indicator.
    package let counts: RatioCounts?
    /// As printed; nil without a value.
    package let display: String?
    /// Nil without a target or a value.
    package let isMet: Bool?
    /// 还差多少: 0 when met; nil as `isMet`.
    package let shortfall: Int64?
    package let previous: Fraction?
    /// In hundredths of a percentage point (百分点), on the same basis.
    package let change: Int?
    package let basis: Basis?
    package internal(set) var rank: Int?
    package let previousRank: Int?

    package var value: Fraction? { counts?.value }
}

extension Figure {
    /// The figure of a region without counted data: nothing but blanks.
    package init(region: Int, indicator: Int) {
        self.init(
            region: region, indicator: indicator, counts: nil, display: nil, isMet: nil, shortfall: nil, previous: nil,
            change: nil, basis: nil, rank: nil, previousRank: nil)
    }
}

/// A unit's place (a row of rankings.csv).
package struct Standing: Sendable, Equatable {
    package enum Status: String, Sendable, CaseIterable {
        case ranked
        /// 报送不完整: its coverage is below the minimum.
        case incomplete
        /// 退回
        case returned
        /// 未报送
        case missing
    }

    package enum Group: String, Sendable, CaseIterable {
        case city
        case directCounty = "direct-county"
    }

    package let unit: Int
    package let group: Group
    package let status: Status
    /// In hundredths, 0 to 10000; nil for an unranked unit and for one in which no weighted indicator has a value.
    package let score: Int?
    package internal(set) var rank: Int?
    package let previousRank: Int?
    package let coverage: Coverage
    /// 据全市汇总数: its total rows count.
    package let byTotals: Bool
    /// Expected leaves without counted data.
    package let missingLeaves: [Int]

    /// Previous rank − rank: positive is upward.
    package var movement: Int? {
        guard let rank, let previousRank else { return nil }
        return previousRank - rank
    }
}

extension Figure {
    /// The furthest behind first: the lowest value, of equal ones the region that comes first in the table. Those without a value are left out.
    package static func furthestBehindFirst(_ figures: [Figure]) -> [Figure] {
        // What they are sorted by is taken out of them: a figure has many parts to move.
        let lags = figures.indices.compactMap { place in
            figures[place].value.map { (value: $0, region: figures[place].region, place: place) }
        }
        return lags.sorted { left, right in
            Fraction.isEqual(left.value, right.value)
                ? left.region < right.region : Fraction.isLess(left.value, right.value)
        }.map { figures[$0.place] }
    }
}
