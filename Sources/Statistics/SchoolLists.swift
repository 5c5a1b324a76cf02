package import Catalogue
internal import Intake
package import Validation

/// The named schools behind the figures, from counting rows of school forms: those not connected, those exempt, and all of them for
/// the next period's comparison.
package struct SchoolLists: Sendable {
    package struct Entry: Sendable, Equatable {
        package let leaf: Int
        package let code: Int64
        package let name: String
        package let type: Int
        package let locality: Int
        package let reason: String
    }

    /// Counted k12 schools neither connected nor exempt, by region and code.
    package private(set) var unconnected: [Entry] = []
    /// Counted k12 schools that are exempt.
    package private(set) var exempt: [Entry] = []
    /// All schools in counting rows, by code.
    package private(set) var all: [Previous.School] = []

    package init(_ review: Review, _ catalogue: Catalogue) {
        let k12 = catalogue.population("k12").map { catalogue.populations[$0].types }
        for file in review.files {
            guard let table = file.submission.table, table.form == .school else { continue }
            let connected = Self.flags(table, catalogue.roles.connected)
            let exempted = Self.flags(table, catalogue.roles.exempt)
            for row in 0..<table.count where file.isCounting[row] {
                let isConnected = connected.map { $0[row] != 0 } ?? false
                all.append(.init(code: table.codes[row], leaf: Int(table.regions[row]), isConnected: isConnected))
                guard k12?[Int(table.types[row])] ?? true, !isConnected else { continue }
                let isExempt = exempted.map { $0[row] != 0 } ?? false
                let entry = Self.entry(table, row)
                if isExempt { exempt.append(entry) } else { unconnected.append(entry) }
            }
        }
        unconnected.sort { ($0.leaf, $0.code) < ($1.leaf, $1.code) }
        exempt.sort { ($0.leaf, $0.code) < ($1.leaf, $1.code) }
        all.sort { $0.code < $1.code }
    }

    private static func flags(_ table: Table, _ column: Int?) -> [Int32]? {
        guard let column, !table.values[column].isEmpty else { return nil }
        return table.values[column]
    }

    private static func entry(_ table: Table, _ row: Int) -> Entry {
        Entry(
            leaf: Int(table.regions[row]), code: table.codes[row], name: table.names[row], type: Int(table.types[row]),
            locality: Int(table.localities[row]), reason: table.reasons[row])
    }
}
