internal import CSV
package import Catalogue

/// `receipts.csv`: when files came and for whom they speak (contract §3.1).
package struct Receipts: Sendable {
    package struct Entry: Sendable, Equatable {
        package let line: Int
        package let receivedAt: Instant?
        /// An index into the region table.
        package let submitter: Int?
        package let revision: Int?
    }

    /// By path.
    package let entries: [String: Entry]

    package static let none = Receipts(entries: [:])

    private init(entries: [String: Entry]) { self.entries = entries }

    /// - Parameters:
    ///   - file: the name, for messages.
    ///   - regions: for submitters, by code or full name.
    /// - Throws: ``InputError`` with the line for anything that doesn't fit.
    package init(_ bytes: [UInt8], file: String, regions: RegionTable) throws(InputError) {
        let table: CSVTable
        do {
            table = try CSVTable(filledIn: bytes, required: ["file", "received_at"])
        } catch {
            throw InputError(error, file: file)
        }
        var entries: [String: Entry] = [:]
        for row in table.rows {
            guard !row["file"].isEmpty else { throw row.error(file, Bilingual("缺少 file", "the file is missing")) }
            let entry = Entry(
                line: row.line, receivedAt: try Self.time(row, file), submitter: try Self.submitter(row, file, regions),
                revision: try Self.revision(row, file))
            guard entries.updateValue(entry, forKey: row["file"]) == nil else {
                throw row.error(file, Bilingual("文件“\(row["file"])”登记了两次", "the file '\(row["file"])' stands twice"))
            }
        }
        self.entries = entries
    }

    /// The entries for files that aren't there, by line.
    package func unmatched(by files: [InboxFile]) -> [(line: Int, file: String)] {
        let paths = Set(files.map(\.path))
        return entries.filter { !paths.contains($0.key) }.map { ($0.value.line, $0.key) }.sorted { $0.0 < $1.0 }
    }

    private static func time(_ row: CSVTable.Row, _ file: String) throws(InputError) -> Instant? {
        let text = row["received_at"]
        if text.isEmpty { return nil }
        guard let instant = Instant(iso8601: text) else {
            throw row.error(
                file,
                Bilingual(
                    "收到时间“\(text)”应为带时区的 ISO 8601 时间，如 2017-10-09T10:00:00+08:00",
                    "the time '\(text)' must be ISO 8601 with offset, such as 2017-10-09T10:00:00+08:00"))
        }
        return instant
    }

    private static func submitter(
        _ row: CSVTable.Row, _ file: String, _ regions: RegionTable
    ) throws(InputError) -> Int? {
        let text = row["submitter"]
        if text.isEmpty { return nil }
        guard let match = regions.find(text), match.region != regions.province else {
            throw row.error(file, Bilingual("报送方“\(text)”不在行政区划表中", "the submitter '\(text)' is not in the region table"))
        }
        return match.region
    }

    private static func revision(_ row: CSVTable.Row, _ file: String) throws(InputError) -> Int? {
        let text = row["revision"]
        if text.isEmpty { return nil }
        guard text.utf8.count <= 9, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int(text), value > 0
        else { throw row.error(file, Bilingual("版次“\(text)”应为正整数", "the revision '\(text)' must be a positive number")) }
        return value
    }
}
