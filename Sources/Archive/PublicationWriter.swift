internal import Catalogue
internal import Digest
internal import Foundation
internal import GRDB
internal import Statistics
internal import Validation

/// Writes the rows of one publication. What refers to it is written before it: only when its documents are made is all of it known.
struct PublicationWriter {
    let database: Database
    let id: Int64
    let publication: Publication

    /// - Parameter database: in a transaction that checks references at its end.
    init(_ publication: Publication, in database: Database) throws {
        self.publication = publication
        self.database = database
        id = try Int64.fetchOne(database, sql: "SELECT coalesce(max(id), 0) + 1 FROM publication") ?? 1
    }

    /// All but what is known of documents.
    /// - Parameter isWanted: asked between tables.
    /// - Returns: whether all were written.
    func writeRows(while isWanted: () -> Bool) throws -> Bool {
        if let issue = publication.issue {
            try database.execute(
                sql: "INSERT INTO edition_issue VALUES (?, ?, ?, ?)",
                arguments: [id, issue.date.description, issue.documentNumber, issue.reason])
        }
        for table in Table.allCases {
            guard isWanted() else { return false }
            try write(table)
        }
        return true
    }

    /// In the order in which they are written.
    private enum Table: CaseIterable {
        case inputs, submissions, figures, parts, corrections, explanations, schools
    }

    private func write(_ table: Table) throws {
        switch table {
        case .inputs: try writeInputs()
        case .submissions: try writeSubmissions()
        case .figures: try writeFigures()
        case .parts: try writeParts()
        case .corrections: try writeCorrections()
        case .explanations: try writeExplanations()
        case .schools: try writeSchools()
        }
    }

    /// The publication itself.
    func write(_ documents: Publication.Documents) throws {
        try database.execute(
            sql: """
                INSERT INTO publication (id, period, edition, status, tool_version, manifest_sha256, verification_code, shape)
                VALUES (?, ?, ?, 'publishing', ?, ?, ?, ?)
                """,
            arguments: [
                id, publication.period.description, publication.issue?.number, publication.toolVersion, documents.manifest.hex,
                documents.code, publication.shapeText,
            ])
        if let signature = documents.signature {
            try database.execute(
                sql: "INSERT INTO signature VALUES (?, ?, ?)",
                arguments: [id, Data(signature.key.bytes), Data(signature.bytes)])
        }
        try write(documents.papers, content: documents.content)
    }

    private func write(_ papers: [Publication.Paper], content: SHA256Digest) throws {
        if papers.isEmpty { return }
        try database.execute(sql: "INSERT INTO publication_content VALUES (?, ?)", arguments: [id, content.hex])
        let statement = try database.cachedStatement(sql: "INSERT INTO paper VALUES (?, ?, ?, ?, ?)")
        for paper in papers {
            try statement.execute(arguments: [id, paper.path, paper.format, paper.program, paper.digest.hex])
        }
    }

    private func writeSchools() throws {
        try database.execute(
            sql: "INSERT INTO school_list (publication, schools) VALUES (?, ?)",
            arguments: [id, Data(SchoolListCoding.encode(publication.schools.all, publication.regions))])
    }

    private func writeInputs() throws {
        let input = try Insertion(database, into: "publication_input (publication, role, path, sha256)", columns: 4)
        for entry in publication.inputs {
            try input.row(.integer(id), .text(entry.role), .text(entry.path), .text(entry.digest.hex))
        }
    }

    /// Keeps bytes that aren't there yet.
    static func keep(_ entry: ReceivedBytes.Entry, in database: Database) throws {
        if try !isKept(entry.digest, database) { try insert(entry.bytes, entry.digest, database) }
    }

    /// Keeps the bytes that aren't there yet.
    /// - Throws: ``ChangedInput``.
    static func keep(_ inputs: [Publication.Input], in database: Database) throws {
        for entry in inputs where try !isKept(entry.digest, database) {
            guard let bytes = entry.load(), SHA256Digest(of: bytes) == entry.digest else {
                throw ChangedInput(path: entry.path)
            }
            try insert(bytes, entry.digest, database)
        }
    }

    private static func isKept(_ digest: SHA256Digest, _ database: Database) throws -> Bool {
        let stored = try database.cachedStatement(sql: "SELECT 1 FROM content WHERE sha256 = ?")
        return try Int.fetchOne(stored, arguments: [digest.hex]) != nil
    }

    private static func insert(_ bytes: [UInt8], _ digest: SHA256Digest, _ database: Database) throws {
        try Insertion(database, into: "content (sha256, bytes)", columns: 2).row(.text(digest.hex), .bytes(bytes))
    }

    private func writeSubmissions() throws {
        let submission = try Insertion(database, into: "submission", columns: 12)
        let list = try Insertion(database, into: "finding_list", columns: 3)
        let entries = publication.submissions
        // One after the other: all cores make pages meanwhile.
        for entry in entries {
            var findings = FindingList(count: entry.errors + entry.warnings)
            entry.findings { findings.add($0) }
            if !findings.isEmpty { try list.row(.integer(id), .text(entry.file), .bytes(findings.bytes)) }
        }
        for entry in entries {
            try submission.row(
                .integer(id), .text(entry.file), .text(entry.digest.hex), .text(entry.submitter), .text(entry.unit),
                .text(entry.form), .integer(entry.revision), .integer(entry.receivedAt?.seconds), .text(entry.status),
                .integer(entry.rows), .integer(entry.errors), .integer(entry.warnings))
        }
    }

    private func writeFigures() throws {
        let catalogue = publication.catalogue
        let regions = publication.regions
        let indicator = try Insertion(database, into: "indicator", columns: 3)
        for entry in catalogue.indicators {
            try indicator.row(.integer(id), .text(entry.id), .text(entry.definition))
        }
        let list = try Insertion(database, into: "figure_list", columns: 3)
        let indicators = catalogue.indicators.map(\.id)
        for region in regions.regions.indices {
            let figures = publication.figures.of(region)
            if figures.isEmpty { continue }
            var numbers = NumberList()
            for figure in figures {
                numbers.add(
                    indicators[figure.indicator], figure.counts?.numerator, figure.counts?.denominator,
                    figure.rank.map(Int64.init))
            }
            try list.row(.integer(id), .text(regions[region].code), .utf8(numbers.bytes))
        }
        let standing = try Insertion(database, into: "standing", columns: 5)
        for entry in publication.figures.standings {
            try standing.row(
                .integer(id), .text(regions[entry.unit].code), .text(entry.status.rawValue), .integer(entry.score),
                .integer(entry.rank))
        }
    }

    private func writeParts() throws {
        let cube = publication.corrected.cube
        let parts = cube.leaves.keys.sorted().map(Part.leaf) + cube.totals.keys.sorted().map(Part.totals)
        let sum = try Insertion(database, into: "part", columns: 4)
        let list = try Insertion(database, into: "part_list", columns: 5)
        for part in parts {
            guard let sums = publication.corrected.sums(of: part) else { continue }
            let (code, kind) = (code(part), Self.kind(part))
            try sum.row(.integer(id), .text(code), .text(kind), .bytes(VariableLength.encode(sums.sums)))
            try list.row(.integer(id), .text(code), .text(kind), .utf8(ratios(part)), .utf8(totals(part)))
        }
        let source = try Insertion(database, into: "leaf_source", columns: 4)
        for part in parts {
            guard let file = publication.sources[part] else { continue }
            try source.row(.integer(id), .text(code(part)), .text(Self.kind(part)), .text(file))
        }
    }

    /// Of the indicators that a part supplies: corrected numerator and denominator, and both as submitted.
    private func ratios(_ part: Part) throws -> [UInt8] {
        var list = NumberList()
        for (index, indicator) in publication.catalogue.indicators.enumerated() where publication.corrected.supplies(part, index)
        {
            let corrected = try publication.corrected.ratio(index, of: part)
            let submitted = publication.corrections.isEmpty ? corrected : try publication.submitted.ratio(index, of: part)
            list.add(
                indicator.id, corrected.numerator, corrected.denominator, submitted.numerator, submitted.denominator)
        }
        return list.bytes
    }

    /// Of the measures that a leaf supplies, as submitted.
    private func totals(_ part: Part) throws -> [UInt8] {
        var list = NumberList()
        guard case .leaf = part, let sums = publication.submitted.sums(of: part) else { return [] }
        for (index, measure) in publication.catalogue.measures.enumerated() where sums.isSupplied[index] {
            list.add(measure.id, try publication.submitted.total(part, measure: index))
        }
        return list.bytes
    }

    private func code(_ part: Part) -> String { publication.regions[part.region].code }

    private static func kind(_ part: Part) -> String {
        switch part {
        case .leaf: "leaf"
        case .totals: "totals"
        }
    }

    private func writeExplanations() throws {
        let statement = try database.cachedStatement(sql: "INSERT INTO explanation VALUES (?, ?, ?, ?, ?, ?)")
        for entry in publication.explanations {
            try statement.execute(arguments: [
                id, entry.number, publication.regions[entry.submitter].code, entry.text, entry.file, entry.period.description,
            ])
        }
    }

    private func writeCorrections() throws {
        let catalogue = publication.catalogue
        let statement = try database.cachedStatement(sql: "INSERT INTO correction VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        for entry in publication.corrections {
            try statement.execute(arguments: [
                id, publication.regions[entry.region].code, catalogue.types[entry.type].label,
                catalogue.localities[entry.locality].label, catalogue.measures[entry.measure].id, entry.before,
                entry.value, entry.reason, entry.by,
            ])
        }
    }
}

extension Publication {
    /// The order of a part's sums, as words: types; localities; measures.
    var shapeText: String {
        [catalogue.types.map(\.label), catalogue.localities.map(\.label), catalogue.measures.map(\.id)]
            .map { $0.joined(separator: ",") }.joined(separator: ";")
    }
}
