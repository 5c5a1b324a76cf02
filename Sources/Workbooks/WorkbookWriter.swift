internal import CLibZip
internal import CXLSXWriter
internal import Foundation

/// A workbook that can't be made: no room for temporary files, mostly.
package struct WorkbookFailure: Error, Equatable {
    package let reason: String
}

/// Writes a sheet as XLSX: header frozen, choices from lists, a comment on each header, what is wrong shown as it is typed. The same sheet
/// gives the same bytes with the same libraries.
/// - Throws: ``WorkbookFailure``.
/// - Parameter isPublished: uncompressed, so that the bytes are the same on any machine.
package func workbook(_ sheet: Sheet, isPublished: Bool = false) throws(WorkbookFailure) -> [UInt8] {
    let bytes = unsafe try withWorkbook { workbook throws(WorkbookFailure) in unsafe try WorkbookWriter(workbook).write(sheet) }
    return isPublished ? try stored(bytes) : bytes
}

/// Where one can't be loaded the program ends: nothing is to be begun before that would be left behind, a temporary file or another program.
package func needWorkbookLibraries() {
    need_libxlsxwriter()
    need_libzip()
}

/// The bytes of a workbook that `body` fills.
func withWorkbook(
    _ body: (UnsafeMutablePointer<lxw_workbook>) throws(WorkbookFailure) -> Void
) throws(WorkbookFailure) -> [UInt8] {
    needWorkbookLibraries()
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("santong-\(UUID().uuidString).xlsx").path
    defer { unsafe unlink(place) }
    guard let workbook = unsafe workbook_new(place) else { throw WorkbookFailure(reason: place) }
    var properties = unsafe lxw_doc_properties()
    // The clock counts for nothing.
    unsafe properties.created = 1_483_200_000
    unsafe workbook_set_properties(workbook, &properties)
    let problem: WorkbookFailure?
    do throws(WorkbookFailure) {
        unsafe try body(workbook)
        problem = nil
    } catch {
        problem = error
    }
    // Frees it, too.
    let code = unsafe workbook_close(workbook)
    if let problem { throw problem }
    guard code == LXW_NO_ERROR else { throw WorkbookFailure(reason: unsafe String(cString: lxw_strerror(code))) }
    guard let bytes = FileManager.default.contents(atPath: place) else { throw WorkbookFailure(reason: place) }
    return Array(bytes)
}

/// libxlsxwriter's calls. Texts are copied by it.
@safe private struct WorkbookWriter {
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private let text: UnsafeMutablePointer<lxw_format>?
    private let title: UnsafeMutablePointer<lxw_format>?
    private let header: UnsafeMutablePointer<lxw_format>?
    private let number: UnsafeMutablePointer<lxw_format>?
    private let wrapped: UnsafeMutablePointer<lxw_format>?
    private let label: UnsafeMutablePointer<lxw_format>?
    private let blank: UnsafeMutablePointer<lxw_format>?

    init(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
        unsafe self.workbook = workbook
        let (text, title, header, number, wrapped) = unsafe (
            workbook_add_format(workbook), workbook_add_format(workbook), workbook_add_format(workbook),
            workbook_add_format(workbook), workbook_add_format(workbook)
        )
        let (label, blank) = unsafe (workbook_add_format(workbook), workbook_add_format(workbook))
        unsafe format_set_align(label, UInt8(LXW_ALIGN_RIGHT.rawValue))
        unsafe format_set_num_format(blank, "@")
        unsafe format_set_bottom(blank, UInt8(LXW_BORDER_THIN.rawValue))
        unsafe (self.label, self.blank) = (label, blank)
        unsafe format_set_num_format(wrapped, "@")
        unsafe format_set_text_wrap(wrapped)
        unsafe format_set_align(wrapped, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        unsafe format_set_border(wrapped, UInt8(LXW_BORDER_THIN.rawValue))
        unsafe format_set_num_format(text, "@")
        unsafe format_set_num_format(number, "0")
        unsafe format_set_bold(title)
        unsafe format_set_font_size(title, 14)
        unsafe format_set_align(title, UInt8(LXW_ALIGN_CENTER.rawValue))
        unsafe format_set_bold(header)
        unsafe format_set_text_wrap(header)
        unsafe format_set_border(header, UInt8(LXW_BORDER_THIN.rawValue))
        unsafe format_set_bg_color(header, 0xF5F2EE)
        unsafe format_set_align(header, UInt8(LXW_ALIGN_CENTER.rawValue))
        unsafe format_set_align(header, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        unsafe (self.text, self.title, self.header, self.number, self.wrapped) = (text, title, header, number, wrapped)
    }

    func write(_ sheet: Sheet) throws(WorkbookFailure) {
        guard let table = unsafe workbook_add_worksheet(workbook, sheet.name) else { throw WorkbookFailure(reason: sheet.name) }
        unsafe writeHead(sheet, table)
        unsafe writeRows(sheet, table)
        unsafe writeChoices(sheet, table)
        for warning in sheet.warnings { unsafe write(warning, sheet, table) }
    }

    private func writeHead(_ sheet: Sheet, _ table: UnsafeMutablePointer<lxw_worksheet>) {
        let last = UInt16(max(sheet.columns.count - 1, 1))
        unsafe worksheet_merge_range(table, 0, 0, 0, last, sheet.title.forSheet, title)
        let headerRow = UInt32(sheet.firstRow - 2)
        unsafe worksheet_set_row(table, headerRow, 48, nil)
        unsafe worksheet_freeze_panes(table, headerRow + 1, 2)
        unsafe worksheet_repeat_rows(table, 0, headerRow)
        for (index, field) in sheet.fields.enumerated() {
            unsafe worksheet_write_string(table, 1, UInt16(2 * index), field.forSheet, label)
            unsafe worksheet_write_blank(table, 1, UInt16(2 * index + 1), blank)
        }
        unsafe worksheet_set_landscape(table)
        unsafe worksheet_fit_to_pages(table, 1, 0)
        for (index, column) in sheet.columns.enumerated() {
            let place = UInt16(index)
            unsafe worksheet_set_column(table, place, place, column.width, column.isText ? text : number)
            unsafe worksheet_write_string(table, headerRow, place, column.header.forSheet, header)
            if column.comment.isEmpty { continue }
            var options = unsafe lxw_comment_options()
            unsafe options.width = 260
            unsafe options.height = 110
            unsafe worksheet_write_comment_opt(table, headerRow, place, column.comment, &options)
        }
    }

    private func writeRows(_ sheet: Sheet, _ table: UnsafeMutablePointer<lxw_worksheet>) {
        for (line, cells) in sheet.rows.enumerated() {
            let heights = sheet.columns.indices.filter { sheet.columns[$0].wraps && $0 < cells.count }.map {
                rowHeight(cells[$0], width: sheet.columns[$0].width)
            }
            if let height = heights.max() { unsafe worksheet_set_row(table, UInt32(sheet.firstRow - 1 + line), height, nil) }
            for (index, cell) in cells.enumerated() where !cell.isEmpty || sheet.columns[index].wraps {
                let (row, column) = (UInt32(sheet.firstRow - 1 + line), UInt16(index))
                if !sheet.columns[index].isText, let value = Double(cell) {
                    unsafe worksheet_write_number(table, row, column, value, number)
                } else if sheet.columns[index].wraps {
                    unsafe worksheet_write_string(table, row, column, cell.forSheet, wrapped)
                } else {
                    unsafe worksheet_write_string(table, row, column, cell.forSheet, text)
                }
            }
        }
    }

    /// The lists stand on a hidden sheet: a list within a rule may have 255 characters.
    private func writeChoices(_ sheet: Sheet, _ table: UnsafeMutablePointer<lxw_worksheet>) {
        if sheet.columns.allSatisfy({ $0.choices.isEmpty && !$0.isCount }) { return }
        let lists = unsafe workbook_add_worksheet(workbook, Self.lists)
        unsafe worksheet_hide(lists)
        var next = 0
        for (index, column) in sheet.columns.enumerated() {
            var rule = unsafe lxw_data_validation()
            unsafe rule.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_STOP.rawValue)
            if column.isCount {
                unsafe rule.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
                unsafe rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
                unsafe rule.minimum_number = 0
                unsafe rule.maximum_number = 999_999_999
                unsafe apply(rule, "请填整数，没有的填 0。", sheet, index, table)
            } else if !column.choices.isEmpty {
                let letters = Sheet.letters(next)
                for (line, choice) in column.choices.enumerated() {
                    unsafe worksheet_write_string(lists, UInt32(line), UInt16(next), choice.forSheet, text)
                }
                next += 1
                unsafe rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
                let formula = "=\(Self.lists)!$\(letters)$1:$\(letters)$\(column.choices.count)"
                unsafe formula.withCString { start in
                    unsafe rule.value_formula = UnsafeMutablePointer(mutating: start)
                    unsafe apply(rule, "请从列表中选。", sheet, index, table)
                }
            }
        }
    }

    private static let lists = "选项"

    private func apply(
        _ rule: lxw_data_validation, _ message: String, _ sheet: Sheet, _ column: Int,
        _ table: UnsafeMutablePointer<lxw_worksheet>
    ) {
        var rule = unsafe rule
        let (first, last) = (UInt32(sheet.firstRow - 1), UInt32(sheet.firstRow - 2 + sheet.capacity))
        unsafe message.withCString { start in
            unsafe rule.error_message = UnsafeMutablePointer(mutating: start)
            _ = unsafe worksheet_data_validation_range(table, first, UInt16(column), last, UInt16(column), &rule)
        }
    }

    /// libxlsxwriter cuts formats at 127 bytes, within a character if need be.
    private static func short(_ words: String) -> String {
        var words = Substring(words)
        let isWhole = words.utf8.count <= mostBytes
        while words.utf8.count > mostBytes { words.removeLast() }
        return isWhole ? String(words) : words + "…"
    }

    private static let mostBytes = 114

    /// The words stand in front of a text, by its format: `多媒体教室数大于普通教室数！第一小学`.
    private func write(_ warning: Sheet.Warning, _ sheet: Sheet, _ table: UnsafeMutablePointer<lxw_worksheet>) {
        let words = Self.short(warning.words.replacing("\"", with: "”"))
        unsafe mark(warning.column, warning.formula, numberFormat: nil, sheet, table)
        unsafe mark(warning.told, warning.formula, numberFormat: ";;;\"\(words)！\"@", sheet, table)
    }

    private func mark(
        _ column: Int, _ formula: String, numberFormat: String?, _ sheet: Sheet, _ table: UnsafeMutablePointer<lxw_worksheet>
    ) {
        let format = unsafe workbook_add_format(workbook)
        if let numberFormat { unsafe format_set_num_format(format, numberFormat) }
        unsafe format_set_bg_color(format, 0xFFC7CE)
        unsafe format_set_font_color(format, 0x9C0006)
        var rule = unsafe lxw_conditional_format()
        unsafe rule.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
        unsafe rule.format = format
        let (first, last) = (UInt32(sheet.firstRow - 1), UInt32(sheet.firstRow - 2 + sheet.capacity))
        let column = UInt16(column)
        unsafe ("=" + formula).withCString { start in
            unsafe rule.value_string = UnsafeMutablePointer(mutating: start)
            _ = unsafe worksheet_conditional_format_range(table, first, column, last, column, &rule)
        }
    }
}
