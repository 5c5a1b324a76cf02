internal import GRDB
internal import Statistics

/// What a publication said of a region's indicator.
struct PublishedFigure {
    let region: String
    let indicator: String
    /// Nil where nothing was supplied.
    let counts: RatioCounts?
    let rank: Int?
}

extension Database {
    /// - Parameter region: its code; nil for all regions.
    /// - Throws: SQLITE_CORRUPT.
    func figures(of publication: Int64, region: String? = nil) throws -> [PublishedFigure] {
        try listedFigures(publication, region) + figureRows(publication, region)
    }

    /// One indicator of one region; nil where the publication doesn't know it.
    func figure(of publication: Int64, region: String, indicator: String) throws -> PublishedFigure? {
        try figures(of: publication, region: region).first { $0.indicator == indicator }
    }

    private func listedFigures(_ publication: Int64, _ region: String?) throws -> [PublishedFigure] {
        // An archive of an earlier version has no lists.
        guard try hasTable("figure_list") else { return [] }
        let rows = try rows("SELECT region, figures FROM figure_list", publication, region)
        return try rows.flatMap { row in
            let code: String = row["region"]
            return try NumberList.read(row["figures"], count: 3, "figure_list").map { name, numbers in
                guard let rank = numbers[2] else { return PublishedFigure(code, name, numbers[0], numbers[1], rank: nil) }
                guard rank.magnitude <= greatestRank else {
                    throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "figure_list \(rank)")
                }
                return PublishedFigure(code, name, numbers[0], numbers[1], rank: Int(rank))
            }
        }
    }

    /// Those of before version 0.9.
    private func figureRows(_ publication: Int64, _ region: String?) throws -> [PublishedFigure] {
        try rows("SELECT region, indicator, numerator, denominator, rank FROM figure", publication, region).map { row in
            PublishedFigure(
                row["region"], row["indicator"], try row.sum("numerator"), try row.sum("denominator"), rank: try row.few("rank"))
        }
    }

    /// Of one region by its key: a country has thousands.
    private func rows(_ select: String, _ publication: Int64, _ region: String?) throws -> [Row] {
        guard let region else {
            return try Row.fetchAll(self, sql: select + " WHERE publication = ?", arguments: [publication])
        }
        return try Row.fetchAll(
            self, sql: select + " WHERE publication = ? AND region = ?", arguments: [publication, region])
    }
}

extension PublishedFigure {
    fileprivate init(_ region: String, _ indicator: String, _ numerator: Int64?, _ denominator: Int64?, rank: Int?) {
        self.region = region
        self.indicator = indicator
        self.rank = rank
        if let numerator, let denominator {
            counts = RatioCounts(numerator: numerator, denominator: denominator)
        } else {
            counts = nil
        }
    }
}
