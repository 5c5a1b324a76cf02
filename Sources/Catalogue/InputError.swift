/// Why a file of the office's own (settings, catalogue, regions, receipts, corrections, templates) can't be used: exit 65.
package struct InputError: Error, Hashable, Sendable {
    /// As the user knows it: relative to the workspace.
    package let file: String
    /// 1-based; nil where the whole file is meant.
    package let line: Int?
    /// 1-based, in characters; nil where the whole line is meant.
    package let column: Int?
    package let reason: Bilingual

    package init(file: String, line: Int? = nil, column: Int? = nil, _ reason: Bilingual) {
        self.file = file
        self.line = line
        self.column = column
        self.reason = reason
    }

    /// `catalogue.yaml:12:5: …`
    package func message(_ language: Language) -> String {
        let place = [file, line.map(String.init), line == nil ? nil : column.map(String.init)].compactMap(\.self)
        return place.joined(separator: ":") + ": " + reason[language]
    }
}
