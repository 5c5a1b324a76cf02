internal import GRDB
internal import Statistics

/// What a part counted of an indicator that it supplied.
struct PublishedRatio {
    let region: String
    /// Whether these were total rows, which stood for a unit.
    let isTotals: Bool
    let indicator: String
    let corrected: RatioCounts
    let submitted: RatioCounts
}

/// What a leaf submitted of a measure, added up.
struct PublishedTotal {
    let leaf: String
    let measure: String
    let total: Int64
}

extension Database {
    /// - Throws: SQLITE_CORRUPT.
    func ratios(of publication: Int64) throws -> [PublishedRatio] {
        // Those of before version 0.9.
        let rows = try Row.fetchAll(self, sql: "SELECT * FROM part_ratio WHERE publication = ?", arguments: [publication])
        let old = try rows.map { row in
            let numbers = try Self.ratioColumns.map { try row.sum($0) }
            return PublishedRatio(row["region"], row["kind"], row["indicator"], numbers)
        }
        return try old
            + partLists(publication, "ratios").flatMap { row in
                try NumberList.read(row["ratios"], count: 4, "part_list").map { name, numbers in
                    PublishedRatio(row["region"], row["kind"], name, numbers)
                }
            }
    }

    /// - Throws: SQLITE_CORRUPT.
    func leafTotals(of publication: Int64) throws -> [PublishedTotal] {
        // Those of before version 0.9.
        let rows = try Row.fetchAll(
            self, sql: "SELECT leaf, measure, total FROM leaf_total WHERE publication = ?", arguments: [publication])
        let old = try rows.map { row in
            PublishedTotal(leaf: row["leaf"], measure: row["measure"], total: try row.sum("total") ?? 0)
        }
        return try old
            + partLists(publication, "totals").flatMap { row in
                try NumberList.read(row["totals"], count: 1, "part_list").map { name, numbers in
                    PublishedTotal(leaf: row["region"], measure: name, total: numbers[0] ?? 0)
                }
            }
    }

    private static let ratioColumns = [
        "corrected_numerator", "corrected_denominator", "submitted_numerator", "submitted_denominator",
    ]

    private func partLists(_ publication: Int64, _ column: String) throws -> [Row] {
        // An archive of an earlier version has no lists.
        guard try hasTable("part_list") else { return [] }
        return try Row.fetchAll(
            self, sql: "SELECT region, kind, \(column) FROM part_list WHERE publication = ?", arguments: [publication])
    }
}

extension PublishedRatio {
    /// - Parameter numbers: corrected and submitted, of each numerator and denominator.
    fileprivate init(_ region: String, _ kind: String, _ indicator: String, _ numbers: [Int64?]) {
        self.region = region
        isTotals = kind == "totals"
        self.indicator = indicator
        corrected = RatioCounts(numerator: numbers[0] ?? 0, denominator: numbers[1] ?? 0)
        submitted = RatioCounts(numerator: numbers[2] ?? 0, denominator: numbers[3] ?? 0)
    }
}
