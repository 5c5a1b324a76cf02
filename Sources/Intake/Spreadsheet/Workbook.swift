/// A workbook of Office Open XML, transitional or strict (ECMA-376, ISO/IEC 29500): what its visible sheets hold.
struct Workbook {
    /// The visible sheets, in their order.
    let sheets: [Sheet]
    /// Not read, but looked at where no other has a header.
    let hidden: [Sheet]
    private let isFrom1904: Bool
    private let strings: SharedStrings
    private let formats: NumberFormats

    struct Sheet {
        let name: String
        fileprivate let part: String
    }

    /// - Throws: ``WorkbookError`` for what is none.
    init(_ archive: inout ZipArchive) throws(WorkbookError) {
        let main = try Relationships(of: "", in: &archive).first("officeDocument")
        guard let main else { throw .damaged("_rels/.rels") }
        let listener = Listener()
        guard try PartParser.parse(main, of: &archive, listener) else { throw .damaged(main) }
        let related = try Relationships(of: main, in: &archive)
        func sheets(hidden: Bool) -> [Sheet] {
            listener.sheets.filter { $0.isHidden == hidden }.compactMap { sheet in
                related.targets[sheet.id].flatMap { $0.kind == "worksheet" ? Sheet(name: sheet.name, part: $0.part) : nil }
            }
        }
        self.sheets = sheets(hidden: false)
        hidden = sheets(hidden: true)
        let parts = (self.sheets + hidden).map { $0.part.lowercased() }
        guard Set(parts).count == parts.count else { throw .damaged(main + ": one part for several sheets") }
        isFrom1904 = listener.isFrom1904
        strings = if let part = related.first("sharedStrings") { try SharedStrings(part, in: &archive) } else { .none }
        formats = if let part = related.first("styles") { try NumberFormats(part, in: &archive) } else { .none }
    }

    /// The beginnings of sheets: so much of them in all.
    struct Tops {
        private(set) var sheets: [SheetRecords] = []
        private var cells = 0
        private var size = 0

        /// - Throws: ``WorkbookError``.
        mutating func add(_ sheet: Sheet, of workbook: Workbook, rows: Int, from archive: inout ZipArchive) throws(WorkbookError)
        {
            let records = try workbook.read(sheet, rows: rows, beside: size, from: &archive)
            size += records.bytes.count
            cells += records.cellCount
            if cells > Self.mostCells { throw .tooManySheets(cells: Self.mostCells) }
            sheets.append(records)
        }

        /// As many as a thousand sheets with a form of twenty columns have.
        private static let mostCells = 200_000
    }

    /// - Parameters:
    ///   - rows: how many from the top are read; nil for all.
    ///   - beside: the bytes of text that were read of other sheets, and are kept.
    func read(
        _ sheet: Sheet, rows: Int? = nil, beside size: Int = 0, from archive: inout ZipArchive
    ) throws(WorkbookError) -> SheetRecords {
        // Markup is most of a sheet: as text a quarter of it is as much as any file may be.
        let limit = archive.limit / 4
        let reader = SheetReader(strings: strings, formats: formats, isFrom1904: isFrom1904, lastRow: rows, limit: limit - size)
        let isThere = try PartParser.parse(sheet.part, of: &archive, reader)
        if reader.isTooLarge { throw .tooLarge(size + reader.records.bytes.count, limit: limit) }
        guard isThere, !reader.isDamaged else { throw .damaged(sheet.part) }
        var records = reader.records
        guard records.cost(of: reader.areas) <= Self.highestCost else { throw .damaged(sheet.part + ": mergeCells") }
        records.hide(reader.areas)
        return records
    }

    /// Of merged areas, in rows and cells looked at: no table that people fill in comes near it.
    private static let highestCost = 10_000_000

    private final class Listener: PartListener {
        var sheets: [(name: String, id: String, isHidden: Bool)] = []
        var isFrom1904 = false
        /// Far more than anybody turns over.
        var isDone: Bool { sheets.count >= 1_000 }

        func start(_ element: PartElement) {
            switch element.name {
            case "workbookPr": isFrom1904 = ["1", "true"].contains(element["date1904"])
            case "sheet":
                guard let id = element["id"] else { return }
                sheets.append((element["name"] ?? "", id, !["visible", nil].contains(element["state"])))
            default: break
            }
        }

        func end(_ name: String) {}
        func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
    }
}
