/// A table of a publication as a sheet: what was printed, with numbers as numbers.
package struct PrintedTable: Sendable {
    /// What stands in a cell.
    package enum Content: Sendable, Equatable {
        case text(String)
        /// - Parameter format: as spreadsheets write formats, so that it shows what was printed.
        case number(Double, format: String)
    }

    /// Where in its cell something stands.
    package enum Alignment: Sendable, Hashable { case start, center, end }

    /// A cell as it was printed.
    package struct Cell: Sendable, Equatable {
        package let content: Content
        package let alignment: Alignment
        package let isBold: Bool
        /// Columns and rows that it spans, 1 or more.
        package let span: Int
        package let rows: Int
        /// Whether it only continues the cell above it.
        package let isContinued: Bool
        package init(
            _ content: Content, _ alignment: Alignment, isBold: Bool = false, span: Int = 1, rows: Int = 1,
            isContinued: Bool = false
        ) {
            self.content = content
            self.alignment = alignment
            self.isBold = isBold
            self.span = span
            self.rows = rows
            self.isContinued = isContinued
        }
    }

    /// At most 31 characters without `[]:*?/\`, unique in its workbook.
    package let name: String
    /// What stands above the table.
    package let title: String
    /// Row by row; each has a cell for every column.
    package let head: [[Cell]]
    package let body: [[Cell]]
    /// Below the table.
    package let notes: [String]
    /// In characters, by column.
    package let widths: [Double]
    /// Whether its pages lie on their side.
    package let isWide: Bool
    /// What stands in the pages' feet beside the number.
    package let mark: String
    package init(
        name: String, title: String, head: [[Cell]], body: [[Cell]], notes: [String], widths: [Double], isWide: Bool, mark: String
    ) {
        self.name = name
        self.title = title
        self.head = head
        self.body = body
        self.notes = notes
        self.widths = widths
        self.isWide = isWide
        self.mark = mark
    }
}
