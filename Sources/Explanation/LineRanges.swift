internal import CSV
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
            if !text.isEmpty { text.append(0xE3, 0x80, 0x81) }
            text.append(digitsOf: Int64(range.lowerBound))
            if range.lowerBound == range.upperBound { continue }
            text.append(0xE2, 0x80, 0x93)
            text.append(digitsOf: Int64(range.upperBound))
        }
        if ranges.count > most { text.append(contentsOf: more(ranges.count - most).utf8) }
        return String(decoding: text, as: UTF8.self)
    }
}

extension [UInt8] {
    /// A character of three bytes: 、 or –.
    fileprivate mutating func append(_ first: UInt8, _ second: UInt8, _ third: UInt8) {
        append(first)
        append(second)
        append(third)
    }
}
