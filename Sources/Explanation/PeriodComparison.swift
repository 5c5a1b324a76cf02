internal import Catalogue
internal import Intake
package import Statistics
internal import Validation

/// Two publications of which figures are compared, with what all of these comparisons need.
package struct PeriodComparison: Sendable {
    package let earlier: PeriodAccount
    package let later: PeriodAccount
    let changes: Changes
    /// The leaf of each school in counting rows, by code, in the terms of the later account; -1 for one that isn't any more.
    let placesThen: [Int64: Int]
    let placesNow: [Int64: Int]
    /// By part of the later account: the earlier account's parts that are this one now, in code order.
    let originals: [Part: [Part]]
    /// By region of the later account: the earlier account's regions that are this one now, none of them within another.
    let earlierRegions: [Int: [Int]]
    /// What the earlier publication said of its parts, in the terms of the later account, by indicator id.
    let published: [Part: [String: RatioCounts]]

    /// - Parameter previous: the earlier account's publication, in the terms of the later one's regions.
    package init(from earlier: PeriodAccount, to later: PeriodAccount, previous: Previous) {
        self.earlier = earlier
        self.later = later
        changes = Changes(later.corrected, since: previous, later.settings.rounding)
        placesThen = Self.places(earlier).mapValues { later.regions.find(earlier.regions[$0].code)?.region ?? -1 }
        placesNow = Self.places(later)
        published = previous.corrected
        func present(_ region: Int) -> Int? { later.regions.find(earlier.regions[region].code)?.region }
        let cube = earlier.corrected.cube
        var originals: [Part: [Part]] = [:]
        for leaf in cube.leaves.keys.sorted() {
            if let now = present(leaf) { originals[.leaf(now), default: []].append(.leaf(leaf)) }
        }
        for unit in cube.totals.keys.sorted() {
            if let now = present(unit) { originals[.totals(now), default: []].append(.totals(unit)) }
        }
        self.originals = originals
        let groups = Dictionary(grouping: earlier.regions.regions.indices) { present($0) ?? -1 }
        earlierRegions = groups.mapValues { group in
            group.filter { region in !group.contains { $0 != region && earlier.regions.isWithin(region, $0) } }
        }
    }

    /// By code, the leaf of each school in counting rows of school forms.
    private static func places(_ account: PeriodAccount) -> [Int64: Int] {
        var places: [Int64: Int] = [:]
        for counting in account.counting.values {
            guard let table = account.review.files[counting.file].submission.table, table.form == .school else { continue }
            for row in counting.rows.map(Int.init) { places[table.codes[row]] = Int(table.regions[row]) }
        }
        return places
    }
}
