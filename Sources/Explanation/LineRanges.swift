internal import Intake

/// Where rows stand in their file: physical lines from 1 (of a workbook, rows of the sheet), as ranges of rows that follow each other in the table.
package struct LineRanges: Sendable, Equatable {
    package private(set) var ranges: [ClosedRange<Int>] = []
    /// How many rows these are. Several may stand on one line (XML), and one on several.
    package private(set) var rows = 0

    /// - Parameter rows: ascending.
    init(_ table: Table, _ rows: some Sequence<Int32>) {
        var last: Int32 = -2
        for row in rows {
            let line = Int(table.lines[Int(row)])
            // Rows taken over from several files needn't ascend.
            if let open = ranges.last, row == last + 1 && line > open.upperBound || line == open.upperBound {
                ranges[ranges.count - 1] = open.lowerBound...line
            } else {
                ranges.append(line...line)
            }
            last = row
            self.rows += 1
        }
    }

    /// `3–41、50`; of many ranges the first and the number of the others.
    package func text(most: Int, more: (Int) -> String) -> String {
        let shown = ranges.prefix(most).map {
            $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
        }
        return shown.joined(separator: "、") + (ranges.count > most ? more(ranges.count - most) : "")
    }
}
