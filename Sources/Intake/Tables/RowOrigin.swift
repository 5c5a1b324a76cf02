package import Catalogue
package import Digest

/// The file of an earlier period that rows were taken over from.
package struct RowOrigin: Sendable, Equatable {
    package let period: Period
    /// Relative to that period's folder.
    package let path: String
    package let digest: SHA256Digest
    /// Of a workbook.
    package let sheet: String?
    /// The rows of the table that has them now.
    package internal(set) var rows: Range<Int>
}
