package import Catalogue
internal import Intake
internal import Threads
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
    /// The schools in counting rows, by file, then code.
    private let byFile: [[Previous.School]]

    /// How many schools the figures count: other than the lists where summaries, total rows or corrections count (contract §7).
    package struct Counted: Sendable, Equatable {
        package let unconnected: Int64
        package let exempt: Int64
    }

    /// By unit, for those with counted data; empty for a catalogue that doesn't count them.
    package private(set) var counted: [Int: Counted] = [:]

    /// - Throws: ``SumOverflow``.
    package init(_ review: Review, _ catalogue: Catalogue, _ ratios: Ratios) throws(SumOverflow) {
        let k12 = catalogue.population("k12").map { catalogue.populations[$0].types }
        let lists = concurrently(review.files.count) { file in
            var list = FileList(review.files[file], catalogue, k12)
            list.sort()
            return list
        }
        byFile = lists.map(\.all)
        unconnected = Self.sorted(lists.flatMap(\.unconnected))
        exempt = Self.sorted(lists.flatMap(\.exempt))
        for unit in ratios.regions.units where !ratios.parts(of: unit).isEmpty {
            counted[unit] = try Self.counted(in: unit, catalogue, ratios)
        }
    }

    /// All schools in counting rows, by code. Put together when asked for: of a country that takes as long as all its other statistics.
    package var all: [Previous.School] {
        var all: [Previous.School] = []
        all.reserveCapacity(byFile.reduce(0) { $0 + $1.count })
        for schools in byFile { all += schools }
        // Sorted lists one behind the other are soon sorted altogether, and mostly are.
        if !zip(all, all.dropFirst()).allSatisfy({ $0 <= $1 }) { all.sort() }
        return all
    }

    /// By region and code.
    private static func sorted(_ entries: [Entry]) -> [Entry] {
        entries.sorted { ($0.leaf, $0.code) < ($1.leaf, $1.code) }
    }

    private static func counted(
        in unit: Int, _ catalogue: Catalogue, _ ratios: Ratios
    ) throws(SumOverflow) -> Counted? {
        // The indicator of 678号 二、主要目标（一）.
        guard let access = catalogue.indicators.firstIndex(where: { $0.id == "internet_access" }),
            let measure = catalogue.measure("schools_exempt")
        else { return nil }
        let parts = ratios.parts(of: unit)
        let counts = try ratios.ratio(access, of: parts.filter { ratios.supplies($0, access) })
        return Counted(
            unconnected: counts.map { $0.denominator - $0.numerator } ?? 0,
            exempt: try ratios.total(measure, over: access, of: parts))
    }

    /// The same of one file.
    private struct FileList {
        var all: [Previous.School] = []
        var unconnected: [Entry] = []
        var exempt: [Entry] = []

        /// - Parameter k12: by type; nil for a catalogue without that population, in which all types count.
        init(_ file: Reviewed, _ catalogue: Catalogue, _ k12: [Bool]?) {
            guard let table = file.submission.table, table.form == .school else { return }
            let connected = Self.flags(table, catalogue.roles.connected)
            let exempted = Self.flags(table, catalogue.roles.exempt)
            let (codes, regions, isCounting) = (table.codes, table.regions, file.isCounting)
            all.reserveCapacity(codes.count)
            for row in codes.indices where isCounting[row] {
                let isConnected = connected.map { $0[row] != 0 } ?? false
                // A row without a code of ten digits is an error, and doesn't count.
                if let school = Previous.School(code: codes[row], leaf: Int(regions[row]), isConnected: isConnected) {
                    all.append(school)
                }
                guard k12?[Int(table.types[row])] ?? true, !isConnected else { continue }
                let isExempt = exempted.map { $0[row] != 0 } ?? false
                let entry = Self.entry(table, row)
                if isExempt { exempt.append(entry) } else { unconnected.append(entry) }
            }
        }

        mutating func sort() {
            unconnected = SchoolLists.sorted(unconnected)
            exempt = SchoolLists.sorted(exempt)
            if !zip(all, all.dropFirst()).allSatisfy({ $0 <= $1 }) { all.sort() }
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
}
