/// `limits` in `santong.yaml`: what a file may come to before it is no report any more. What is beyond goes back (F09, F06) or costs no more than its
/// bytes; the defaults are far above anything that an office sends.
package struct Limits: Sendable, Equatable {
    /// Rows of a table; nil: a row for each 24 bytes, of a text's own and else of `max_file_size`: no row that says something is shorter.
    package var rows: Int?
    /// What may come out of a workbook, in bytes, a quarter of it as text; nil: four times `max_file_size`.
    package var unpacked: Int?
    /// Cells of one record that are told apart, 1,000 or more; the last holds what remains.
    package var cells = 1 << 20
    /// Attributes of one XML element, 100 or more.
    package var attributes = 256

    package init() {}

    init(_ reader: YAMLReader) throws(InputError) {
        let entries = try reader.mapping(["rows", "unpacked", "cells", "attributes"])
        rows = try Self.count(entries["rows"], atLeast: 1)
        unpacked = try Settings.size(entries["unpacked"])
        cells = try Self.count(entries["cells"], atLeast: 1_000) ?? cells
        attributes = try Self.count(entries["attributes"], atLeast: 100) ?? attributes
    }

    private static func count(_ reader: YAMLReader?, atLeast least: Int) throws(InputError) -> Int? {
        guard let reader else { return nil }
        let value = try reader.count()
        guard value >= least else { throw reader.error(Bilingual("应为不小于 \(least) 的整数", "must be \(least) or more")) }
        return value
    }
}

extension Settings {
    /// Of a table.
    package var mostRows: Int { limits.rows ?? max(1, maxFileSize / Self.shortestRow) }

    /// Of a table in text.
    /// - Parameter size: of the file, in bytes.
    package func mostRows(ofText size: Int) -> Int {
        // A small file with many short lines is told which of them are wrong.
        limits.rows ?? max(10_000, size / Self.shortestRow)
    }

    /// In bytes: the required columns of a summary, with codes for words and a digit for each number, have 30.
    private static let shortestRow = 24

    /// In bytes, from a workbook.
    package var mostUnpacked: Int {
        let most = maxFileSize.multipliedReportingOverflow(by: 4)
        return limits.unpacked ?? (most.overflow ? .max : most.partialValue)
    }
}
