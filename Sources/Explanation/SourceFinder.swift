internal import Catalogue
internal import Intake
internal import Statistics
internal import Validation

/// Finds where the rows of a region stand: all of them, or those of a population.
struct SourceFinder {
    let region: Int
    let account: PeriodAccount
    /// The population's; nil for all rows.
    private let wanted: (types: [Bool], localities: [Bool])?

    /// - Parameter population: nil for all rows.
    init(region: Int, account: PeriodAccount, population: Int?) {
        self.region = region
        self.account = account
        wanted = population.map { (account.catalogue.populations[$0].types, account.catalogue.populations[$0].localities) }
    }

    /// Whether rows of this kind are meant. What can't be told may be of any.
    private func counts(type: Int8, locality: Int8) -> Bool {
        guard let wanted else { return true }
        return (type < 0 || wanted.types[Int(type)]) && (locality < 0 || wanted.localities[Int(locality)])
    }

    private func isCounted(_ table: Table, _ row: Int32) -> Bool {
        counts(type: table.types[Int(row)], locality: table.localities[Int(row)])
    }

    /// Of rows of a table those that are meant.
    private func counted(_ rows: [Int32], of table: Table) -> [Int32] {
        guard let wanted else { return rows }
        let types = Self.withUnknown(wanted.types)
        let localities = Self.withUnknown(wanted.localities)
        let (typeOfRow, localityOfRow) = (table.types, table.localities)
        // Kinds of schools alternate, so that nobody can foresee which row is meant: each is written down, and the next one over it where it isn't.
        return unsafe [Int32](unsafeUninitializedCapacity: rows.count) { counted, count in
            for row in rows {
                unsafe counted[count] = row
                count += types[Int(typeOfRow[Int(row)]) + 1] & localities[Int(localityOfRow[Int(row)]) + 1]
            }
        }
    }

    /// 1 for what is meant, else 0; first for what can't be told, which may be meant.
    private static func withUnknown(_ wanted: [Bool]) -> [Int] { [1] + wanted.map { $0 ? 1 : 0 } }

    func source(of part: Part) -> FigureExplanation.Source? {
        guard let rows = account.counting[part], let table = account.review.files[rows.file].submission.table else { return nil }
        let counted = counted(rows.rows, of: table)
        guard !table.origins.isEmpty else {
            return .init(file: rows.file, places: [.init(origin: nil, lines: LineRanges(table, counted))])
        }
        let places = table.origins.compactMap { origin -> FigureExplanation.Place? in
            let own = counted.filter { origin.rows.contains(Int($0)) }
            return own.isEmpty ? nil : .init(origin: origin, lines: LineRanges(table, own))
        }
        return .init(file: rows.file, places: places)
    }

    private var scopes: [Int] { region == account.regions.province ? account.regions.units : [region] }

    private func isByTotals(_ unit: Int) -> Bool { account.corrected.cube.totals[unit] != nil }

    func absent() -> [FigureExplanation.Absent] {
        scopes.flatMap { scope in
            account.regions.leaves(under: scope).compactMap { absent($0, isInTotals: isByTotals(scope)) }
        }
    }

    private func absent(_ leaf: Int, isInTotals: Bool) -> FigureExplanation.Absent? {
        if account.corrected.cube.leaves[leaf] != nil { return nil }
        if account.review.voices[leaf] != nil { return .init(leaf: leaf, reason: .struck, isInTotals: isInTotals) }
        let files = Obstacles.returnedFiles(for: leaf, account.review, account.regions)
        if files.isEmpty, account.regions[leaf].kind == .zone { return nil }
        return .init(leaf: leaf, reason: files.isEmpty ? .unreported : .returned(files.sorted()), isInTotals: isInTotals)
    }

    /// Counted leaves of units for which total rows stand.
    func replaced() -> [FigureExplanation.Replaced] {
        scopes.filter(isByTotals).flatMap { account.regions.leaves(under: $0) }.compactMap { leaf in
            source(of: .leaf(leaf)).map { .init(leaf: leaf, source: $0) }
        }
    }

    func excluded() -> [FigureExplanation.Excluded] {
        let regions = account.regions
        let below = region == regions.province ? Array(regions.regions.indices) : [region] + descendants(of: region)
        let placed = below.sorted().flatMap { place in
            (account.uncounted[place] ?? []).compactMap { excluded($0, region: place) }
        }
        // A direct county's rows in its city's file are told with that file too.
        let foreign = regions.unit[region] == region ? account.foreign[region] ?? [] : []
        let unit = regions.unit[region]
        let unplaced = account.unplaced.filter { entry in
            region == regions.province || account.review.files[entry.file].submission.unit == unit
        }
        return placed + foreign.compactMap { excluded($0.rows, region: $0.region) }
            + unplaced.compactMap { excluded($0, region: nil) }
    }

    private func descendants(of region: Int) -> [Int] {
        account.regions.children[region].flatMap { [$0] + descendants(of: $0) }
    }

    private func excluded(_ entry: UncountedRows, region: Int?) -> FigureExplanation.Excluded? {
        let file = account.review.files[entry.file]
        guard let table = file.submission.table else { return nil }
        let rows = entry.rows.filter { isCounted(table, $0) }
        if rows.isEmpty { return nil }
        return .init(
            region: region, file: entry.file, reason: entry.reason, lines: LineRanges(table, rows),
            findings: entry.reason == .error ? findings(file, Set(rows)) : [])
    }

    private func findings(_ file: Reviewed, _ rows: Set<Int32>) -> [Finding] {
        let found = file.log.findings.lazy.filter { finding in
            finding.severity == .error && finding.row.map { rows.contains(Int32($0)) } ?? false
        }
        return Array(found.prefix(Self.mostFindings))
    }

    /// Of one file and region.
    private static let mostFindings = 3

    func outside(_ parts: [Part]) -> [FigureExplanation.Outside] {
        let localities = account.catalogue.localities.count
        var rows = [Int](repeating: 0, count: account.catalogue.types.count * localities)
        for part in parts {
            guard let counting = account.counting[part], let table = account.review.files[counting.file].submission.table else {
                continue
            }
            for row in counting.rows where !isCounted(table, row) {
                rows[Int(table.types[Int(row)]) * localities + Int(table.localities[Int(row)])] += 1
            }
        }
        return rows.indices.filter { rows[$0] > 0 }.map {
            .init(type: $0 / localities, locality: $0 % localities, rows: rows[$0])
        }
    }
}
