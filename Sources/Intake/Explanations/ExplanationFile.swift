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
        do throws(NamedTable.Unreadable) {
            guard let bytes else {
                throw NamedTable.Unreadable(Bilingual("打不开，或超过大小上限", "it can't be opened, or is over the size limit"))
            }
            answers = Self.answers(try NamedTable.rows(in: bytes, name.fileExtension, Self.columns, settings))
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

    /// Whether text, decoded, is such a list, whatever the file is called.
    static func holdsAnswers(_ text: [UInt8]) -> Bool {
        // Its header stands at the top, if anywhere.
        NamedTable.rows(inText: Array(text.prefix(65_536)), columns) != nil
    }

    static func holdsAnswers(workbook bytes: [UInt8], _ settings: Settings) -> Bool {
        do {
            return try NamedTable.rows(inWorkbook: bytes, columns, settings) != nil
        } catch {
            return false
        }
    }

    private static let columns = [numberHeader, answerHeader].map { NamedTable.Column(headers: [$0], isRequired: true) }

    private static func answers(_ rows: [NamedTable.Row]) -> [Answer] {
        rows.filter { !$0.cells[1].isEmpty }.map { row in
            Answer(
                line: row.line, number: number(row.cells[0]), text: NamedTable.short(row.cells[1], mostCharacters))
        }
    }

    /// As numbers are written, however a spreadsheet or hand changed their case.
    private static func number(_ text: String) -> String {
        let parts = CellText.squeezed(NamedTable.short(text, mostInNumber).replacing("'", with: "")).split(
            separator: "-", maxSplits: 1)
        return parts.count == 2 ? parts[0].uppercased() + "-" + parts[1].lowercased() : parts.joined()
    }

    private static let mostInNumber = 40
}
