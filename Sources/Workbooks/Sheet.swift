/// One table of a workbook, as it is to be written: a title, a header, rows, and what helps whoever fills it in.
package struct Sheet: Sendable {
    package struct Column: Sendable {
        package let header: String
        /// In characters of the usual font.
        package var width: Double
        /// Kept as typed: a code of ten digits must not become a number.
        package let isText: Bool
        /// Shown when the mouse rests on the header; blank for none.
        package let comment: String
        /// What can be chosen; empty where anything can be written.
        package let choices: [String]
        /// Whether only whole numbers from 0 can be written.
        package let isCount: Bool
        /// Whether long texts go on in a further line.
        package let wraps: Bool

        package init(
            header: String, width: Double, isText: Bool, comment: String, choices: [String], isCount: Bool, wraps: Bool = false
        ) {
            self.header = header
            self.width = width
            self.isText = isText
            self.comment = comment
            self.choices = choices
            self.isCount = isCount
            self.wraps = wraps
        }
    }

    /// What is wrong with a row, shown in a cell as it is typed.
    package struct Warning: Sendable {
        /// 0-based: the cell that turns red.
        package let column: Int
        /// The text cell in front of whose text the words appear: a number that doesn't fit with its words would be shown as ###.
        package let told: Int
        /// A spreadsheet's formula about the first row of data; true where something is wrong.
        package let formula: String
        /// The notice's words.
        package let words: String

        package init(column: Int, told: Int, formula: String, words: String) {
            self.column = column
            self.told = told
            self.formula = formula
            self.words = words
        }
    }

    package let name: String
    /// Above the header, merged over all columns.
    package let title: String
    package let columns: [Column]
    package let rows: [[String]]
    package let warnings: [Warning]
    /// How many rows can be filled in.
    package let capacity: Int

    /// Labels of what is written beside them, between title and header; empty for no such row.
    package let fields: [String]

    /// 1-based, as in formulas.
    package static let firstRowOfForm = 4
    /// Of data, 1-based: behind title, fields and header.
    var firstRow: Int { fields.isEmpty ? 3 : Self.firstRowOfForm }

    package init(
        name: String, title: String, fields: [String], columns: [Column], rows: [[String]], warnings: [Warning], capacity: Int
    ) {
        self.name = name
        self.title = title
        self.fields = fields
        self.columns = columns
        self.rows = rows
        self.warnings = warnings
        self.capacity = capacity
    }

    /// `A`, `B` … `AA`.
    package static func letters(_ column: Int) -> String {
        var name = ""
        var rest = column + 1
        while rest > 0 {
            name = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + name
            rest = (rest - 1) / 26
        }
        return name
    }
}
