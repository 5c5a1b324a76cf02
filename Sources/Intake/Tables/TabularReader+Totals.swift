internal import Catalogue

/// Total rows, and what they are held against.
extension TabularReader {
    mutating func readTotal(_ bytes: Span<UInt8>, isSubtotal: Bool, word: Range<Int>) {
        builder.tellTotal(line: records.line, value: CellText.raw(bytes, word))
        totals.add(builder.sums(since: totals.rows), of: valueColumns, rows: builder.table.count)
        for value in valueColumns where value.isSummed {
            guard value.cell < cells.count, case let cell = cells[value.cell], !cell.isEmpty,
                let expected = totals.expected(column: value.column, isSubtotal: isSubtotal),
                let stated = CountCell.sum(bytes, cell, unit: layout.columns[value.column].unit), stated != expected
            else { continue }
            builder.tellDifference(
                line: records.line, column: value.column, stated: stated, value: CellText.raw(bytes, cell), sum: expected)
        }
        if isSubtotal { totals.endSubtotal() }
    }

    /// A row that isn't used counts in the sums all the same (contract §3.3: R14; §3.2: R17), and says that somebody filled its columns in.
    mutating func addToTotals(_ bytes: Span<UInt8>) {
        for value in valueColumns {
            guard value.cell < cells.count, case let range = cells[value.cell], !range.isEmpty else { continue }
            builder.markFilled(value.column)
            guard value.isSummed, !CellText.isNothing(bytes, range, isFlag: false) else { continue }
            switch CountCell(bytes, range, unit: layout.columns[value.column].unit) {
            case .value(let count), .valueWithUnit(let count): totals.add(count, column: value.column)
            case .invalid: totals.addUnreadable(column: value.column)
            }
        }
    }
}
