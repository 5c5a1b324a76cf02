internal import Catalogue
internal import Statistics
internal import Validation

/// The two sides of a change: what is compared, and what only one side has.
struct ChangeSides {
    let region: Int
    let indicator: Int
    /// The indicator in the earlier catalogue.
    let before: Int
    let comparison: PeriodComparison
    /// In the terms of the later account.
    let commonNow: [Part]
    let commonThen: [Part]

    typealias Entry = ChangeTaker.Entry
    typealias Entries = [(code: String, name: String, entry: Entry)]

    private var earlier: PeriodAccount { comparison.earlier }
    private var later: PeriodAccount { comparison.later }

    /// The earlier account's parts that are these now, and supplied the indicator.
    func originals(of parts: [Part]) -> [Part] {
        parts.flatMap { comparison.originals[$0] ?? [] }.filter { earlier.corrected.supplies($0, before) }
    }

    private func present(_ part: Part) -> Part? {
        later.regions.find(earlier.regions[part.region].code).map { part.at($0.region) }
    }

    /// What is compared on one side only.
    func basis(partsThen: [Part], partsNow: [Part]) throws(SumOverflow) -> Entries {
        var entries: Entries = []
        let common = Set(commonThen)
        for part in partsThen where !(present(part).map(common.contains) ?? false) {
            var entry = Entry(hasMoved(part) ? .regionLeft : .left(gap(present(part), later, indicator)))
            entry.add(try earlier.corrected.ratio(before, of: part), times: -1)
            entries.append(named(part, earlier.regions, entry))
        }
        let then = Set(partsThen)
        for part in originals(of: commonThen) where !then.contains(part) {
            var entry = Entry(.regionJoined)
            entry.add(try earlier.corrected.ratio(before, of: part))
            entries.append(named(part, earlier.regions, entry))
        }
        let now = Set(commonNow)
        for part in partsNow where !now.contains(part) {
            let original = earlier.regions.find(later.regions[part.region].code).map { part.at($0.region) }
            var entry = Entry(.joined(gap(comparison.originals[part]?.first ?? original, earlier, before)))
            entry.add(try later.corrected.ratio(indicator, of: part))
            entries.append(named(part, later.regions, entry))
        }
        return entries
    }

    /// Why a part isn't in an account's figure.
    private func gap(_ part: Part?, _ account: PeriodAccount, _ indicator: Int) -> ChangeCause.Gap {
        guard let part else { return .unknown }
        if account.corrected.sums(of: part) != nil { return .unsupplied }
        return Obstacles.wasReturned(part.region, account.review, account.regions) ? .returned : .unreported
    }

    /// Whether a part's region belongs to another unit now.
    private func hasMoved(_ part: Part) -> Bool {
        guard case .leaf(let leaf)? = present(part), region != later.regions.province else { return false }
        return !later.regions.isWithin(leaf, region)
    }

    private func named(_ part: Part, _ regions: RegionTable, _ entry: Entry) -> (String, String, Entry) {
        (regions[part.region].code, regions[part.region].name, entry)
    }

    /// What happened in the parts that are compared.
    func common() throws(SumOverflow) -> Entries {
        let both = Set(commonNow).intersection(commonThen)
        var entries: Entries = []
        var schools = SchoolComparison(comparison, before, indicator)
        for part in commonNow where both.contains(part) {
            for entry in try schools.entries(of: part, since: originals(of: [part])) {
                entries.append(named(part, later.regions, entry))
            }
        }
        // Total rows on one side, leaves on the other.
        let now = byUnit(commonNow.filter { !both.contains($0) })
        let then = byUnit(commonThen.filter { !both.contains($0) })
        for unit in Set(now.keys).union(then.keys).sorted() {
            let isTotals = now[unit]?.contains(.totals(unit)) ?? false
            var entry = Entry(isTotals ? .toTotals : .toLeaves)
            entry.add(try later.corrected.ratio(indicator, of: now[unit] ?? []))
            entry.add(try earlier.corrected.ratio(before, of: originals(of: then[unit] ?? [])), times: -1)
            entries.append((later.regions[unit].code, later.regions[unit].name, entry))
        }
        return entries
    }

    private func byUnit(_ parts: [Part]) -> [Int: [Part]] {
        Dictionary(grouping: parts) { later.regions.unit[$0.region] ?? $0.region }
    }
}
