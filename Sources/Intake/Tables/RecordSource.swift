internal import CSV

/// Records of cells, one after the other: of delimited text, or of a spreadsheet's sheet. Whatever comes after knows only this.
protocol RecordSource {
    /// UTF-8; the cells of the record last returned are ranges into it.
    var bytes: [UInt8] { get }
    /// Where the record last returned starts, 1-based: the physical line of text, the row of a sheet.
    var line: Int { get }
    /// How many records have been read, empty ones among them.
    var recordCount: Int { get }
    /// How far from the top the record last returned is, 1-based: in records of text, in rows of a sheet (contract §3.2: "the leading 10").
    var depth: Int { get }
    /// The line on which a quote opens that is never closed, once it has been met; never in a sheet.
    var openQuoteLine: Int? { get }
    /// Whether a row can be cut off, or shifted by a delimiter within a text (finding R09's advice).
    var isDelimited: Bool { get }

    /// How many records there are about, at most.
    var expectedRecords: Int { get }

    /// - Returns: false when there is no further record.
    mutating func next(into cells: inout [Range<Int>]) -> Bool
    /// Reads whatever is left.
    mutating func openQuoteToTheEnd() -> Int?
    /// Where the next record begins, and passing over it up to behind its line break, for who reads records with this delimiter without its cells.
    var delimiterByte: UInt8? { get }
    var position: Int { get }
    mutating func pass(to end: Int)
    /// From now on records have at least as many cells where rows can't be cut.
    mutating func expect(width: Int)
}

extension RecordSource {
    /// A record for whoever looks for words in it: its cells, as far as words are looked for, kept apart by tabs.
    func text(of cells: [Range<Int>]) -> String {
        cells.prefix(40).map { CellText.raw(bytes.span, $0.prefix(120)) }.joined(separator: "\t")
    }
}

extension Tokenizer: RecordSource {
    var depth: Int { recordCount }
    var isDelimited: Bool { true }
    func expect(width: Int) {}
}
