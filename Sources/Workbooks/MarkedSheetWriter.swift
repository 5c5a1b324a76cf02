internal import CXLSXWriter

/// Writes a marked table as XLSX: header frozen and filtered, what is wrong red. The same table gives the same bytes
/// with the same version of libxlsxwriter.
/// - Throws: ``WorkbookFailure``.
package func workbook(_ sheet: MarkedSheet) throws(WorkbookFailure) -> [UInt8] {
    try stored(unsafe withWorkbook { workbook throws(WorkbookFailure) in unsafe try MarkedSheetWriter(workbook).write(sheet) })
}

@safe private struct MarkedSheetWriter {
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private let header: UnsafeMutablePointer<lxw_format>?
    private let mark: UnsafeMutablePointer<lxw_format>?
    private let remark: UnsafeMutablePointer<lxw_format>?
    private let text: UnsafeMutablePointer<lxw_format>?

    init(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
        unsafe self.workbook = workbook
        let (header, mark, remark, text) = unsafe (
            workbook_add_format(workbook), workbook_add_format(workbook), workbook_add_format(workbook),
            workbook_add_format(workbook)
        )
        unsafe format_set_bold(header)
        unsafe format_set_text_wrap(header)
        unsafe format_set_border(header, UInt8(LXW_BORDER_THIN.rawValue))
        unsafe format_set_bg_color(header, 0xF5F2EE)
        unsafe format_set_align(header, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        unsafe format_set_bg_color(mark, 0xFFC7CE)
        unsafe format_set_font_color(mark, 0x9C0006)
        unsafe format_set_font_color(remark, 0x9C0006)
        unsafe format_set_text_wrap(remark)
        unsafe format_set_align(remark, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        unsafe format_set_num_format(text, "@")
        unsafe (self.header, self.mark, self.remark, self.text) = (header, mark, remark, text)
    }

    func write(_ sheet: MarkedSheet) throws(WorkbookFailure) {
        guard let table = unsafe workbook_add_worksheet(workbook, sheet.name) else { throw WorkbookFailure(reason: sheet.name) }
        for column in 0...sheet.remarks {
            unsafe worksheet_set_column(table, UInt16(column), UInt16(column), sheet.columnWidth(column), nil)
        }
        for (row, cells) in sheet.rows.enumerated() {
            let marked = sheet.marks[row] ?? []
            if !marked.isEmpty, sheet.remarks < cells.count {
                unsafe worksheet_set_row(table, UInt32(row), rowHeight(cells[sheet.remarks], width: MarkedSheet.remarkWidth), nil)
            }
            for (column, cell) in cells.enumerated() where !cell.isEmpty || marked.contains(column) {
                let isHeader = row == sheet.headerRow
                let format = unsafe isHeader ? header : column == sheet.remarks ? remark : marked.contains(column) ? mark : nil
                unsafe write(cell, row, column, format, table)
            }
        }
        unsafe worksheet_set_row(table, UInt32(sheet.headerRow), 48, nil)
        unsafe worksheet_freeze_panes(table, UInt32(sheet.headerRow + 1), 0)
        unsafe worksheet_autofilter(
            table, UInt32(sheet.headerRow), 0, UInt32(max(sheet.rows.count - 1, sheet.headerRow)), UInt16(sheet.remarks))
        unsafe worksheet_repeat_rows(table, 0, UInt32(sheet.headerRow))
        unsafe worksheet_set_landscape(table)
        unsafe worksheet_fit_to_pages(table, 1, 0)
    }

    private func write(
        _ cell: String, _ row: Int, _ column: Int, _ format: UnsafeMutablePointer<lxw_format>?,
        _ table: UnsafeMutablePointer<lxw_worksheet>
    ) {
        if cell.isEmpty {
            unsafe worksheet_write_blank(table, UInt32(row), UInt16(column), format)
        } else if let number = MarkedSheet.number(cell) {
            unsafe worksheet_write_number(table, UInt32(row), UInt16(column), number, format)
        } else {
            unsafe worksheet_write_string(table, UInt32(row), UInt16(column), cell.forSheet, format ?? text)
        }
    }
}
