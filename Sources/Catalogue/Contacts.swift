internal import CSV

/// `contacts.csv`: whom to call at a unit or county (contract §2; optional, never published).
package struct Contacts: Sendable {
    package struct Entry: Sendable, Equatable {
        package let name: String
        package let telephone: String
        package init(name: String, telephone: String) {
            self.name = name
            self.telephone = telephone
        }
    }

    /// By region.
    package let entries: [Int: Entry]

    package static let none = Contacts(entries: [:])

    private init(entries: [Int: Entry]) { self.entries = entries }

    /// - Parameters:
    ///   - file: the name, for messages.
    ///   - regions: for `code`, a present code or full name.
    /// - Throws: ``InputError`` with the line for anything that doesn't fit.
    package init(csv bytes: [UInt8], file: String, regions: RegionTable) throws(InputError) {
        let table: CSVTable
        do {
            table = try CSVTable(bytes, required: ["code", "name", "telephone"])
        } catch {
            throw InputError(error, file: file)
        }
        var entries: [Int: Entry] = [:]
        for row in table.rows {
            guard let found = regions.find(row["code"]) else {
                throw row.error(
                    file, Bilingual("没有代码或名称为“\(row["code"])”的地区", "no region has the code or name '\(row["code"])'"))
            }
            guard entries.updateValue(Entry(name: row["name"], telephone: row["telephone"]), forKey: found.region) == nil else {
                throw row.error(file, Bilingual("“\(row["code"])”写了两次", "'\(row["code"])' stands twice"))
            }
        }
        self.entries = entries
    }
}
