internal import CSV
internal import Catalogue

/// A small table of the office's or of a sender's making, CSV in any encoding or XLSX, of which only some columns are read, found by their headers.
enum NamedTable {
    /// A column: what its header may be called.
    struct Column {
        let headers: [String]
        let isRequired: Bool
    }

    struct Row {
        /// 1-based; a sheet's row.
        let line: Int
        /// As wide as the columns asked for, trimmed; blank where there is no such column or cell.
        let cells: [String]
    }

    struct Unreadable: Error {
        let reason: Bilingual
        init(_ reason: Bilingual) { self.reason = reason }
    }

    /// - Throws: ``Unreadable`` for what is no such table.
    static func rows(
        in bytes: [UInt8], _ fileExtension: String, _ columns: [Column], _ settings: Settings
    ) throws(Unreadable) -> [Row] {
        switch FileFormat(bytes, fileExtension: fileExtension) {
        case .text:
            let text: DecodedText
            do {
                text = try DecodedText(bytes)
            } catch {
                throw Unreadable(Bilingual("第 \(error.line) 行的文字编码无法识别", "line \(error.line) is in no known encoding"))
            }
            if let found = rows(inText: text.bytes, columns) { return found }
        case .workbook:
            if let found = try rows(inWorkbook: bytes, columns, settings) { return found }
        case .empty: throw Unreadable(Bilingual("是空文件", "it is empty"))
        case .spreadsheet, .unsupported, .xml:
            throw Unreadable(Bilingual("不是 .xlsx 或 CSV，请另存后再放入", "it is neither XLSX nor CSV; save it as one of them"))
        }
        let needed = columns.filter(\.isRequired).compactMap(\.headers.first)
        let others = columns.filter { !$0.isRequired }.compactMap(\.headers.first)
        throw Unreadable(
            Bilingual(
                "没有含\(needed.map { "“\($0)”" }.joined(separator: "、"))的表头\(others.isEmpty ? "" : "（还可有：\(others.joined(separator: "、"))）")",
                "it lacks the headers \(needed.map { "'\($0)'" }.joined(separator: ", "))"))
    }

    /// Nil without the headers.
    /// - Parameter bytes: in UTF-8.
    static func rows(inText bytes: [UInt8], _ columns: [Column]) -> [Row]? {
        for delimiter in Delimiter.allCases {
            if let found = rows(in: Tokenizer(bytes, delimiter: delimiter), columns) { return found }
        }
        return nil
    }

    /// Nil where no sheet has the headers.
    static func rows(
        inWorkbook bytes: [UInt8], _ columns: [Column], _ settings: Settings
    ) throws(Unreadable) -> [Row]? {
        do throws(WorkbookError) {
            return try ZipArchive.open(bytes, settings) { archive throws(WorkbookError) in
                let workbook = try Workbook(&archive)
                var empty: [Row]?
                for sheet in workbook.sheets {
                    let found = rows(in: try workbook.read(sheet, from: &archive), columns)
                    if let found, !found.isEmpty { return found }
                    // A form may stand before the sheet that was filled in.
                    empty = empty ?? found
                }
                return empty
            }
        } catch {
            throw Unreadable(Bilingual("工作簿读不出来，请用 WPS 或 Excel 另存后再放入", "the workbook can't be read; save it anew"))
        }
    }

    /// Rows in which no cell of the columns holds anything are left out.
    private static func rows(in source: some RecordSource, _ columns: [Column]) -> [Row]? {
        var source = source
        var cells: [Range<Int>] = []
        var places: [Int?]?
        while places == nil, source.next(into: &cells), source.recordCount <= leadingRecords {
            let headers = cells.prefix(mostColumns).map { CellText.squeezed(CellText.raw(source.bytes.span, $0.prefix(60))) }
            // Of two that fit the last: what somebody is to fill in stands at the right.
            let found = columns.map { column in headers.lastIndex { column.headers.contains($0) } }
            if zip(columns, found).allSatisfy({ !$0.isRequired || $1 != nil }) { places = found }
        }
        guard let places else { return nil }
        source.expect(width: (places.compactMap(\.self).max() ?? 0) + 1)
        var rows: [Row] = []
        while rows.count <= mostRows, source.next(into: &cells) {
            let texts = places.map { place in
                guard let place, cells.indices.contains(place) else { return "" }
                return CellText.raw(source.bytes.span, CellText.trimmed(source.bytes.span, cells[place]))
            }
            if texts.allSatisfy(\.isEmpty) { continue }
            let first = cells.first.map { CellText.raw(source.bytes.span, $0.prefix(60)) } ?? ""
            if KeyRow(first: first, firstFilled: "") == .footer { break }
            rows.append(Row(line: source.line, cells: texts))
        }
        return rows
    }

    /// A text of at most so many Unicode scalars: a character may be made of thousands.
    static func short(_ text: String, _ most: Int) -> String {
        text.unicodeScalars.count <= most ? text : String(text.unicodeScalars.prefix(most - 1)) + "…"
    }

    private static let leadingRecords = 10
    private static let mostColumns = 100
    /// A province's notices ask for far less.
    /// One more is read, so that whoever asks knows.
    static let mostRows = 50_000
}
