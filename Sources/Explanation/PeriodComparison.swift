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

    /// - Parameter previous: the earlier account's publication, in the terms of the later one's regions.
    package init(from earlier: PeriodAccount, to later: PeriodAccount, previous: Previous) {
        self.earlier = earlier
        self.later = later
        changes = Changes(later.corrected, since: previous, later.settings.rounding)
        placesThen = Self.places(earlier).mapValues { later.regions.find(earlier.regions[$0].code)?.region ?? -1 }
        placesNow = Self.places(later)
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
