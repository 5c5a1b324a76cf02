internal import Catalogue

/// The columns of one form as they are looked for in a file.
struct FormLayout: Sendable {
    struct Column: Sendable {
        enum Role: Sendable, Equatable {
            case code, name, region, type, locality, reason
            /// Text that nothing is made of.
            case text
            /// Indices into the table's values.
            case flag(Int)
            case count(Int)
        }
        /// In XML the attribute's name.
        let id: String
        let header: String
        let role: Role
        let unit: Catalogue.Unit?
        let isRequired: Bool
        /// By type; see the catalogue.
        let blankIsZero: [Bool]
        /// Whether a total row's number is compared with the column's sum (rule R13).
        let isSummed: Bool
        /// Whether a blank in it is told (info R18): not for what is blank by nature.
        let tellsBlanks: Bool
        /// Supplied, as 0, even where it is absent.
        let absentIsZero: Bool
    }

    /// A column of counts, flags or text in a file, as rows are read: without anything that would have to be counted as a reference.
    struct ValueColumn {
        /// In the layout.
        let column: Int
        /// In the record.
        let cell: Int
        let role: Column.Role
        let isSummed: Bool
    }

    let form: Table.Form
    let columns: [Column]
    /// The number of value columns of the table.
    let width: Int
    /// By header and alias, folded, and as it is written, which most files do.
    private let byHeader: [String: Int]

    /// The column that a header names, matched by header or alias after folding.
    func column(header: String) -> Int? { byHeader[header] ?? column(squeezed: CellText.squeezed(header)) }

    /// - Parameter header: folded and without blanks (``CellText/squeezed(_:)``).
    func column(squeezed header: String) -> Int? { byHeader[header] }

    /// - Parameter cells: by column, where it stands in the file; nil for one that the file lacks.
    func valueColumns(in cells: [Int?]) -> [ValueColumn] {
        columns.enumerated().compactMap { index, column in
            guard let cell = cells[index] else { return nil }
            switch column.role {
            case .flag, .count, .reason, .text:
                return ValueColumn(column: index, cell: cell, role: column.role, isSummed: column.isSummed)
            case .code, .name, .region, .type, .locality: return nil
            }
        }
    }

    var required: [Int] { columns.indices.filter { columns[$0].isRequired } }

    private init(form: Table.Form, columns: [(column: Column, headers: [String])], width: Int) {
        self.form = form
        self.columns = columns.map(\.column)
        self.width = width
        let pairs = columns.enumerated().flatMap { entry in
            entry.element.headers.map { (squeezed: CellText.squeezed($0), written: $0, column: entry.offset) }
        }
        let squeezed = Dictionary(pairs.map { ($0.squeezed, $0.column) }) { first, _ in first }
        byHeader = squeezed.merging(pairs.map { ($0.written, squeezed[$0.squeezed] ?? $0.column) }) { first, _ in first }
    }

    static func school(_ catalogue: Catalogue) -> FormLayout {
        let summed = Set(
            catalogue.measures.flatMap { measure -> [Int] in
                if case .sum(let formula) = measure.source { formula.names } else { [] }
            })
        let columns = catalogue.columns.enumerated().map { index, column in
            let role: Column.Role =
                switch column.kind {
                case .schoolCode: .code
                case .region: .region
                case .type: .type
                case .locality: .locality
                case .flag: .flag(index)
                case .count: .count(index)
                case .text:
                    index == catalogue.roles.name ? .name : index == catalogue.roles.exemptReason ? .reason : .text
                }
            let isExemption = index == catalogue.roles.exempt || index == catalogue.roles.exemptReason
            let made = Column(
                id: column.id, header: column.header, role: role, unit: column.unit, isRequired: column.isRequired,
                blankIsZero: column.blankIsZero, isSummed: summed.contains(index), tellsBlanks: !isExemption,
                absentIsZero: index == catalogue.roles.exempt)
            return (column: made, headers: [column.header] + column.aliases)
        }
        return FormLayout(form: .school, columns: columns, width: catalogue.columns.count)
    }

    static func summary(_ catalogue: Catalogue) -> FormLayout {
        let roles = catalogue.roles
        let keys = [(roles.region, Column.Role.region), (roles.type, .type), (roles.locality, .locality)]
        let leading = keys.map { index, role in
            let column = catalogue.columns[index]
            let made = Column(
                id: column.id, header: column.header, role: role, unit: nil, isRequired: true, blankIsZero: [], isSummed: false,
                tellsBlanks: false, absentIsZero: false)
            return (column: made, headers: [column.header] + column.aliases)
        }
        let measures = catalogue.measures.enumerated().map { index, measure in
            let made = Column(
                id: measure.id, header: measure.label, role: .count(index), unit: measure.unit,
                isRequired: measure.isRequired, blankIsZero: measure.blankIsZero, isSummed: true, tellsBlanks: true,
                absentIsZero: measure.absentIsZero)
            return (column: made, headers: [measure.label])
        }
        return FormLayout(form: .summary, columns: leading + measures, width: catalogue.measures.count)
    }
}
