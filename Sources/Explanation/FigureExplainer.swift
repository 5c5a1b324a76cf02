internal import Catalogue
internal import Intake
internal import Statistics
internal import Validation

/// Looks up what ``FigureExplanation`` is made of.
struct FigureExplainer {
    let region: Int
    let indicator: Int
    let account: PeriodAccount

    private var definition: Catalogue.Indicator { account.catalogue.indicators[indicator] }
    private var population: Catalogue.Population { account.catalogue.populations[definition.population] }

    /// Whether the indicator counts rows of this kind. What can't be told may be of any.
    private func counts(type: Int8, locality: Int8) -> Bool {
        (type < 0 || population.types[Int(type)]) && (locality < 0 || population.localities[Int(locality)])
    }

    private func isCounted(_ table: Table, _ row: Int32) -> Bool {
        counts(type: table.types[Int(row)], locality: table.localities[Int(row)])
    }

    func summands(_ parts: [Part]) throws(SumOverflow) -> [FigureExplanation.Summand] {
        var result: [FigureExplanation.Summand] = []
        for part in parts {
            guard let source = source(of: part), let counts = try account.corrected.ratio(indicator, of: [part]),
                let submitted = try account.submitted.ratio(indicator, of: [part])
            else { continue }
            var sums: [Int64] = []
            for measure in definition.measures { sums.append(try account.corrected.total(measure, over: indicator, of: [part])) }
            result.append(
                .init(
                    part: part, sums: sums, counts: counts, submitted: submitted, source: source,
                    corrections: corrections(of: part)))
        }
        return result
    }

    private func corrections(of part: Part) -> [Correction] {
        guard case .leaf(let leaf) = part else { return [] }
        return account.corrections.filter { made in
            made.region == leaf && definition.measures.contains(made.measure)
                && counts(type: Int8(made.type), locality: Int8(made.locality))
        }
    }

    private func source(of part: Part) -> FigureExplanation.Source? {
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

    func unsupplied(_ part: Part) -> FigureExplanation.Unsupplied? {
        guard let sums = account.corrected.sums(of: part), let rows = account.counting[part],
            let table = account.review.files[rows.file].submission.table
        else { return nil }
        let catalogue = account.catalogue
        let lacking = definition.measures.filter { !sums.isSupplied[$0] }
        let columns: [String] =
            table.form == .summary
            ? lacking.map { catalogue.measures[$0].label }
            : Set(lacking.flatMap { catalogue.measures[$0].columns }).filter { !table.isSupplied[$0] }.sorted()
                .map { catalogue.columns[$0].header }
        return .init(part: part, file: rows.file, columns: columns)
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
