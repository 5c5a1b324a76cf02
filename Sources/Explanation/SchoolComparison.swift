internal import Catalogue
internal import Intake
internal import Statistics
internal import Validation

/// What happened between two periods in a part: school by school, where both sides name them.
struct SchoolComparison {
    private let comparison: PeriodComparison
    private let before: Int
    private let indicator: Int

    typealias Entry = ChangeTaker.Entry

    init(_ comparison: PeriodComparison, _ before: Int, _ indicator: Int) {
        self.comparison = comparison
        self.before = before
        self.indicator = indicator
    }

    private var earlier: PeriodAccount { comparison.earlier }
    private var later: PeriodAccount { comparison.later }
    private var placesThen: [Int64: Int] { comparison.placesThen }
    private var placesNow: [Int64: Int] { comparison.placesNow }
    private var definition: Catalogue.Indicator { later.catalogue.indicators[indicator] }

    /// - Parameter originals: the earlier account's parts that are this one now.
    func entries(of part: Part, since originals: [Part]) throws(SumOverflow) -> [Entry] {
        var entries = try submitted(part, originals)
        var corrected = Entry(.corrections)
        corrected.add(try counts(later.corrected, indicator, [part]))
        corrected.add(try counts(later.submitted, indicator, [part]), times: -1)
        corrected.add(try counts(earlier.corrected, before, originals), times: -1)
        corrected.add(try counts(earlier.submitted, before, originals))
        entries.append(corrected)
        return entries.filter { $0.numerator != 0 || $0.denominator != 0 || !$0.schools.isEmpty }
    }

    private func counts(_ ratios: Ratios, _ indicator: Int, _ parts: [Part]) throws(SumOverflow) -> RatioCounts {
        try ratios.ratio(indicator, of: parts) ?? RatioCounts(numerator: 0, denominator: 0)
    }

    private func form(_ account: PeriodAccount, _ part: Part) -> Table.Form? {
        account.counting[part].flatMap { account.review.files[$0.file].submission.table?.form }
    }

    private func submitted(_ part: Part, _ originals: [Part]) throws(SumOverflow) -> [Entry] {
        let forms = Set(originals.map { form(earlier, $0) } + [form(later, part)])
        guard forms.count == 1, let form = forms.first ?? nil else { return [try difference(.form, part, originals)] }
        guard definition.numerator.isAdditive, definition.denominator.isAdditive else {
            return [try difference(.data, part, originals)]
        }
        return form == .school ? try bySchool(part, originals) : try byCell(part, originals)
    }

    private func difference(_ cause: ChangeCause, _ part: Part, _ originals: [Part]) throws(SumOverflow) -> Entry {
        var entry = Entry(cause)
        entry.add(try counts(later.submitted, indicator, [part]))
        entry.add(try counts(earlier.submitted, before, originals), times: -1)
        return entry
    }

    // MARK: sums

    private func byCell(_ part: Part, _ originals: [Part]) throws(SumOverflow) -> [Entry] {
        var tables: [Int: MeasureTable] = [:]
        var entries: [ChangeCause: Entry] = [:]
        let now = cells(try RowReader(indicator, later).rows(of: part, &tables), later.catalogue)
        tables = [:]
        var rows: [ExplainedRow] = []
        for original in originals { rows += try RowReader(before, earlier).rows(of: original, &tables) }
        let then = cells(rows, earlier.catalogue)
        let none = [Int64](repeating: 0, count: definition.measures.count)
        for cell in Set(now.keys).union(then.keys) {
            try compare(aligned(then[cell]) ?? none, now[cell] ?? none, nil, &entries)
        }
        return entries.values.sorted { $0.cause < $1.cause }
    }

    /// By type and locality, as words: two rows of a cell are possible where regions were merged.
    private func cells(_ rows: [ExplainedRow], _ catalogue: Catalogue) -> [String: [Int64]] {
        var cells: [String: [Int64]] = [:]
        for row in rows {
            let key = catalogue.types[row.type].label + "/" + catalogue.localities[row.locality].label
            cells[key] = zip(cells[key] ?? row.values.map { _ in 0 }, row.values).map(+)
        }
        return cells
    }

    // MARK: schools

    private func bySchool(_ part: Part, _ originals: [Part]) throws(SumOverflow) -> [Entry] {
        var tables: [Int: MeasureTable] = [:]
        let now = Dictionary(
            try RowReader(indicator, later).rows(of: part, &tables).map { ($0.code ?? 0, $0) }
        ) { first, _ in first }
        tables = [:]
        var rows: [ExplainedRow] = []
        for original in originals { rows += try RowReader(before, earlier).rows(of: original, &tables) }
        let then = Dictionary(rows.map { ($0.code ?? 0, $0) }) { first, _ in first }
        let region =
            switch part {
            case .leaf(let region), .totals(let region): region
            }
        let recoded = recoded(now, then)
        var entries: [ChangeCause: Entry] = [:]
        for (code, row) in now {
            if let other = then[code] {
                if other.name != row.name { note(.renamed, row, nil, &entries) }
                try compare(aligned(other.values) ?? [], row.values, row, &entries)
            } else if let former = recoded[code].flatMap({ then[$0] }) {
                note(.recoded, row, row, &entries)
                subtract(former, from: .recoded, &entries)
            } else {
                let place = placesThen[code]
                let cause: ChangeCause = place == nil ? .opened : place == region ? .reclassified : .movedIn
                note(cause, row, row, &entries)
            }
        }
        let replaced = Set(recoded.values)
        for (code, row) in then where now[code] == nil && !replaced.contains(code) {
            let place = placesNow[code]
            let cause: ChangeCause = place == nil ? .closed : place == region ? .reclassified : .movedOut
            note(cause, row, nil, &entries)
            subtract(row, from: cause, &entries)
        }
        return entries.values.sorted { $0.cause < $1.cause }
    }

    /// By the new code the former one: the same name, alone of its name on both sides, a code that nobody has any more, and one that nobody had.
    private func recoded(_ now: [Int64: ExplainedRow], _ then: [Int64: ExplainedRow]) -> [Int64: Int64] {
        let opened = Dictionary(grouping: now.filter { placesThen[$0.key] == nil }.values, by: \.name)
        let closed = Dictionary(grouping: then.filter { placesNow[$0.key] == nil }.values, by: \.name)
        var recoded: [Int64: Int64] = [:]
        for (name, rows) in opened where rows.count == 1 && !name.isEmpty {
            guard let former = closed[name], former.count == 1, let new = rows[0].code, let old = former[0].code else { continue }
            recoded[new] = old
        }
        return recoded
    }

    /// The earlier measures' values in the order of the later indicator's.
    private func aligned(_ values: [Int64]?) -> [Int64]? {
        guard let values else { return nil }
        let ids = earlier.catalogue.indicators[before].measures.map { earlier.catalogue.measures[$0].id }
        return definition.measures.map { measure in
            ids.firstIndex(of: later.catalogue.measures[measure].id).map { values[$0] } ?? 0
        }
    }

    /// - Parameter counted: nil where the school is named without adding its counts.
    private func note(
        _ cause: ChangeCause, _ row: ExplainedRow, _ counted: ExplainedRow?, _ entries: inout [ChangeCause: Entry]
    ) {
        var entry = entries[cause] ?? Entry(cause)
        if let code = row.code { entry.schools.insert(.init(code: code, name: row.name)) }
        if let counted { entry.add(RatioCounts(numerator: counted.numerator, denominator: counted.denominator)) }
        entries[cause] = entry
    }

    private func subtract(_ row: ExplainedRow, from cause: ChangeCause, _ entries: inout [ChangeCause: Entry]) {
        entries[cause]?.add(RatioCounts(numerator: row.numerator, denominator: row.denominator), times: -1)
    }

    /// Each measure by itself, which adds up since the formulas are additive.
    private func compare(
        _ then: [Int64], _ now: [Int64], _ school: ExplainedRow?, _ entries: inout [ChangeCause: Entry]
    ) throws(SumOverflow) {
        for (place, measure) in definition.measures.enumerated() where now[place] != then[place] {
            let difference = now[place] - then[place]
            let cause: ChangeCause = difference > 0 ? .rose(place) : .fell(place)
            var entry = entries[cause] ?? Entry(cause)
            if let school, let code = school.code { entry.schools.insert(.init(code: code, name: school.name)) }
            do {
                entry.add(
                    RatioCounts(
                        numerator: try definition.numerator.value { $0 == measure ? difference : 0 },
                        denominator: try definition.denominator.value { $0 == measure ? difference : 0 }))
            } catch {
                throw SumOverflow()
            }
            entries[cause] = entry
        }
    }
}
