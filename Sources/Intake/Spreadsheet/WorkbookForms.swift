internal import Catalogue

/// The form in a workbook: on the first visible sheet that has a form's header (contract §3.4).
struct WorkbookForms {
    let search: HeaderSearch<SheetRecords>
    /// F14, for each further sheet with one.
    let findings: [Finding]

    enum Failure: Error {
        case workbook(WorkbookError)
        case header(HeaderFailure)
        /// No sheet has anything in it.
        case empty
    }

    /// - Parameter limit: on a file's size; of a workbook four times as much may come out.
    init(_ bytes: [UInt8], layouts: [FormLayout], limit: Int) throws(Failure) {
        let read: Result<WorkbookForms, Failure>
        do throws(WorkbookError) {
            let most = limit.multipliedReportingOverflow(by: 4)
            read = try ZipArchive.open(bytes, limit: most.overflow ? .max : most.partialValue) { archive throws(WorkbookError) in
                try Self.read(from: &archive, layouts)
            }
        } catch {
            throw .workbook(error)
        }
        self = try read.get()
    }

    private init(search: HeaderSearch<SheetRecords>, findings: [Finding]) {
        self.search = search
        self.findings = findings
    }

    private static func read(
        from archive: inout ZipArchive, _ layouts: [FormLayout]
    ) throws(WorkbookError) -> Result<WorkbookForms, Failure> {
        let workbook = try Workbook(&archive)
        var tops: [SheetRecords] = []
        for sheet in workbook.sheets { tops.append(try workbook.read(sheet, rows: leadingRows, from: &archive)) }
        let chosen: Int
        do throws(HeaderFailure) {
            chosen = try HeaderSearch(tops, layouts: layouts).source
        } catch {
            return .failure(tops.allSatisfy { $0.count == 0 } ? .empty : .header(error))
        }
        let records = try workbook.read(workbook.sheets[chosen], from: &archive)
        do throws(HeaderFailure) {
            let search = try HeaderSearch([records], layouts: layouts)
            let further = tops.indices.dropFirst(chosen + 1).filter { hasHeader(tops[$0], layouts) }
            let findings = further.map { further in
                Self.further(workbook.sheets[further].name, read: workbook.sheets[chosen].name)
            }
            return .success(WorkbookForms(search: search, findings: findings))
        } catch {
            return .failure(.header(error))
        }
    }

    private static let leadingRows = 10

    private static func hasHeader(_ records: SheetRecords, _ layouts: [FormLayout]) -> Bool {
        do {
            _ = try HeaderSearch([records], layouts: layouts)
            return true
        } catch {
            return false
        }
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
