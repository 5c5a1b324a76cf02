internal import Catalogue
internal import Statistics

/// Takes a change apart into entries of counts.
struct ChangeTaker {
    let region: Int
    let indicator: Int
    let comparison: PeriodComparison

    struct Entry {
        let cause: ChangeCause
        var schools: Set<ChangeExplanation.School> = []
        var numerator: Int64 = 0
        var denominator: Int64 = 0

        init(_ cause: ChangeCause) { self.cause = cause }

        mutating func add(_ counts: RatioCounts?, times sign: Int64 = 1) {
            numerator += sign * (counts?.numerator ?? 0)
            denominator += sign * (counts?.denominator ?? 0)
        }

        mutating func add(_ other: Entry) {
            schools.formUnion(other.schools)
            numerator += other.numerator
            denominator += other.denominator
        }
    }

    struct Taken {
        var before: RatioCounts?
        var after: RatioCounts?
        /// Of the parts that are compared.
        var commonBefore: RatioCounts?
        var commonAfter: RatioCounts?
        /// Whether the common parts counted before what the earlier publication said of them.
        var isAsPublished = true
        var change: Changes.Change?
        /// By region and cause; none is empty but those that change no count.
        var entries: [(code: String, name: String, entry: Entry)] = []
    }

    private var earlier: PeriodAccount { comparison.earlier }
    private var later: PeriodAccount { comparison.later }
    private var definition: Catalogue.Indicator { later.catalogue.indicators[indicator] }

    /// - Throws: `SumOverflow`.
    func taken() throws(SumOverflow) -> Taken {
        var taken = Taken()
        let partsNow = later.corrected.parts(of: region).filter { later.corrected.supplies($0, indicator) }
        taken.after = try later.corrected.ratio(indicator, of: partsNow)
        guard let before = earlier.catalogue.indicator(definition.id) else {
            taken.entries = [whole(.definition, taken)]
            return taken
        }
        let partsThen = (comparison.earlierRegions[region] ?? []).flatMap { earlier.corrected.parts(of: $0) }
            .filter { earlier.corrected.supplies($0, before) }
        taken.before = try earlier.corrected.ratio(before, of: partsThen)
        guard let common = comparison.changes.common(indicator, of: region) else {
            taken.entries = [whole(.definition, taken)]
            return taken
        }
        taken.change = try comparison.changes.change(indicator, of: region)
        let sides = ChangeSides(
            region: region, indicator: indicator, before: before, comparison: comparison, commonNow: common.now,
            commonThen: common.then)
        taken.commonAfter = try later.corrected.ratio(indicator, of: common.now)
        taken.commonBefore = try earlier.corrected.ratio(before, of: sides.originals(of: common.then))
        var published = Entry(.definition)
        for part in common.then { published.add(comparison.published[part]?[definition.id]) }
        taken.isAsPublished =
            published.numerator == taken.commonBefore?.numerator ?? 0
            && published.denominator == taken.commonBefore?.denominator ?? 0
        taken.entries = try sides.basis(partsThen: partsThen, partsNow: partsNow) + sides.common()
        taken.entries.sort { ($0.code, $0.entry.cause) < ($1.code, $1.entry.cause) }
        return taken
    }

    /// All of the difference in one.
    private func whole(_ cause: ChangeCause, _ taken: Taken) -> (code: String, name: String, entry: Entry) {
        var entry = Entry(cause)
        entry.add(taken.after)
        entry.add(taken.before, times: -1)
        return (later.regions[region].code, later.regions[region].name, entry)
    }
}
