package import Statistics

/// Who stands just above and just below a ranked unit in its group.
package struct Neighbours: Sendable, Equatable {
    package let rank: Int
    package let group: Standing.Group
    /// How many are ranked in the group.
    package let members: Int
    /// Those that share the next better rank, in code order; empty for the first.
    package let above: [Int]
    /// Those with the same rank.
    package let level: [Int]
    /// Those that share the next worse rank.
    package let below: [Int]

    /// - Parameter indicator: nil for the score.
    /// - Returns: nil for what isn't ranked.
    package init?(of unit: Int, _ indicator: Int?, _ figures: Figures) {
        guard let standing = figures.standing(of: unit) else { return nil }
        var places: [(unit: Int, rank: Int)] = []
        places.reserveCapacity(figures.standings.count)
        for other in figures.standings where other.group == standing.group {
            let rank = if let indicator { figures.rank(other.unit, indicator) } else { other.rank }
            if let rank { places.append((other.unit, rank)) }
        }
        guard let rank = places.first(where: { $0.unit == unit })?.rank else { return nil }
        self.rank = rank
        group = standing.group
        members = places.count
        func sharing(_ wanted: Int?) -> [Int] {
            places.filter { $0.rank == wanted && $0.unit != unit }.map(\.unit).sorted()
        }
        above = sharing(places.map(\.rank).filter { $0 < rank }.max())
        level = sharing(rank)
        below = sharing(places.map(\.rank).filter { $0 > rank }.min())
    }
}
