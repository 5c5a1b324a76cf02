internal import CSV
package import Catalogue
package import Digest

/// 情况说明: the list of warnings that came with a notice, sent back with its last column filled in (contract §3.1: `情况说明*` in a period's
/// folder is no submission).
package struct ExplanationFile: Sendable {
    package struct Answer: Sendable, Equatable {
        /// 1-based.
        package let line: Int
        /// 编号: the finding that it is about.
        package let number: String
        /// Not blank; at most ``mostCharacters``.
        package let text: String
    }

    /// Relative to the period's folder.
    package let path: String
    package let digest: SHA256Digest
    /// Nil when it couldn't be read, or is over the size limit.
    package let bytes: [UInt8]?
    /// By the name behind 情况说明, else by the folders; an index into the region table.
    package let sender: Int?
    /// 1 unless the name ends in `-rN`.
    package let revision: Int
    package let answers: [Answer]
    /// Why nothing could be read from it.
    package let problem: Bilingual?

    /// More is no explanation to be printed in a table.
    package static let mostCharacters = 500

    package init(_ file: InboxFile, names: SubmitterNames, settings: Settings) {
        path = file.path
        let name = FileName(path: Self.withoutPrefix(file.path), regions: names)
        sender = if case .region(let region) = name.sender { region } else { nil }
        revision = name.revision ?? 1
        let isTooLarge = (file.size ?? 0) > settings.maxFileSize
        let bytes = isTooLarge ? nil : file.read(limit: settings.maxFileSize)
        digest = bytes.map { SHA256Digest(of: $0) } ?? file.digest() ?? SHA256Digest(of: [])
        self.bytes = bytes
        do throws(Unreadable) {
            guard let bytes else { throw Unreadable(Bilingual("打不开，或超过大小上限", "it can't be opened, or is over the size limit")) }
            answers = try Self.answers(in: bytes, name.fileExtension, settings)
            problem = nil
        } catch {
            answers = []
            problem = error.reason
        }
    }

    /// The sender that a path of such a file tells.
    package static func sender(of path: String, _ names: SubmitterNames) -> Int? {
        if case .region(let region) = FileName(path: withoutPrefix(path), regions: names).sender { region } else { nil }
    }

    package static let prefix = "情况说明"
    /// The headers of the two columns that are read; the others are for whoever fills it in.
    package static let numberHeader = "编号"
    package static let answerHeader = "情况说明"

    private static func withoutPrefix(_ path: String) -> String {
        var parts = path.split(separator: "/").map(String.init)
        guard let name = parts.popLast() else { return path }
        let rest = name.hasPrefix(prefix) ? name.dropFirst(prefix.count).drop { "-_.（( 　—".contains($0) } : Substring(name)
        // `情况说明.xlsx` in a unit's folder: what is left is the extension.
        return (parts + [name.dropFirst(prefix.count).first == "." ? "." + rest : String(rest)]).joined(separator: "/")
    }

    private struct Unreadable: Error {
        let reason: Bilingual
        init(_ reason: Bilingual) { self.reason = reason }
    }

    /// Whether text, decoded, is such a list, whatever the file is called.
    static func holdsAnswers(_ text: [UInt8]) -> Bool {
        // Its header stands at the top, if anywhere.
        let top = Array(text.prefix(65_536))
        return Delimiter.allCases.contains { answers(in: Tokenizer(top, delimiter: $0)) != nil }
    }

    static func holdsAnswers(workbook bytes: [UInt8], _ settings: Settings) -> Bool {
        do {
            return try answers(inWorkbook: bytes, settings) != nil
        } catch {
            return false
        }
    }

    private static func answers(
        in bytes: [UInt8], _ fileExtension: String, _ settings: Settings
    ) throws(Unreadable) -> [Answer] {
        switch FileFormat(bytes, fileExtension: fileExtension) {
        case .text:
            let text: DecodedText
            do {
                text = try DecodedText(bytes)
            } catch {
                throw Unreadable(Bilingual("第 \(error.line) 行的文字编码无法识别", "line \(error.line) is in no known encoding"))
            }
            for delimiter in Delimiter.allCases {
                if let found = answers(in: Tokenizer(text.bytes, delimiter: delimiter)) { return found }
            }
        case .workbook:
            if let found = try answers(inWorkbook: bytes, settings) { return found }
        case .empty, .spreadsheet, .unsupported, .xml:
            throw Unreadable(Bilingual("不是 .xlsx 或 CSV，请另存后再放入", "it is neither XLSX nor CSV; save it as one of them"))
        }
        throw Unreadable(
            Bilingual(
                "没有“\(numberHeader)”和“\(answerHeader)”两列的表头", "it lacks the headers '\(numberHeader)' and '\(answerHeader)'"))
    }

    private static func answers(inWorkbook bytes: [UInt8], _ settings: Settings) throws(Unreadable) -> [Answer]? {
        do throws(WorkbookError) {
            let most = settings.maxFileSize.multipliedReportingOverflow(by: 4)
            return try ZipArchive.open(bytes, limit: most.overflow ? .max : most.partialValue) { archive throws(WorkbookError) in
                let workbook = try Workbook(&archive)
                for sheet in workbook.sheets {
                    if let found = answers(in: try workbook.read(sheet, from: &archive)) { return found }
                }
                return nil
            }
        } catch {
            throw Unreadable(Bilingual("工作簿读不出来，请用 WPS 或 Excel 另存后再放入", "the workbook can't be read; save it anew"))
        }
    }

    /// Nil without the two headers among the leading records.
    private static func answers(in source: some RecordSource) -> [Answer]? {
        var source = source
        var cells: [Range<Int>] = []
        var places: (number: Int, answer: Int)?
        while source.next(into: &cells), source.recordCount <= leadingRecords {
            let headers = cells.prefix(mostColumns).map { CellText.squeezed(CellText.raw(source.bytes, $0.prefix(60))) }
            guard let number = headers.firstIndex(of: numberHeader), let answer = headers.lastIndex(of: answerHeader) else {
                continue
            }
            places = (number, answer)
            break
        }
        guard let places else { return nil }
        source.expect(width: max(places.number, places.answer) + 1)
        var answers: [Answer] = []
        while answers.count < mostAnswers, source.next(into: &cells) {
            func text(_ column: Int) -> String {
                guard cells.indices.contains(column) else { return "" }
                return CellText.raw(source.bytes, CellText.trimmed(source.bytes, cells[column]))
            }
            let answer = text(places.answer)
            if answer.isEmpty { continue }
            answers.append(
                Answer(
                    line: source.line, number: Self.number(text(places.number)),
                    text: Self.short(answer, mostCharacters)))
        }
        return answers
    }

    /// By Unicode scalars: a character may be made of thousands.
    private static func short(_ text: String, _ most: Int) -> String {
        text.unicodeScalars.count <= most ? text : String(text.unicodeScalars.prefix(most - 1)) + "…"
    }

    /// As numbers are written, however a spreadsheet or hand changed their case.
    private static func number(_ text: String) -> String {
        let parts = CellText.squeezed(short(text, mostInNumber).replacing("'", with: "")).split(separator: "-", maxSplits: 1)
        return parts.count == 2 ? parts[0].uppercased() + "-" + parts[1].lowercased() : parts.joined()
    }

    private static let leadingRecords = 10
    private static let mostColumns = 100
    private static let mostInNumber = 40
    /// A province's notices ask for far less.
    private static let mostAnswers = 50_000
}
