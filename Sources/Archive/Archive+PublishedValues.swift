package import Catalogue
internal import GRDB
package import Statistics

/// What one publication says of a region's indicator, or of a unit's score.
package struct PublishedValue: Sendable {
    package let period: Period
    package let published: Archive.Published
    /// Nil for a draft.
    package let issue: EditionIssue?
    /// 核验码; blank in a publication of before version 0.2.
    package let code: String
    /// The region's code then: it may have had another.
    package let region: String
    /// Nil where nothing was supplied, and for a score.
    package let counts: RatioCounts?
    /// In hundredths; nil for what is no score, and for a unit that wasn't ranked.
    package let score: Int?
    package let rank: Int?
    /// What the indicator meant then; nil for a score.
    package let definition: String?
}

extension Archive {
    /// All editions, and of each period the newest draft where no edition is newer: what readers have been told, and what they may be told next.
    /// - Parameters:
    ///   - indicator: its id; nil for the score.
    ///   - codes: the region's code and its former ones; of several in one publication the first counts.
    /// - Returns: by period, the earliest first, and within it by edition, the draft last. Publications that don't know the region or the indicator are left out.
    package func publishedValues(of indicator: String?, region codes: [String]) throws(ArchiveError) -> [PublishedValue] {
        var values: [PublishedValue] = []
        for period in try publishedPeriods() {
            for published in try publications(of: period) {
                let issue = try archived(published, period: period).issue
                if let found = try publishedValue(of: indicator, region: codes, in: published, period, issue: issue) {
                    values.append(found)
                }
            }
        }
        return values
    }

    /// What one publication says.
    /// - Parameter issue: its own; nil for a draft.
    /// - Returns: nil where it doesn't know the region or the indicator.
    /// - Throws: ``ArchiveError``.
    package func publishedValue(
        of indicator: String?, region codes: [String], in published: Published, _ period: Period, issue: EditionIssue?
    ) throws(ArchiveError) -> PublishedValue? {
        try read { database in
            try PublishedValueReader(database: database, published: published, period: period, issue: issue)
                .value(indicator, codes)
        }
    }

    /// How many drafts of a period were published after this one.
    /// - Throws: ``ArchiveError``.
    package func laterDrafts(than published: Published, of period: Period) throws(ArchiveError) -> Int {
        try read { database in
            try Int.fetchOne(
                database,
                sql: "SELECT count(*) FROM publication WHERE status = 'published' AND period = ? AND edition IS NULL AND id > ?",
                arguments: [period.description, published.id]) ?? 0
        }
    }

    /// 核验码; blank in a publication of before version 0.2.
    package func verificationCode(of published: Published) throws(ArchiveError) -> String {
        try read { database in
            try String.fetchOne(
                database, sql: "SELECT verification_code FROM publication WHERE id = ?", arguments: [published.id]) ?? ""
        }
    }

    /// A period's editions, the first first, and its newest draft where no edition is newer.
    package func publications(of period: Period) throws(ArchiveError) -> [Published] {
        let newest = try newestEdition(of: period)
        var found: [Published] = []
        for number in 1...max(newest?.edition ?? 0, 1) {
            if let edition = try edition(number, of: period) { found.append(edition) }
        }
        if let draft = try newestDraft(of: period), draft.id > newest?.id ?? 0 { found.append(draft) }
        return found
    }
}

private struct PublishedValueReader {
    let database: Database
    let published: Archive.Published
    let period: Period
    let issue: EditionIssue?

    func value(_ indicator: String?, _ codes: [String]) throws -> PublishedValue? {
        for code in codes {
            guard let found = try indicator.map({ try figure($0, code) }) ?? standing(code) else { continue }
            return PublishedValue(
                period: period, published: published, issue: issue, code: try verificationCode(), region: code,
                counts: found.counts, score: found.score, rank: found.rank, definition: found.definition)
        }
        // It was published without: nobody supplied it, or the region wasn't heard of.
        guard let indicator, let definition = try definition(indicator), let code = codes.first else { return nil }
        return PublishedValue(
            period: period, published: published, issue: issue, code: try verificationCode(), region: code, counts: nil,
            score: nil,
            rank: nil, definition: definition)
    }

    private func definition(_ indicator: String) throws -> String? {
        try String.fetchOne(
            database, sql: "SELECT definition FROM indicator WHERE publication = ? AND id = ?",
            arguments: [published.id, indicator])
    }

    private typealias Found = (counts: RatioCounts?, score: Int?, rank: Int?, definition: String?)

    private func figure(_ indicator: String, _ region: String) throws -> Found? {
        guard let definition = try definition(indicator),
            let figure = try database.figure(of: published.id, region: region, indicator: indicator)
        else { return nil }
        return (figure.counts, nil, figure.rank, definition)
    }

    private func standing(_ unit: String) throws -> Found? {
        try Row.fetchOne(
            database, sql: "SELECT score, rank FROM standing WHERE publication = ? AND unit = ?", arguments: [published.id, unit]
        ).map { row in (nil, try row.few("score"), try row.few("rank"), nil) }
    }

    private func verificationCode() throws -> String {
        try String.fetchOne(database, sql: "SELECT verification_code FROM publication WHERE id = ?", arguments: [published.id])
            ?? ""
    }
}
