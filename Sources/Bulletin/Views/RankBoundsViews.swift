internal import Catalogue
internal import Statistics

/// Notes on ranks that may still move.
struct RankBoundsViews {
    let figures: FigureViews
    let templates: Templates

    private var input: BulletinInput { figures.input }
    private var bounds: RankBounds { input.bounds }

    /// Below all ranks of an indicator, of both groups; what can't be stated is said below the rankings, once.
    func note(_ indicator: Int) throws(TemplateError) -> String? {
        var notes: [String] = []
        for group in Standing.Group.allCases where bounds.unknown(group, indicator).isEmpty {
            if let note = try note(group, indicator) { notes.append(note) }
        }
        return notes.isEmpty ? nil : notes.joined()
    }

    /// Which ranks of a group may still move, and between which places.
    /// - Parameter indicator: nil for the score.
    /// - Returns: nil where none can.
    func note(_ group: Standing.Group, _ indicator: Int?) throws(TemplateError) -> String? {
        let members = input.figures.standings.filter { $0.group == group }
        let ranked = members.compactMap { standing -> (unit: Int, rank: Int)? in
            let rank = indicator.map { input.figures.figure(standing.unit, $0)?.rank } ?? standing.rank
            return rank.map { (standing.unit, $0) }
        }
        let unknown = bounds.unknown(group, indicator)
        let moving = ranked.compactMap { place -> (unit: Int, range: RankBounds.Range)? in
            guard let range = bounds.range(of: place.unit, indicator), !RankBounds.isSafe(range, rank: place.rank) else {
                return nil
            }
            return (place.unit, range)
        }
        if ranked.isEmpty || (moving.isEmpty && unknown.isEmpty) { return nil }
        let named = unknown.isEmpty ? bounds.open(in: group) : unknown
        return try templates.sentence(
            "bounds",
            View([
                "is_unknown": .flag(!unknown.isEmpty), "count": "\(named.count)", "is_cut": .flag(named.count > Self.mostLeaves),
                "leaves": .views(leaves(Array(named.prefix(Self.mostLeaves)))), "has_others": .flag(moving.count < ranked.count),
                "units": .views(moving.enumerated().map { unit($1, indicator, isLast: $0 == moving.count - 1) }),
            ]))
    }

    private static let mostLeaves = 5

    private func leaves(_ leaves: [Int]) -> [View] {
        leaves.enumerated().map { position, leaf in
            View([
                "region": .text(figures.name(leaf)),
                "is_returned": .flag(Obstacles.wasReturned(leaf, input.review, input.regions)),
                "period": .text(bounds.last[leaf]?.period.description ?? ""), "is_last": .flag(position == leaves.count - 1),
            ])
        }
    }

    private func unit(_ moving: (unit: Int, range: RankBounds.Range), _ indicator: Int?, isLast: Bool) -> View {
        let rank =
            indicator.map { figures.rank(input.figures.figure(moving.unit, $0)) }
            ?? input.figures.standing(of: moving.unit).map(figures.rank) ?? "—"
        return View([
            "region": .text(figures.name(moving.unit)), "rank": .text(rank), "best": "\(moving.range.best)",
            "worst": "\(moving.range.worst)", "is_fixed": .flag(moving.range.best == moving.range.worst),
            "is_last": .flag(isLast),
        ])
    }
}
