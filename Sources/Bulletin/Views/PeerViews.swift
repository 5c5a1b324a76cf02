internal import Catalogue
internal import Statistics

/// What a unit's indicators stand beside: the province, and the ranked units of its group, which are the same for all units of the group.
struct PeerViews {
    private let views: [Standing.Group: [View]]

    init(_ figures: FigureViews) {
        let groups = Set(figures.input.figures.standings.map(\.group))
        views = Dictionary(
            uniqueKeysWithValues: groups.map { group in
                (group, figures.input.catalogue.indicators.indices.map { Self.view($0, in: group, figures) })
            })
    }

    subscript(_ group: Standing.Group, _ indicator: Int) -> View { views[group]?[indicator] ?? [:] }

    /// The best of the group, and the one in the middle (of an even number the lower).
    private static func view(_ index: Int, in group: Standing.Group, _ views: FigureViews) -> View {
        let (input, figures) = (views.input, views.input.figures)
        let province = figures.figure(input.regions.province, index)
        let peers = figures.standings.filter { $0.group == group }.compactMap { figures.figure($0.unit, index) }
            .filter { $0.rank != nil }.sorted { ($0.rank ?? 0, $0.region) < ($1.rank ?? 0, $1.region) }
        let best = peers.filter { $0.rank == 1 }
        return View([
            "province_value": .text(province.map(views.value) ?? "—"),
            "is_weighted": .flag(input.catalogue.indicators[index].isWeighted),
            "has_group": .flag(!peers.isEmpty), "group_count": "\(peers.count)",
            "best_value": .text(best.first.map(views.value) ?? "—"),
            "best": .text(best.count == 1 ? views.name(best[0].region) : "\(best.count)个单位"),
            "middle_value": .text(peers.isEmpty ? "—" : views.value(peers[peers.count / 2])),
        ])
    }
}
