/// The rows of one sheet that hold anything, as they are stored. Cells are told apart by their column, so that a row with a lone cell far
/// to the right costs no more than that cell.
struct SheetRecords: RecordSource {
    private(set) var bytes: [UInt8] = []
    private var rows: [Row] = []
    private var cells: [Cell] = []
    private(set) var position = 0
    /// The number of cells of a record; nil while the header isn't known.
    private var width: Int?

    struct Cell: Sendable {
        /// 0-based.
        let column: Int
        let text: Range<Int>
    }

    private struct Row: Sendable {
        let line: Int
        var cells: Range<Int>
    }

    // MARK: writing

    /// Begins a row; cells are appended to it.
    mutating func beginRow(line: Int) { rows.append(Row(line: line, cells: cells.count..<cells.count)) }

    /// - Parameter column: 0-based.
    mutating func append(_ text: some Sequence<UInt8>, column: Int) {
        let start = bytes.count
        bytes.append(contentsOf: text)
        guard bytes.count > start, let row = rows.indices.last else { return }
        cells.append(Cell(column: column, text: start..<bytes.count))
        rows[row].cells = rows[row].cells.lowerBound..<cells.count
    }

    /// The rows that hold anything.
    var count: Int { rows.count { !$0.cells.isEmpty } }

    /// Of the cells of the row that was begun last.
    var columnsOfLastRow: [Int] { rows.last.map { cells[$0.cells].map(\.column) } ?? [] }

    /// The cells that hold anything.
    var cellCount: Int { cells.count }

    /// Takes out the cells that a merged area hides: all of it belongs to its first cell.
    mutating func hide(_ areas: [MergedArea]) {
        if areas.isEmpty { return }
        let lines = rows.map(\.line)
        var hidden = [Bool](repeating: false, count: cells.count)
        for area in areas {
            var row = lines.partitioningIndex { $0 >= area.rows.lowerBound }
            while row < rows.count, lines[row] <= area.rows.upperBound {
                for index in rows[row].cells where area.columns.contains(cells[index].column) {
                    let isFirst = lines[row] == area.rows.lowerBound && cells[index].column == area.columns.lowerBound
                    if !isFirst { hidden[index] = true }
                }
                row += 1
            }
        }
        for index in cells.indices where hidden[index] {
            let start = cells[index].text.lowerBound
            cells[index] = Cell(column: cells[index].column, text: start..<start)
        }
    }

    /// What ``hide(_:)`` costs: the number of rows and cells that it looks at.
    func cost(of areas: [MergedArea]) -> Int {
        let lines = rows.map(\.line)
        return areas.reduce(0) { sum, area in
            let start = lines.partitioningIndex { $0 >= area.rows.lowerBound }
            let end = lines.partitioningIndex { $0 > area.rows.upperBound }
            if start >= end { return sum }
            return sum + end - start + rows[end - 1].cells.upperBound - rows[start].cells.lowerBound
        }
    }

    // MARK: reading

    /// The same rows, none of them read yet.
    var fromTheTop: SheetRecords {
        var records = self
        records.position = 0
        records.width = nil
        return records
    }

    var line: Int { position == 0 ? 1 : rows[position - 1].line }
    var recordCount: Int { position }
    var depth: Int { line }
    var openQuoteLine: Int? { nil }
    var isDelimited: Bool { false }
    var expectedRecords: Int { rows.count }

    func openQuoteToTheEnd() -> Int? { nil }

    mutating func expect(width: Int) { self.width = width }
    /// There is none.
    var delimiterByte: UInt8? { nil }
    mutating func pass(to end: Int) { position = end }

    /// Before the header is known a record has all cells up to its last; then the header's, and one more where there is anything beyond.
    mutating func next(into record: inout [Range<Int>]) -> Bool {
        record.removeAll(keepingCapacity: true)
        guard position < rows.count else { return false }
        let row = rows[position]
        position += 1
        guard let last = cells[row.cells].lazy.filter({ !$0.text.isEmpty }).map(\.column).max() else {
            // A sheet may have a million such rows.
            record.append(0..<0)
            return true
        }
        record.append(contentsOf: repeatElement(0..<0, count: width ?? last + 1))
        for cell in cells[row.cells] where !cell.text.isEmpty {
            if cell.column < record.count {
                record[cell.column] = cell.text
            } else if record.count == width {
                record.append(cell.text)
            }
        }
        return true
    }
}

/// Merged cells.
struct MergedArea: Sendable, Equatable {
    /// 1-based.
    let rows: ClosedRange<Int>
    /// 0-based.
    let columns: ClosedRange<Int>
}

extension [Int] {
    /// The first index at which `isSecond` holds, of an array in which it never ceases to.
    fileprivate func partitioningIndex(_ isSecond: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isSecond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
