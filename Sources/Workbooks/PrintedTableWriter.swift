internal import CXLSXWriter

/// Writes tables as XLSX, one a sheet after a list of them: heads frozen and filtered, print areas set, A4, the head on each printed page. The same tables
/// give the same bytes with the same version of libxlsxwriter.
/// - Parameter title: of the whole.
/// - Throws: ``WorkbookFailure``.
package func workbook(_ tables: [PrintedTable], title: String) throws(WorkbookFailure) -> [UInt8] {
    try stored(
        unsafe withWorkbook { workbook throws(WorkbookFailure) in
            let writer = unsafe PrintedTableWriter(workbook)
            try writer.writeContents(tables, title)
            for table in tables { try writer.write(table) }
        })
}

@safe private final class PrintedTableWriter {
    private struct Look: Hashable {
        var alignment = PrintedTable.Alignment.start
        var isBold = false
        var isHead = false
        var hasRules = true
        var format = ""
        var size = 10.5
    }

    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private var formats: [Look: UnsafeMutablePointer<lxw_format>] = unsafe [:]

    init(_ workbook: UnsafeMutablePointer<lxw_workbook>) { unsafe self.workbook = workbook }

    // MARK: sheets

    func writeContents(_ tables: [PrintedTable], _ title: String) throws(WorkbookFailure) {
        let sheet = try unsafe addSheet("目录")
        unsafe worksheet_set_column(sheet, 0, 0, 32, nil)
        unsafe worksheet_set_column(sheet, 1, 1, 60, nil)
        unsafe worksheet_write_string(sheet, 0, 0, title.forSheet, format(Look(isBold: true, hasRules: false, size: 14)))
        for (index, table) in tables.enumerated() {
            let row = UInt32(index + 2)
            unsafe worksheet_write_url(sheet, row, 0, "internal:'\(table.name.replacing("'", with: "''"))'!A1", nil)
            unsafe worksheet_write_string(sheet, row, 0, table.name, nil)
            unsafe worksheet_write_string(sheet, row, 1, table.title.forSheet, nil)
        }
        if tables.isEmpty { unsafe worksheet_write_string(sheet, 2, 0, "没有表", nil) }
        unsafe setPaper(isWide: false, sheet)
    }

    func write(_ table: PrintedTable) throws(WorkbookFailure) {
        let sheet = try unsafe addSheet(table.name)
        for (column, width) in table.widths.enumerated() {
            unsafe worksheet_set_column(sheet, UInt16(clamping: column), UInt16(clamping: column), width, nil)
        }
        unsafe worksheet_write_string(sheet, 0, 0, table.title.forSheet, format(Look(isBold: true, hasRules: false, size: 12)))
        for (index, row) in table.head.enumerated() { try unsafe write(row, 1 + index, isHead: true, table, sheet) }
        let first = 1 + table.head.count
        for (index, row) in table.body.enumerated() { try unsafe write(row, first + index, isHead: false, table, sheet) }
        let end = first + table.body.count
        for (index, note) in table.notes.enumerated() {
            try check(
                unsafe worksheet_write_string(
                    sheet, UInt32(end + index), 0, note.forSheet, format(Look(hasRules: false, size: 9))))
        }
        unsafe setPage(table, end: end, sheet)
    }

    private func setPage(_ table: PrintedTable, end: Int, _ sheet: UnsafeMutablePointer<lxw_worksheet>) {
        let first = UInt32(1 + table.head.count)
        let last = UInt16(clamping: max(table.widths.count - 1, 0))
        unsafe worksheet_freeze_panes(sheet, first, 1)
        if !table.body.isEmpty, !table.head.isEmpty { unsafe worksheet_autofilter(sheet, first - 1, 0, UInt32(end - 1), last) }
        unsafe worksheet_print_area(sheet, 0, 0, UInt32(max(end + table.notes.count - 1, 0)), last)
        unsafe worksheet_repeat_rows(sheet, 0, first - 1)
        unsafe setPaper(isWide: table.isWide, sheet)
        unsafe worksheet_set_footer(sheet, "&L\(table.mark.replacing("&", with: "&&"))&R— &P —")
    }

    /// A4 with the margins of GB/T 9704-2012, 5.2.1, in inches; as wide as the page.
    private func setPaper(isWide: Bool, _ sheet: UnsafeMutablePointer<lxw_worksheet>) {
        unsafe worksheet_set_paper(sheet, Self.paperA4)
        unsafe worksheet_fit_to_pages(sheet, 1, 0)
        if isWide {
            unsafe worksheet_set_landscape(sheet)
            unsafe worksheet_set_margins(sheet, 35 / 25.4, 37 / 25.4, 28 / 25.4, 26 / 25.4)
        } else {
            unsafe worksheet_set_margins(sheet, 28 / 25.4, 26 / 25.4, 37 / 25.4, 35 / 25.4)
        }
    }

    private static let paperA4: UInt8 = 9

    private func addSheet(_ name: String) throws(WorkbookFailure) -> UnsafeMutablePointer<lxw_worksheet> {
        guard let sheet = unsafe workbook_add_worksheet(workbook, name) else { throw WorkbookFailure(reason: name) }
        return unsafe sheet
    }

    // MARK: cells

    private func write(
        _ row: [PrintedTable.Cell], _ line: Int, isHead: Bool, _ table: PrintedTable, _ sheet: UnsafeMutablePointer<lxw_worksheet>
    ) throws(WorkbookFailure) {
        var column = 0
        var height = Self.lineHeight
        for cell in row {
            defer { column += cell.span }
            if cell.isContinued { continue }
            try unsafe write(cell, line, column, isHead: isHead, sheet)
            guard case .text(let text) = cell.content, cell.rows == 1 else { continue }
            let columns = table.widths[min(column, table.widths.count - 1)..<min(column + cell.span, table.widths.count)]
            height = max(height, rowHeight(text, width: columns.reduce(0, +)))
        }
        unsafe worksheet_set_row(sheet, UInt32(line), height, nil)
    }

    private func write(
        _ cell: PrintedTable.Cell, _ line: Int, _ column: Int, isHead: Bool, _ sheet: UnsafeMutablePointer<lxw_worksheet>
    ) throws(WorkbookFailure) {
        let (row, place) = (UInt32(line), UInt16(clamping: column))
        var look = Look(alignment: cell.alignment, isBold: cell.isBold, isHead: isHead)
        if case .number(_, let format) = cell.content { look.format = format }
        if cell.span > 1 || cell.rows > 1 {
            let end = (row: UInt32(line + cell.rows - 1), column: UInt16(clamping: column + cell.span - 1))
            try check(unsafe worksheet_merge_range(sheet, row, place, end.row, end.column, "", format(look)))
        }
        switch cell.content {
        case .text(let text): try check(unsafe worksheet_write_string(sheet, row, place, text.forSheet, format(look)))
        case .number(let value, _): try check(unsafe worksheet_write_number(sheet, row, place, value, format(look)))
        }
    }

    /// A cell that can't be written must not pass for an empty one.
    private func check(_ code: lxw_error) throws(WorkbookFailure) {
        if code != LXW_NO_ERROR { throw WorkbookFailure(reason: unsafe String(cString: lxw_strerror(code))) }
    }

    private static let lineHeight = 16.0

    private func format(_ look: Look) -> UnsafeMutablePointer<lxw_format>? {
        if let found = unsafe formats[look] { return unsafe found }
        guard let format = unsafe workbook_add_format(workbook) else { return nil }
        unsafe format_set_font_name(format, look.isHead ? "黑体" : "宋体")
        unsafe format_set_font_size(format, look.size)
        if look.isBold { unsafe format_set_bold(format) }
        if look.hasRules {
            unsafe format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
            unsafe format_set_text_wrap(format)
        }
        let alignments: [PrintedTable.Alignment: lxw_format_alignments] = [
            .start: LXW_ALIGN_LEFT, .center: LXW_ALIGN_CENTER, .end: LXW_ALIGN_RIGHT,
        ]
        unsafe format_set_align(format, UInt8((alignments[look.alignment] ?? LXW_ALIGN_LEFT).rawValue))
        unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        unsafe format_set_num_format(format, look.format.isEmpty ? "@" : look.format)
        unsafe formats[look] = format
        return unsafe format
    }
}
