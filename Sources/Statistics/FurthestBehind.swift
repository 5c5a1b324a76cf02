package import Catalogue

/// The counties that are furthest behind an indicator's target.
package struct FurthestBehind: Sendable, Equatable {
    package let indicator: Int
    /// Leaves that miss the target, the lowest value first; those that share the last place are all listed.
    package let leaves: [Figure]
    /// How many leaves with a value there are, and how many of them miss the target.
    package let compared: Int
    package let unmet: Int

    /// - Parameter count: how many to list.
    /// - Returns: nil for an indicator without a target.
    package init?(_ indicator: Int, among regions: [Int], _ figures: Figures, _ catalogue: Catalogue, count: Int) {
        guard catalogue.indicators[indicator].target != nil else { return nil }
        let valued = regions.compactMap { figures.figure($0, indicator) }.filter { $0.value != nil }
        let short = Figure.furthestBehindFirst(valued.filter { $0.isMet == false })
        let last = short.count > count ? short[count - 1].value : nil
        self.indicator = indicator
        leaves = short.enumerated().filter { index, figure in
            guard index >= count, let last, let value = figure.value else { return index < count }
            return Fraction.isEqual(value, last)
        }.map(\.element)
        compared = valued.count
        unmet = short.count
    }
}
