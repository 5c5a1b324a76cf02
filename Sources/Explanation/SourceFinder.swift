internal import Catalogue
internal import Intake
internal import Statistics
internal import Validation

/// Finds where the rows of a region stand: all of them, or those of a population.
struct SourceFinder {
    let region: Int
    let account: PeriodAccount
    /// Nil for all rows.
    let population: Int?

    /// Whether rows of this kind are meant. What can't be told may be of any.
    func counts(type: Int8, locality: Int8) -> Bool {
        guard let population else { return true }
        let wanted = account.catalogue.populations[population]
        return (type < 0 || wanted.types[Int(type)]) && (locality < 0 || wanted.localities[Int(locality)])
    }

    private func isCounted(_ table: Table, _ row: Int32) -> Bool {
        counts(type: table.types[Int(row)], locality: table.localities[Int(row)])
    }

    func source(of part: Part) -> FigureExplanation.Source? {
        guard let rows = account.counting[part], let table = account.review.files[rows.file].submission.table else { return nil }
        let counted = rows.rows.filter { isCounted(table, $0) }
        guard !table.origins.isEmpty else {
            return .init(file: rows.file, places: [.init(origin: nil, lines: LineRanges(table, counted))])
        }
        let places = table.origins.compactMap { origin -> FigureExplanation.Place? in
            let own = counted.filter { origin.rows.contains(Int($0)) }
            return own.isEmpty ? nil : .init(origin: origin, lines: LineRanges(table, own))
        }
        return .init(file: rows.file, places: places)
    }

    /// Where total rows stand for a unit, nothing of it is absent.
    func absent() -> [FigureExplanation.Absent] {
        let regions = account.regions
        let scopes = region == regions.province ? regions.units : [region]
        let leaves = scopes.filter { account.corrected.cube.totals[$0] == nil }.flatMap { regions.leaves(under: $0) }
        return leaves.filter { account.corrected.cube.leaves[$0] == nil }.compactMap { leaf in
            if account.review.voices[leaf] != nil { return .init(leaf: leaf, reason: .struck) }
            let files = Obstacles.returnedFiles(for: leaf, account.review, regions)
            if files.isEmpty, regions[leaf].kind == .zone { return nil }
            return .init(leaf: leaf, reason: files.isEmpty ? .unreported : .returned(files.sorted()))
        }
    }

    func excluded() -> [FigureExplanation.Excluded] {
        let regions = account.regions
        let below = region == regions.province ? Array(regions.regions.indices) : [region] + descendants(of: region)
        let placed = below.sorted().flatMap { place in
            (account.uncounted[place] ?? []).compactMap { excluded($0, region: place) }
        }
        let unit = regions.unit[region]
        let unplaced = account.unplaced.filter { entry in
            region == regions.province || account.review.files[entry.file].submission.unit == unit
        }
        return placed + unplaced.compactMap { excluded($0, region: nil) }
    }

    private func descendants(of region: Int) -> [Int] {
        account.regions.children[region].flatMap { [$0] + descendants(of: $0) }
    }

    private func excluded(_ entry: UncountedRows, region: Int?) -> FigureExplanation.Excluded? {
        guard let table = account.review.files[entry.file].submission.table else { return nil }
        let rows = entry.rows.filter { entry.reason != .ignoredType && isCounted(table, $0) }
        if rows.isEmpty { return nil }
        return .init(region: region, file: entry.file, reason: entry.reason, lines: LineRanges(table, rows))
    }

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
