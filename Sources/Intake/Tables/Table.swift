internal import Catalogue

/// The rows of one submission, whatever its format: columns of small integers, one entry a row (house: the waist). Rows that
/// are no data (titles, totals, footers) aren't in it; rows that are read but not used (ignored types, a direct county's rows in
/// its city's file, rows with errors) are, and ``states`` says so. A reference: every stage looks at it, and a copy would count each of its columns.
package final class Table: Sendable {
    package enum Form: String, Sendable, CaseIterable { case school, summary }

    /// What became of a row while it was read.
    package struct State: OptionSet, Sendable, Hashable {
        package let rawValue: UInt8
        @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }
        /// It has an R error.
        @inlinable package static var error: State { State(rawValue: 1) }
        /// It has an error, and its leaf can't be told.
        @inlinable package static var leafUnknown: State { State(rawValue: 2) }
        /// R17: a type that isn't counted.
        @inlinable package static var ignoredType: State { State(rawValue: 4) }
        /// R14: a direct county's row in its statutory city's file.
        @inlinable package static var foreign: State { State(rawValue: 8) }
        /// Read, but no part of what follows.
        @inlinable package static var skipped: State { State(rawValue: 12) }

        // The library's own would be asked through a table for each of a country's rows.
        @inlinable package func contains(_ member: State) -> Bool { rawValue & member.rawValue == member.rawValue }
        @inlinable package func isDisjoint(with other: State) -> Bool { rawValue & other.rawValue == 0 }
    }

    package static let noCode: Int64 = -1

    package let form: Form
    /// The 1-based physical line on which the row starts.
    package let lines: [Int32]
    package let states: [State]
    /// Indices into the region table; -1 where it can't be told.
    package let regions: [Int32]
    /// Indices into the catalogue's types and localities; -1 where they can't be told.
    package let types: [Int8]
    package let localities: [Int8]
    /// School form: 10 digits; ``noCode`` where it can't be told.
    package let codes: [Int64]
    /// Counts, and flags as 0 and 1. School form: by catalogue column; summary form: by measure. Empty for what the file lacks.
    package let values: [[Int32]]
    /// As `values`: whether the submission supplies that column (contract §3.2).
    package let isSupplied: [Bool]
    /// School form: names and reasons of exemption.
    package let names: TextColumn
    package let reasons: TextColumn

    /// What total rows said otherwise than the rows above them (R13): the first 1,000.
    package let differences: [Difference]

    /// The name of its sheet, of a workbook.
    package let sheet: String?
    /// Where rows stand that were taken over from an earlier period (确认无变化), in the order of the rows; empty for rows of the
    /// submission's own file.
    package let origins: [RowOrigin]

    init(_ draft: TableDraft) {
        form = draft.form
        lines = draft.lines
        states = draft.states
        regions = draft.regions
        types = draft.types
        localities = draft.localities
        codes = draft.codes
        values = draft.values
        isSupplied = draft.isSupplied
        names = draft.names
        reasons = draft.reasons
        differences = draft.differences
        sheet = draft.sheet
        origins = draft.origins
    }

    /// Where a row stands that was taken over from an earlier period.
    package func origin(of row: Int) -> RowOrigin? { origins.first { $0.rows.contains(row) } }

    /// A total row's number beside the sum of the rows that it stands for.
    package struct Difference: Sendable, Equatable {
        /// Of the total row.
        package let line: Int
        /// Its header.
        package let column: String
        package let stated: Int64
        package let sum: Int64
    }

    package var count: Int { lines.count }

    /// The rows that are meant by the region they are about, ascending.
    package func rowsByRegion(where isMeant: [Bool]) -> [Int: [Int32]] {
        let regions = regions
        var rows: [Int: [Int32]] = [:]
        // Rows of a region mostly follow each other.
        var run: [Int32] = []
        for row in regions.indices where isMeant[row] {
            if let last = run.last, regions[Int(last)] != regions[row] {
                rows[Int(regions[Int(last)]), default: []] += run
                run.removeAll(keepingCapacity: true)
            }
            run.append(Int32(row))
        }
        if let last = run.last { rows[Int(regions[Int(last)]), default: []] += run }
        return rows
    }
}

extension Table: Equatable {
    package static func == (left: Table, right: Table) -> Bool { TableDraft(left) == TableDraft(right) }
}
