internal import Catalogue
internal import Digest
internal import Foundation
internal import GRDB
internal import Statistics
internal import Validation

/// Writes the rows of one publication.
struct PublicationWriter {
    let database: Database
    let id: Int64
    let publication: Publication

    func write() throws {
        if let issue = publication.issue {
            try database.execute(
                sql: "INSERT INTO edition_issue VALUES (?, ?, ?, ?)",
                arguments: [id, issue.date.description, issue.documentNumber, issue.reason])
        }
        if let signature = publication.signature {
            try database.execute(
                sql: "INSERT INTO signature VALUES (?, ?, ?)",
                arguments: [id, Data(signature.key.bytes), Data(signature.bytes)])
        }
        try writePapers()
        try writeInputs()
        try writeSubmissions()
        try writeFigures()
        try writeParts()
        try writeCorrections()
        try writeExplanations()
        try database.execute(
            sql: "INSERT INTO school_list (publication, schools) VALUES (?, ?)",
            arguments: [id, Data(SchoolListCoding.encode(publication.schools.all, publication.regions))])
    }

    private func writePapers() throws {
        if publication.papers.isEmpty { return }
        try database.execute(sql: "INSERT INTO publication_content VALUES (?, ?)", arguments: [id, publication.content.hex])
        let statement = try database.cachedStatement(sql: "INSERT INTO paper VALUES (?, ?, ?, ?, ?)")
        for paper in publication.papers {
            try statement.execute(arguments: [id, paper.path, paper.format, paper.program, paper.digest.hex])
        }
    }

    private func writeInputs() throws {
        let content = try database.cachedStatement(
            sql: "INSERT INTO content (sha256, bytes) VALUES (?, ?)")
        let input = try database.cachedStatement(
            sql: "INSERT INTO publication_input (publication, role, path, sha256) VALUES (?, ?, ?, ?)")
        let stored = try database.cachedStatement(sql: "SELECT 1 FROM content WHERE sha256 = ?")
        for entry in publication.inputs {
            if try Int.fetchOne(stored, arguments: [entry.digest.hex]) == nil {
                guard let bytes = entry.load(), SHA256Digest(of: bytes) == entry.digest else {
                    throw ChangedInput(path: entry.path)
                }
                try content.execute(arguments: [entry.digest.hex, Data(bytes)])
            }
            try input.execute(arguments: [id, entry.role, entry.path, entry.digest.hex])
        }
    }

    private func writeSubmissions() throws {
        let statement = try database.cachedStatement(
            sql: "INSERT INTO submission VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        let list = try database.cachedStatement(sql: "INSERT INTO finding_list VALUES (?, ?, ?)")
        for entry in publication.submissions {
            try statement.execute(arguments: [
                id, entry.file, entry.digest.hex, entry.submitter, entry.unit, entry.form, entry.revision,
                entry.receivedAt?.seconds, entry.status, entry.rows, entry.errors, entry.warnings,
            ])
            let findings = entry.findings()
            if !findings.isEmpty { try list.execute(arguments: [id, entry.file, Data(findingList(findings))]) }
        }
    }

    private func writeFigures() throws {
        let catalogue = publication.catalogue
        let regions = publication.regions
        let indicator = try database.cachedStatement(sql: "INSERT INTO indicator VALUES (?, ?, ?)")
        for entry in catalogue.indicators { try indicator.execute(arguments: [id, entry.id, entry.definition]) }
        let figure = try database.cachedStatement(sql: "INSERT INTO figure VALUES (?, ?, ?, ?, ?, ?)")
        for entry in publication.figures.figures {
            try figure.execute(arguments: [
                id, regions[entry.region].code, catalogue.indicators[entry.indicator].id, entry.counts?.numerator,
                entry.counts?.denominator, entry.rank,
            ])
        }
        let standing = try database.cachedStatement(sql: "INSERT INTO standing VALUES (?, ?, ?, ?, ?)")
        for entry in publication.figures.standings {
            try standing.execute(arguments: [
                id, regions[entry.unit].code, entry.status.rawValue, entry.score, entry.rank,
            ])
        }
    }

    private func writeParts() throws {
        let cube = publication.corrected.cube
        for leaf in cube.leaves.keys.sorted() { try writePart(.leaf(leaf), leaf, "leaf") }
        for unit in cube.totals.keys.sorted() { try writePart(.totals(unit), unit, "totals") }
        let source = try database.cachedStatement(sql: "INSERT INTO leaf_source VALUES (?, ?, ?, ?)")
        for (part, file) in publication.sources {
            switch part {
            case .leaf(let leaf): try source.execute(arguments: [id, publication.regions[leaf].code, "leaf", file])
            case .totals(let unit): try source.execute(arguments: [id, publication.regions[unit].code, "totals", file])
            }
        }
        let total = try database.cachedStatement(sql: "INSERT INTO leaf_total VALUES (?, ?, ?, ?)")
        for leaf in cube.leaves.keys.sorted() {
            guard let sums = publication.submitted.sums(of: .leaf(leaf)) else { continue }
            for (index, measure) in publication.catalogue.measures.enumerated() where sums.isSupplied[index] {
                let value = try publication.submitted.total(.leaf(leaf), measure: index)
                try total.execute(arguments: [id, publication.regions[leaf].code, measure.id, value])
            }
        }
    }

    private func writePart(_ part: Part, _ region: Int, _ kind: String) throws {
        let code = publication.regions[region].code
        guard let sums = publication.corrected.sums(of: part) else { return }
        let insert = try database.cachedStatement(sql: "INSERT INTO part VALUES (?, ?, ?, ?)")
        try insert.execute(arguments: [id, code, kind, Data(VariableLength.encode(sums.sums))])
        let ratio = try database.cachedStatement(sql: "INSERT INTO part_ratio VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        for (index, indicator) in publication.catalogue.indicators.enumerated()
        where publication.corrected.supplies(part, index) {
            guard let corrected = try publication.corrected.ratio(index, of: [part]),
                let submitted = try publication.submitted.ratio(index, of: [part])
            else { continue }
            try ratio.execute(arguments: [
                id, code, kind, indicator.id, corrected.numerator, corrected.denominator, submitted.numerator,
                submitted.denominator,
            ])
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
