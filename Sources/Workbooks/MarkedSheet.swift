/// Somebody's own table with some of its cells marked, as it is to be written: the rows as they stood, and a last column that says what is
/// wrong.
package struct MarkedSheet: Sendable {
    package let name: String
    /// All rows, those above the header among them.
    package let rows: [[String]]
    /// The header's, 0-based.
    package let headerRow: Int
    /// The column with the remarks, 0-based.
    package let remarks: Int
    /// By row, both 0-based: the cells that are wrong.
    package let marks: [Int: Set<Int>]

    package init(name: String, rows: [[String]], headerRow: Int, remarks: Int, marks: [Int: Set<Int>]) {
        self.name = name
        self.rows = rows
        self.headerRow = headerRow
        self.remarks = remarks
        self.marks = marks
    }

    /// In characters of the usual font: the widest of the first rows, within bounds.
    func columnWidth(_ column: Int) -> Double {
        if column == remarks { return Self.remarkWidth }
        let widest = rows[headerRow...].dropFirst().prefix(200).map { row in
            column < row.count ? displayWidth(row[column]) : 0
        }.max()
        return Double(min(max(widest ?? 0, 8), 36)) + 2
    }

    static let remarkWidth = 70.0

    /// A cell's text as a number, where it can only be one: a spreadsheet warns of numbers that are stored as text.
    static func number(_ text: String) -> Double? {
        guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            text.utf8.count == 1 || text.utf8.first != 0x30
        else { return nil }
        return Double(text)
    }
}

/// In characters of the usual font: Chinese ones are twice as wide.
func displayWidth(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) } }

/// The height of a row, in points, in which a text of this length is wrapped: not every program finds it by itself.
func rowHeight(_ text: String, width: Double) -> Double {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0.0) { count, line in
        count + max((Double(displayWidth(String(line))) * 1.08 / width).rounded(.up), 1)
    }
    return 15 * min(lines, 27)
}
