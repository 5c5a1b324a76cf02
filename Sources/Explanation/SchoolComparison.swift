internal import Catalogue
internal import Intake
internal import Statistics
internal import Validation

/// What happened between two periods in a part: school by school, where both sides name them.
struct SchoolComparison {
    private let comparison: PeriodComparison
    private let before: Int
    private let indicator: Int
    /// Of files that were looked at, by file: several parts are of one file.
    private var measuresThen: [Int: MeasureTable] = [:]
    private var measuresNow: [Int: MeasureTable] = [:]

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
    /// - Throws: `SumOverflow`.
    mutating func entries(of part: Part, since originals: [Part]) throws(SumOverflow) -> [Entry] {
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

    private mutating func submitted(_ part: Part, _ originals: [Part]) throws(SumOverflow) -> [Entry] {
        let before = Set(originals.map { form(earlier, $0) })
        guard let now = form(later, part) else { return [] }
        if before == [now] { return now == .school ? try bySchool(part, originals) : try byCell(part, originals) }
        var entry = Entry(now == .school ? .toSchools : .toSummary)
        entry.add(try counts(later.submitted, indicator, [part]))
        entry.add(try counts(earlier.submitted, self.before, originals), times: -1)
        return [entry]
    }

    private mutating func rowsNow(_ part: Part) throws(SumOverflow) -> [ExplainedRow] {
        try RowReader(indicator, later).rows(of: part, &measuresNow)
    }

    private mutating func rowsThen(_ parts: [Part]) throws(SumOverflow) -> [ExplainedRow] {
        var rows: [ExplainedRow] = []
        for part in parts { rows += try RowReader(before, earlier).rows(of: part, &measuresThen) }
        return rows
    }

    // MARK: sums

    private mutating func byCell(_ part: Part, _ originals: [Part]) throws(SumOverflow) -> [Entry] {
        var entries: [ChangeCause: Entry] = [:]
        let now = cells(try rowsNow(part), later.catalogue)
        let then = cells(try rowsThen(originals), earlier.catalogue)
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

    private mutating func bySchool(_ part: Part, _ originals: [Part]) throws(SumOverflow) -> [Entry] {
        let now = Dictionary(try rowsNow(part).map { ($0.code ?? 0, $0) }) { first, _ in first }
        let then = Dictionary(try rowsThen(originals).map { ($0.code ?? 0, $0) }) { first, _ in first }
        let recoded = recoded(now, then)
        var entries: [ChangeCause: Entry] = [:]
        for (code, row) in now {
            if let other = then[code] {
                if other.name != row.name { note(.renamed, row, times: 0, &entries) }
                try compare(aligned(other.values) ?? [], row.values, row, &entries)
            } else if let former = recoded[code].flatMap({ then[$0] }) {
                note(.recoded, row, times: 0, &entries)
                try compare(aligned(former.values) ?? [], row.values, row, &entries)
            } else {
                let place = placesThen[code]
                let cause: ChangeCause = place == nil ? .opened : place == part.region ? .reclassified : .movedIn
                note(cause, row, times: 1, &entries)
            }
        }
        let replaced = Set(recoded.values)
        for (code, row) in then where now[code] == nil && !replaced.contains(code) {
            let place = placesNow[code]
            let cause: ChangeCause = place == nil ? .closed : place == part.region ? .reclassified : .movedOut
            note(cause, row, times: -1, &entries)
        }
        return entries.values.sorted { $0.cause < $1.cause }
    }

    /// By the new code the former one: the same name, alone of its name on both sides, a code that nobody has any more, and one that nobody had.
    private func recoded(_ now: [Int64: ExplainedRow], _ then: [Int64: ExplainedRow]) -> [Int64: Int64] {
        let namesNow = Dictionary(grouping: now.values, by: \.name)
        let namesThen = Dictionary(grouping: then.values, by: \.name)
        var recoded: [Int64: Int64] = [:]
        for (name, rows) in namesNow where rows.count == 1 && !name.isEmpty {
            guard let former = namesThen[name], former.count == 1, let new = rows[0].code, let old = former[0].code,
                placesThen[new] == nil, placesNow[old] == nil
            else { continue }
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

    /// - Parameter sign: 1 for a school that came, -1 for one that left, 0 for one that is only named.
    private func note(_ cause: ChangeCause, _ row: ExplainedRow, times sign: Int64, _ entries: inout [ChangeCause: Entry]) {
        var entry = entries[cause] ?? Entry(cause)
        if let code = row.code { entry.schools.insert(.init(code: code, name: row.name)) }
        entry.add(RatioCounts(numerator: row.numerator, denominator: row.denominator), times: sign)
        entries[cause] = entry
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
