package import Catalogue
internal import Intake
package import Statistics
package import Validation

/// A period as explanations look at it: what was read, what was decided about it, and what it adds up to. Made by a run as it happens, or by one
/// from the archive alone.
package final class PeriodAccount: Sendable {
    package let period: Period
    package let settings: Settings
    package let catalogue: Catalogue
    package let regions: RegionTable
    package let review: Review
    package let figures: Figures
    /// Without and with the office's corrections.
    package let submitted: Ratios
    package let corrected: Ratios
    package let corrections: [Correction]
    /// By part: its rows that count.
    let counting: [Part: CountingRows]
    /// By region: rows of it that were read and don't count.
    let uncounted: [Int: [UncountedRows]]
    /// The same of rows whose region can't be told, or isn't looked at.
    let unplaced: [UncountedRows]
    /// By unit: direct counties' rows in its files (R14).
    let foreign: [Int: [(region: Int, rows: UncountedRows)]]

    package init(
        period: Period, settings: Settings, review: Review, figures: Figures, submitted: Ratios, corrected: Ratios,
        corrections: [Correction]
    ) {
        self.period = period
        self.settings = settings
        catalogue = corrected.catalogue
        regions = corrected.regions
        self.review = review
        self.figures = figures
        self.submitted = submitted
        self.corrected = corrected
        self.corrections = corrections
        counting = Self.counting(review, regions)
        (uncounted, unplaced) = Self.uncounted(review)
        var foreign: [Int: [(region: Int, rows: UncountedRows)]] = [:]
        for (region, entries) in uncounted.sorted(by: { $0.key < $1.key }) {
            for entry in entries where entry.reason == .directCounty {
                if let unit = review.files[entry.file].submission.unit { foreign[unit, default: []].append((region, entry)) }
            }
        }
        self.foreign = foreign
    }

    /// The office's corrections of a part's cells that an indicator counts.
    package func corrections(of part: Part, _ indicator: Int) -> [Correction] {
        let definition = catalogue.indicators[indicator]
        let population = catalogue.populations[definition.population]
        return corrections.filter { made in
            part == .leaf(made.region) && definition.measures.contains(made.measure) && population.types[made.type]
                && population.localities[made.locality]
        }
    }

    private static func counting(_ review: Review, _ regions: RegionTable) -> [Part: CountingRows] {
        var counting: [Part: CountingRows] = [:]
        for (index, file) in review.files.enumerated() {
            guard let table = file.submission.table else { continue }
            for (region, rows) in table.rowsByRegion(where: file.isCounting) {
                let part: Part = regions.isLeaf(region) ? .leaf(region) : .totals(region)
                counting[part] = CountingRows(file: index, rows: rows)
            }
        }
        return counting
    }

    private static func uncounted(_ review: Review) -> (placed: [Int: [UncountedRows]], unplaced: [UncountedRows]) {
        var placed: [Int: [UncountedRows]] = [:]
        var unplaced: [UncountedRows] = []
        for (index, file) in review.files.enumerated() {
            guard let table = file.submission.table else { continue }
            var rows: [UncountedRows.Key: [Int32]] = [:]
            review.forEachNotCounted(in: index) { row, reason in
                rows[.init(region: table.regions[row], reason: reason), default: []].append(Int32(row))
            }
            for (key, rows) in rows.sorted(by: { $0.key < $1.key }) {
                let entry = UncountedRows(file: index, reason: key.reason, rows: rows)
                if key.region >= 0 { placed[Int(key.region), default: []].append(entry) } else { unplaced.append(entry) }
            }
        }
        return (placed, unplaced)
    }
}

/// The rows that a part was summed from: all in one file.
struct CountingRows: Sendable {
    /// An index into the review's files.
    let file: Int
    /// Ascending.
    let rows: [Int32]
}

/// Rows of one file that don't count for one reason.
struct UncountedRows: Sendable {
    struct Key: Hashable, Comparable {
        let region: Int32
        let reason: NotCounted

        static func < (left: Key, right: Key) -> Bool {
            (left.region, left.reason.rawValue) < (right.region, right.reason.rawValue)
        }
    }

    let file: Int
    let reason: NotCounted
    let rows: [Int32]
}
