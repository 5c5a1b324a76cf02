internal import Catalogue
internal import GRDB
internal import Statistics

/// What a publication said, as its data files write it.
package struct PublishedNumbers: Sendable {
    /// By region and indicator (`410100 internet_access`): numerator, denominator, rank; blank where there is none.
    package var figures: [String: [String]] = [:]
    /// By unit: status, score with two decimals, rank.
    package var standings: [String: [String]] = [:]
}

extension Archive {
    package func numbers(of publication: Int64) throws(ArchiveError) -> PublishedNumbers {
        try read { database in
            var numbers = PublishedNumbers()
            for figure in try database.figures(of: publication) {
                let counts = figure.counts.map { ["\($0.numerator)", "\($0.denominator)"] } ?? ["", ""]
                numbers.figures["\(figure.region) \(figure.indicator)"] = counts + [figure.rank.map { "\($0)" } ?? ""]
            }
            let standings = try Row.fetchAll(
                database, sql: "SELECT unit, status, score, rank FROM standing WHERE publication = ?", arguments: [publication])
            for row in standings {
                let score = try row.few("score").map { decimalText(Int128($0), decimals: 2) }
                numbers.standings[row["unit"]] = [row["status"], score ?? "", try row.few("rank").map { "\($0)" } ?? ""]
            }
            return numbers
        }
    }
}
