internal import Catalogue
internal import Statistics

/// Takes a change apart into entries of counts.
struct ChangeTaker {
    let region: Int
    let indicator: Int
    let comparison: PeriodComparison

    private var earlier: PeriodAccount { comparison.earlier }
    private var later: PeriodAccount { comparison.later }

    struct Entry {
        let cause: ChangeCause
        var schools: Set<ChangeExplanation.School> = []
        var numerator: Int64 = 0
        var denominator: Int64 = 0

        init(_ cause: ChangeCause) { self.cause = cause }

        mutating func add(_ counts: RatioCounts, times sign: Int64 = 1) {
            numerator += sign * counts.numerator
            denominator += sign * counts.denominator
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
        var commonBefore: RatioCounts?
        var commonAfter: RatioCounts?
        var change: Changes.Change?
        /// By region and cause; none is empty but of ``ChangeCause/renamed``.
        var entries: [(code: String, name: String, entry: Entry)] = []
    }

    private var definition: Catalogue.Indicator { later.catalogue.indicators[indicator] }
    private var earlierIndicator: Int? { earlier.catalogue.indicator(definition.id) }

    /// A part of the earlier account in the terms of the later one's regions; nil for a region that isn't any more.
    private func present(_ part: Part) -> Part? {
        switch part {
        case .leaf(let leaf): later.regions.find(earlier.regions[leaf].code).map { .leaf($0.region) }
        case .totals(let unit): later.regions.find(earlier.regions[unit].code).map { .totals($0.region) }
        }
    }

    /// The earlier account's own regions that are this one now.
    private var earlierRegions: [Int] {
        if region == later.regions.province { return [earlier.regions.province] }
        return earlier.regions.regions.indices.filter { later.regions.find(earlier.regions[$0].code)?.region == region }
    }

    func taken() throws(SumOverflow) -> Taken {
        var taken = Taken()
        let partsNow = later.corrected.parts(of: region).filter { later.corrected.supplies($0, indicator) }
        taken.after = try later.corrected.ratio(indicator, of: partsNow)
        let before = earlierIndicator
        let partsThen = before.map { before in
            earlierRegions.flatMap { earlier.corrected.parts(of: $0) }.filter { earlier.corrected.supplies($0, before) }
        }
        if let before { taken.before = try earlier.corrected.ratio(before, of: partsThen ?? []) }
        let changes = comparison.changes
        guard let before, let partsThen, let common = changes.common(indicator, of: region) else {
            let whole = later.regions[region]
            var entry = Entry(.definition)
            if let counts = taken.after { entry.add(counts) }
            if let counts = taken.before { entry.add(counts, times: -1) }
            taken.entries = [(whole.code, whole.name, entry)]
            return taken
        }
        let sides = Sides(taker: self, before: before, commonNow: common.now, commonThen: common.then)
        taken.change = try changes.change(indicator, of: region)
        taken.commonAfter = try later.corrected.ratio(indicator, of: common.now)
        taken.commonBefore = try earlier.corrected.ratio(before, of: sides.originals(of: common.then))
        taken.entries = try sides.basis(partsThen: partsThen, partsNow: partsNow) + sides.common()
        taken.entries.sort { ($0.code, $0.entry.cause) < ($1.code, $1.entry.cause) }
        return taken
    }

    /// The two sides of the comparison.
    private struct Sides {
        let taker: ChangeTaker
        let before: Int
        let commonNow: [Part]
        let commonThen: [Part]

        private var earlier: PeriodAccount { taker.earlier }
        private var later: PeriodAccount { taker.later }

        typealias Entries = [(code: String, name: String, entry: Entry)]

        /// The earlier account's parts that are these now.
        func originals(of parts: [Part]) -> [Part] {
            let wanted = Set(parts)
            let cube = earlier.corrected.cube
            let all = cube.leaves.keys.sorted().map(Part.leaf) + cube.totals.keys.sorted().map(Part.totals)
            return all.filter { part in
                taker.present(part).map(wanted.contains) ?? false && earlier.corrected.supplies(part, before)
            }
        }

        /// What is compared on one side only.
        func basis(partsThen: [Part], partsNow: [Part]) throws(SumOverflow) -> Entries {
            var entries: Entries = []
            let common = Set(commonThen)
            for part in partsThen where !(taker.present(part).map(common.contains) ?? false) {
                var entry = Entry(hasMoved(part) ? .regionLeft : .left)
                if let counts = try earlier.corrected.ratio(before, of: [part]) { entry.add(counts, times: -1) }
                entries.append(named(part, earlier.regions, entry))
            }
            let then = Set(partsThen)
            for part in originals(of: commonThen) where !then.contains(part) {
                var entry = Entry(.regionJoined)
                if let counts = try earlier.corrected.ratio(before, of: [part]) { entry.add(counts) }
                entries.append(named(part, earlier.regions, entry))
            }
            let now = Set(commonNow)
            for part in partsNow where !now.contains(part) {
                var entry = Entry(.joined)
                if let counts = try later.corrected.ratio(taker.indicator, of: [part]) { entry.add(counts) }
                entries.append(named(part, later.regions, entry))
            }
            return entries
        }

        /// Whether a part's region belongs to another unit now.
        private func hasMoved(_ part: Part) -> Bool {
            let regions = later.regions
            guard case .leaf(let leaf)? = taker.present(part), taker.region != regions.province else { return false }
            return !regions.isWithin(leaf, taker.region)
        }

        private func named(_ part: Part, _ regions: RegionTable, _ entry: Entry) -> (String, String, Entry) {
            switch part {
            case .leaf(let region), .totals(let region): (regions[region].code, regions[region].name, entry)
            }
        }

        /// What happened in the parts that are compared.
        func common() throws(SumOverflow) -> Entries {
            let both = Set(commonNow).intersection(commonThen)
            var entries: Entries = []
            let schools = SchoolComparison(taker.comparison, before, taker.indicator)
            for part in commonNow where both.contains(part) {
                for entry in try schools.entries(of: part, since: originals(of: [part])) {
                    entries.append(named(part, later.regions, entry))
                }
            }
            // Total rows on one side, leaves on the other.
            let (nowOnly, thenOnly) = (commonNow.filter { !both.contains($0) }, commonThen.filter { !both.contains($0) })
            for unit in later.regions.units {
                func mine(_ parts: [Part]) -> [Part] {
                    parts.filter { part in
                        switch part {
                        case .leaf(let region), .totals(let region): later.regions.unit[region] == unit
                        }
                    }
                }
                let (now, then) = (mine(nowOnly), mine(thenOnly))
                if now.isEmpty, then.isEmpty { continue }
                var entry = Entry(.source)
                if let counts = try later.corrected.ratio(taker.indicator, of: now) { entry.add(counts) }
                if let counts = try earlier.corrected.ratio(before, of: originals(of: then)) { entry.add(counts, times: -1) }
                entries.append((later.regions[unit].code, later.regions[unit].name, entry))
            }
            return entries
        }
    }
}
