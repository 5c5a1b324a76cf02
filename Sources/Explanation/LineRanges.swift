internal import Intake

/// Where rows stand in their file: physical lines from 1 (of a workbook, rows of the sheet), as ranges of rows that follow each other in the table.
package struct LineRanges: Sendable, Equatable {
    package private(set) var ranges: [ClosedRange<Int>] = []
    /// How many rows these are. Several may stand on one line (XML), and one on several.
    package private(set) var rows = 0

    /// - Parameter rows: ascending.
    init(_ table: Table, _ rows: some Sequence<Int32>) {
        let lines = table.lines
        ranges.reserveCapacity(Self.usual)
        var last: Int32 = -2
        // The range that is open: none of a file's lines is 0.
        var (first, end) = (0, 0)
        for row in rows {
            let line = Int(lines[Int(row)])
            // Rows taken over from several files needn't ascend.
            if row != last + 1 || line <= end, line != end {
                if first > 0 { ranges.append(first...end) }
                first = line
            }
            end = line
            last = row
            self.rows += 1
        }
        if first > 0 { ranges.append(first...end) }
    }

    /// Of a county's schools of one kind, as they are mostly sorted.
    private static let usual = 32

    /// `3–41、50`; of many ranges the first and the number of the others.
    package func text(most: Int, more: (Int) -> String) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(Self.usual * 8)
        for range in ranges.prefix(most) {
            if !text.isEmpty { text.append(contentsOf: "、".utf8) }
            text.append(contentsOf: String(range.lowerBound).utf8)
            if range.lowerBound == range.upperBound { continue }
            text.append(contentsOf: "–".utf8)
            text.append(contentsOf: String(range.upperBound).utf8)
        }
        if ranges.count > most { text.append(contentsOf: more(ranges.count - most).utf8) }
        return String(decoding: text, as: UTF8.self)
    }
}
