internal import Bulletin
internal import Catalogue
internal import Explanation
internal import Statistics

extension Comparison {
    /// For programs: the same as one object.
    var json: JSON {
        let writer = ExplanationJSON(account: account)
        return .object([
            ("from", from.json), ("to", to.json), ("region", writer.region(region)),
            (
                "indicators",
                .array(
                    changes.map { index, change in
                        let definition = account.catalogue.indicators[index]
                        return .object([
                            ("indicator", .text(definition.id)), ("label", .text(definition.label)),
                            ("before", .text(display(change.before, index))), ("after", .text(display(change.after, index))),
                            ("change", writer.change(change, since: from, definition)),
                        ])
                    })
            ),
            ("revisions", revisions.map(changes) ?? .null),
            (
                "units",
                .array(
                    units.map { unit in
                        let (then, now) = (place(unit), account.figures.standing(of: unit))
                        return .object([
                            ("code", .text(regions[unit].code)), ("name", .text(regions[unit].name)),
                            ("score_before", .text(score(then))), ("score_after", .text(score(now))),
                            ("rank_before", .number(then?.rank)), ("rank_after", .number(now?.rank)),
                        ])
                    })
            ),
        ])
    }

    /// What changed from one publication of a period to another, in all regions.
    private func changes(_ changes: EditionChanges) -> JSON {
        .object([
            ("rules_changed", .flag(changes.rulesChanged)),
            (
                "figures",
                .array(
                    changes.revisions.map { revision in
                        .object([
                            ("region", .text(regions[revision.region].code)),
                            ("indicator", .text(revision.indicator.map { account.catalogue.indicators[$0].id } ?? "score")),
                            ("before", .text(revision.before)), ("after", .text(revision.after)),
                            ("rank_before", .number(revision.rankBefore)), ("rank_after", .number(revision.rankAfter)),
                        ])
                    })
            ),
            (
                "units",
                .array(
                    changes.causes.sorted { $0.key < $1.key }.map { unit, causes in
                        .object([
                            ("code", .text(regions[unit].code)), ("added", .array(causes.added.map { .text($0) })),
                            ("removed", .array(causes.removed.map { .text($0) })), ("corrections", .number(causes.corrections)),
                        ])
                    })
            ),
        ])
    }
}
