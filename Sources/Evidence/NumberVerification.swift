internal import Archive
internal import CSV
internal import Catalogue
internal import Foundation

extension FolderVerification {
    /// What the archive remembers of a publication's figures and ranks otherwise than its data files have them, which the manifest vouches for: the next
    /// period is compared with the archive.
    func numbers(of id: Int64, _ archive: Archive, folder: String) throws(ArchiveError) -> [Discrepancy] {
        let kept = try archive.numbers(of: id)
        return [
            Self.compared(folder + "/data/figures.csv", with: kept.figures, name: ["region", "indicator"]) { row in
                [row["numerator"], row["denominator"], row["rank"]]
            },
            Self.compared(folder + "/data/rankings.csv", with: kept.standings, name: ["region"]) { row in
                [row["status"], row["score"], row["rank"]]
            },
        ].compactMap(\.self)
    }

    /// - Parameters:
    ///   - kept: by name, what stands in the row.
    ///   - name: the columns that a row is named by.
    /// - Returns: nil where all is the same.
    private static func compared(
        _ path: String, with kept: [String: [String]], name: [String], _ cells: (CSVTable.Row) -> [String]
    ) -> Discrepancy? {
        guard let bytes = FileManager.default.contents(atPath: path) else { return .missing(path) }
        var printed: [String: [String]] = [:]
        do {
            for row in try CSVTable(Array(bytes), required: name).rows {
                printed[name.map { row[$0] }.joined(separator: " ")] = cells(row)
            }
        } catch {
            // The manifest vouches for it, but no version of ours writes such a file.
            return .differs(path)
        }
        let different = Set(kept.keys).union(printed.keys).filter { kept[$0] != printed[$0] }.sorted()
        return different.first.map { .otherNumbers(path, count: different.count, first: $0) }
    }
}
