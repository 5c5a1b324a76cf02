/// Something wrong or remarkable in a submission (contract §6). A reference: a file with a defect in every row has a thousand, each passed on through
/// several lists.
package final class Finding: Sendable, Equatable {
    /// F01 … X02, or a check's id from the catalogue. Stable.
    package let code: String
    package let severity: Severity
    /// The 1-based physical line on which the record starts; nil for a finding about the whole file.
    package let line: Int?
    /// The index of the row of the file's table; nil for a finding about none. Several rows of XML can start on one line.
    package let row: Int?
    /// The header of the column, blank when no single column is meant.
    package let column: String
    package let message: Bilingual
    /// What was read, as it stands in the file.
    package let value: String

    package init(
        _ code: String, _ severity: Severity, line: Int? = nil, row: Int? = nil, column: String = "", value: String = "",
        _ message: Bilingual
    ) {
        self.code = code
        self.severity = severity
        self.line = line
        self.row = row
        self.column = column
        self.value = value
        self.message = message
    }

    package static func == (left: Finding, right: Finding) -> Bool {
        left.code == right.code && left.severity == right.severity && left.line == right.line && left.row == right.row
            && left.column == right.column && left.message == right.message && left.value == right.value
    }
}
