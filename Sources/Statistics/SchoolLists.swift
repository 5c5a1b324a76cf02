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

    /// Schools that figures count and no list names.
    package struct Unnamed: Sendable, Equatable {
        package let unconnected: Int64
        package let exempt: Int64
    }

    /// By unit, for those with counted data: what summaries and corrections count beyond the lists (contract §7).
    package private(set) var unnamed: [Int: Unnamed] = [:]

    /// - Throws: ``SumOverflow``.
    package init(_ review: Review, _ catalogue: Catalogue, _ ratios: Ratios) throws(SumOverflow) {
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
        for unit in ratios.regions.units where !ratios.parts(of: unit).isEmpty {
            unnamed[unit] = try unnamed(in: unit, catalogue, ratios)
        }
    }

    private func unnamed(in unit: Int, _ catalogue: Catalogue, _ ratios: Ratios) throws(SumOverflow) -> Unnamed {
        // The indicator of 678号 二、主要目标（一）; without it nothing is counted of which the lists could fall short.
        guard let access = catalogue.indicators.firstIndex(where: { $0.id == "internet_access" }),
            let measure = catalogue.measure("schools_exempt")
        else { return Unnamed(unconnected: 0, exempt: 0) }
        let parts = ratios.parts(of: unit)
        let counts = try ratios.ratio(access, of: parts.filter { ratios.supplies($0, access) })
        func named(_ entries: [Entry]) -> Int64 { Int64(entries.count { ratios.regions.unit[$0.leaf] == unit }) }
        return Unnamed(
            unconnected: max(0, (counts.map { $0.denominator - $0.numerator } ?? 0) - named(unconnected)),
            exempt: max(0, try ratios.total(measure, over: access, of: parts) - named(exempt)))
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
