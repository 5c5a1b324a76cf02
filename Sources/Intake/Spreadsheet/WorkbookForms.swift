internal import Catalogue

/// The form in a workbook: on the first visible sheet that has a form's header (contract §3.4), of which the first with rows, if there is one.
struct WorkbookForms {
    let search: HeaderSearch<SheetRecords>
    /// The name of its sheet.
    let sheet: String
    /// F14, for each further sheet with one.
    let findings: [Finding]

    enum Failure: Error {
        case workbook(WorkbookError)
        case header(HeaderFailure)
        /// No sheet has anything in it.
        case empty
    }

    /// - Parameter settings: they limit what comes out.
    init(_ bytes: [UInt8], layouts: [FormLayout], _ settings: Settings) throws(Failure) {
        let read: Result<WorkbookForms, Failure>
        do throws(WorkbookError) {
            read = try ZipArchive.open(bytes, settings) { archive throws(WorkbookError) in
                try Self.read(from: &archive, layouts)
            }
        } catch {
            throw .workbook(error)
        }
        self = try read.get()
    }

    private init(search: HeaderSearch<SheetRecords>, sheet: String, findings: [Finding]) {
        self.search = search
        self.sheet = sheet
        self.findings = findings
    }

    private static func read(
        from archive: inout ZipArchive, _ layouts: [FormLayout]
    ) throws(WorkbookError) -> Result<WorkbookForms, Failure> {
        let workbook = try Workbook(&archive)
        var beginnings = Workbook.Tops()
        for sheet in workbook.sheets { try beginnings.add(sheet, of: workbook, rows: leadingRows, from: &archive) }
        let tops = beginnings.sheets
        var chosen: Int
        do throws(HeaderFailure) {
            chosen = try HeaderSearch(tops, layouts: layouts).source
        } catch {
            if let name = try hiddenForm(workbook, &beginnings, &archive, layouts) {
                return .failure(.header(.hidden(sheet: name)))
            }
            return .failure(tops.allSatisfy { $0.count == 0 } ? .empty : .header(error))
        }
        var found = try search(workbook, chosen, &archive, layouts)
        if case .success(let first) = found, !first.hasRows {
            // A blank form before the one that was filled in.
            for other in tops.indices where other != chosen {
                guard case .success(let next) = try search(workbook, other, &archive, layouts), next.hasRows else { continue }
                (chosen, found) = (other, .success(next))
                break
            }
        }
        return found.map { search in
            let findings = tops.indices.filter { $0 != chosen }.compactMap { other in
                passedOver(tops[other], workbook.sheets[other].name, read: workbook.sheets[chosen].name, layouts)
            }
            return WorkbookForms(search: search, sheet: workbook.sheets[chosen].name, findings: findings)
        }.mapError { .header($0) }
    }

    private static func search(
        _ workbook: Workbook, _ sheet: Int, _ archive: inout ZipArchive, _ layouts: [FormLayout]
    ) throws(WorkbookError) -> Result<HeaderSearch<SheetRecords>, HeaderFailure> {
        let records = try workbook.read(workbook.sheets[sheet], from: &archive)
        do throws(HeaderFailure) {
            return .success(try HeaderSearch([records], layouts: layouts))
        } catch {
            return .failure(error)
        }
    }

    /// The name of the first hidden sheet with a header.
    private static func hiddenForm(
        _ workbook: Workbook, _ tops: inout Workbook.Tops, _ archive: inout ZipArchive, _ layouts: [FormLayout]
    ) throws(WorkbookError) -> String? {
        for sheet in workbook.hidden {
            try tops.add(sheet, of: workbook, rows: leadingRows, from: &archive)
            do throws(HeaderFailure) {
                _ = try HeaderSearch(tops.sheets.suffix(1), layouts: layouts)
                return sheet.name
            } catch {
                continue
            }
        }
        return nil
    }

    private static let leadingRows = 10

    /// What is told of a sheet that wasn't read: F14 where it has a header, nearly one, or rows that look like data.
    private static func passedOver(
        _ records: SheetRecords, _ name: String, read: String, _ layouts: [FormLayout]
    ) -> Finding? {
        do throws(HeaderFailure) {
            _ = try HeaderSearch([records], layouts: layouts)
            return further(name, read: read)
        } catch {
            switch error {
            case .doubled, .otherDelimiter, .openQuote, .tooLow, .hidden: return further(name, read: read)
            case .missing(let form, let missing):
                let required = layouts.first { $0.form == form }?.required.count ?? 0
                if missing.count * 2 <= required { return incomplete(name, read: read, missing) }
                return looksLikeData(records) ? continued(name, read: read) : nil
            }
        }
    }

    /// Whether a row has a school code, or a region's, and as many cells as a row of data.
    private static func looksLikeData(_ records: SheetRecords) -> Bool {
        var records = records
        var cells: [Range<Int>] = []
        while records.next(into: &cells) {
            let filled = cells.filter { !$0.isEmpty }
            let hasCode = filled.contains { cell in
                [6, 10].contains(cell.count) && records.bytes[cell].allSatisfy { (0x30...0x39).contains($0) }
            }
            if hasCode, filled.count >= 6 { return true }
        }
        return false
    }

    private static func incomplete(_ name: String, read: String, _ missing: [String]) -> Finding {
        let list = missing.joined(separator: "、")
        return Finding(
            "F14", .warning, value: name,
            Bilingual(
                "工作表“\(name)”像是报表，但表头缺少 \(list)，没有读；读的是“\(read)”。请改正表头，或把不用的工作表删去",
                "the sheet '\(name)' looks like a form whose header lacks \(list); it was not read, but '\(read)' was: correct it, or remove the one that isn't meant"
            ))
    }

    private static func continued(_ name: String, read: String) -> Finding {
        Finding(
            "F14", .warning, value: name,
            Bilingual(
                "工作表“\(name)”里像是有数据，但没有表头，没有读；读的只是“\(read)”。请把数据并到一张表里",
                "the sheet '\(name)' seems to hold data without a header and was not read, only '\(read)' was: put all rows on one sheet"
            ))
    }

    private static func further(_ name: String, read: String) -> Finding {
        Finding(
            "F14", .warning, value: name,
            Bilingual(
                "工作表“\(name)”也有表头，没有读：一个文件只读第一张（“\(read)”）。请把它另存为一个文件报送，或删去",
                "the sheet '\(name)' has a header too and was not read, since '\(read)' comes first; send it as a file of its own, or remove it"
            ))
    }
}
