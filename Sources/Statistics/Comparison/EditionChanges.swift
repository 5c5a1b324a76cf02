package import Catalogue
internal import Digest
internal import Intake
package import Validation

/// What a later edition of a period changes against the one before it (更正).
package struct EditionChanges: Sendable, Equatable {
    /// A figure, or a unit's score, that is printed otherwise than before, or that has another rank.
    package struct Revision: Sendable, Equatable {
        package let region: Int
        /// Nil for the score.
        package let indicator: Int?
        /// As printed; nil where there was none, or is none any more.
        package let before: String?
        package let after: String?
        /// Of an indicator: the values may be printed alike while these differ.
        package let countsBefore: RatioCounts?
        package let countsAfter: RatioCounts?
        package let rankBefore: Int?
        package let rankAfter: Int?
    }

    /// What changed at a unit since.
    package struct Causes: Sendable, Equatable {
        /// Paths of submissions that count now and didn't.
        package let added: [String]
        /// Paths of those that counted and don't any more.
        package let removed: [String]
        /// The number of corrected cells that were added, changed or taken back.
        package let corrections: Int
    }

    /// Of the edition compared with.
    package let earlier: Int
    /// Province, units, leaves, in code order; the score first, then indicators in catalogue order.
    package let revisions: [Revision]
    /// By unit.
    package let causes: [Int: Causes]
    /// Whether settings, catalogue or region table are others: that may change anything.
    package let rulesChanged: Bool

    package func isRevised(_ region: Int, _ indicator: Int?) -> Bool {
        revisions.contains { $0.region == region && $0.indicator == indicator }
    }

    /// - Parameters:
    ///   - rules: role and digest of the present settings, catalogue and regions.
    package init(
        since earlier: EarlierEdition, figures: Figures, review: Review, corrections: [Correction], catalogue: Catalogue,
        regions: RegionTable, rules: Set<String>
    ) {
        self.earlier = earlier.number
        var revisions: [Revision] = []
        let known = Set(figures.figures.map(\.region)).union(earlier.counts.keys).union(earlier.places.keys)
        let order = [regions.province] + regions.units + known.subtracting(regions.units).sorted()
        var done: Set<Int> = []
        for region in order where known.contains(region) && done.insert(region).inserted {
            if let change = Self.score(region, earlier, figures) { revisions.append(change) }
            for (index, indicator) in catalogue.indicators.enumerated() {
                if let change = Self.figure(region, index, indicator, earlier, figures) { revisions.append(change) }
            }
        }
        self.revisions = revisions
        causes = Self.causes(earlier, review, corrections, catalogue, regions)
        rulesChanged = rules != earlier.rules
    }

    private static func score(_ region: Int, _ earlier: EarlierEdition, _ figures: Figures) -> Revision? {
        let standing = figures.standing(of: region)
        let before = earlier.places[region]
        guard standing?.score != before?.score || standing?.rank != before?.rank else { return nil }
        return Revision(
            region: region, indicator: nil, before: before?.score.map { decimalText(Int128($0), decimals: 2) },
            after: standing?.score.map { decimalText(Int128($0), decimals: 2) }, countsBefore: nil, countsAfter: nil,
            rankBefore: before?.rank,
            rankAfter: standing?.rank)
    }

    private static func figure(
        _ region: Int, _ index: Int, _ indicator: Catalogue.Indicator, _ earlier: EarlierEdition, _ figures: Figures
    ) -> Revision? {
        let figure = figures.figure(region, index)
        let counts = earlier.counts[region]?[indicator.id]
        let rank = earlier.ranks[region]?[indicator.id]
        guard figure?.counts != counts || figure?.rank != rank else { return nil }
        let before = counts?.value?.percentage(target: indicator.target, earlier.rounding)
        return Revision(
            region: region, indicator: index, before: before, after: figure?.display, countsBefore: counts,
            countsAfter: figure?.counts, rankBefore: rank, rankAfter: figure?.rank)
    }

    private static func causes(
        _ earlier: EarlierEdition, _ review: Review, _ corrections: [Correction], _ catalogue: Catalogue, _ regions: RegionTable
    ) -> [Int: Causes] {
        let counting = review.files.filter { $0.status == .counted || $0.status == .partly }
        let now = Set(
            counting.map { file in
                EarlierEdition.Submission(
                    path: file.submission.path, digest: file.submission.digest.hex, unit: file.submission.unit)
            })
        let cells = Set(
            corrections.map { made in
                EarlierEdition.CorrectedCell(
                    region: made.region, type: catalogue.types[made.type].label,
                    locality: catalogue.localities[made.locality].label, measure: catalogue.measures[made.measure].id,
                    value: made.value)
            })
        let changedCells = cells.symmetricDifference(earlier.corrections)
        var result: [Int: Causes] = [:]
        for unit in regions.units {
            let causes = Causes(
                added: now.subtracting(earlier.submissions).filter { $0.unit == unit }.map(\.path).sorted(),
                removed: earlier.submissions.subtracting(now).filter { $0.unit == unit }.map(\.path).sorted(),
                corrections: changedCells.filter { regions.unit[$0.region] == unit }.count)
            if !causes.added.isEmpty || !causes.removed.isEmpty || causes.corrections > 0 { result[unit] = causes }
        }
        return result
    }
}
