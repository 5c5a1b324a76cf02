internal import CSV
internal import Catalogue

/// Where in a file's rows the columns of a form stand.
struct Header: Sendable, Equatable {
    let form: Table.Form
    /// The line on which it starts.
    let line: Int
    /// The number of its cells.
    let width: Int
    /// Per column of the layout, the index of its cell; nil where the file lacks it.
    let cells: [Int?]
    /// The headers that no column has, in the file's order.
    let unknown: [String]
}

/// Why a file has no header that can be used (finding F03).
enum HeaderFailure: Error, Equatable {
    /// In the record that comes closest: the headers that the form lacks.
    case missing(form: Table.Form, headers: [String])
    /// There is a header, but its cells are kept apart by `|`, which is no delimiter here.
    case otherDelimiter
    /// Known columns that stand twice, or beside their alias.
    case doubled(line: Int, headers: [String])
    /// A quote is never closed, and that is told first (contract §3.1).
    case openQuote(line: Int)
}

/// A header and the tokenizer that stands behind it.
struct HeaderSearch {
    let header: Header
    let tokenizer: Tokenizer

    /// Tries the delimiters in turn; the header is the first of the leading 10 records that holds all required headers of a
    /// form (contract §3.2).
    init(_ bytes: [UInt8], layouts: [FormLayout]) throws(HeaderFailure) {
        var closest: (form: Table.Form, missing: [String])?
        for delimiter in Delimiter.allCases {
            var tokenizer = Tokenizer(bytes, delimiter: delimiter)
            var cells: [Range<Int>] = []
            var records = 0
            while records < Self.leadingRecords, tokenizer.next(into: &cells) {
                records += 1
                for layout in layouts {
                    let match = Self.match(tokenizer, cells, layout)
                    if match.missing.isEmpty {
                        guard match.doubled.isEmpty else {
                            let line = tokenizer.line
                            if let open = tokenizer.openQuoteToTheEnd() { throw .openQuote(line: open) }
                            throw .doubled(line: line, headers: match.doubled)
                        }
                        header = match.header
                        self.tokenizer = tokenizer
                        return
                    }
                    if closest.map({ match.missing.count < $0.missing.count }) ?? true {
                        closest = (layout.form, match.missing)
                    }
                }
            }
        }
        // Without a header nobody knows the delimiter; a quote that stays open under one of them is the likelier root.
        if bytes.contains(UInt8(ascii: "\"")) {
            for delimiter in Delimiter.allCases {
                var tokenizer = Tokenizer(bytes, delimiter: delimiter)
                if let open = tokenizer.openQuoteToTheEnd() { throw .openQuote(line: open) }
            }
        }
        if Self.hasHeaderBetweenBars(bytes, layouts) { throw .otherDelimiter }
        throw .missing(form: closest?.form ?? .school, headers: closest?.missing ?? [])
    }

    /// Whether several headers stand between `|` at the start of the file.
    private static func hasHeaderBetweenBars(_ bytes: [UInt8], _ layouts: [FormLayout]) -> Bool {
        let bar = UInt8(ascii: "|")
        guard bytes.prefix(4000).contains(bar) else { return false }
        let cells = bytes.prefix(4000).split { $0 == bar || $0 == UInt8(ascii: "\n") }
        return layouts.contains { layout in
            cells.count { layout.column(header: String(decoding: $0, as: UTF8.self)) != nil } >= 5
        }
    }

    private static func match(
        _ tokenizer: Tokenizer, _ cells: [Range<Int>], _ layout: FormLayout
    ) -> (header: Header, missing: [String], doubled: [String]) {
        var places = [Int?](repeating: nil, count: layout.columns.count)
        var unknown: [String] = []
        var doubled: [String] = []
        for (index, range) in cells.enumerated() where !range.isEmpty {
            let trimmed = CellText.trimmed(tokenizer.bytes, range)
            // No column has so long a name; a file that is one long cell, or millions of them, must cost next to nothing.
            guard trimmed.count <= longestHeader else {
                unknown.append(CellText.raw(tokenizer.bytes, trimmed.prefix(longestHeader)).prefix(60) + "…")
                continue
            }
            let text = CellText.raw(tokenizer.bytes, trimmed)
            guard let column = layout.column(header: text) else {
                if !text.isEmpty { unknown.append(text) }
                continue
            }
            if places[column] == nil { places[column] = index } else { doubled.append(layout.columns[column].header) }
        }
        let missing = layout.required.filter { places[$0] == nil }.map { layout.columns[$0].header }
        let header = Header(
            form: layout.form, line: tokenizer.line, width: cells.count, cells: places, unknown: unknown)
        return (header, missing, doubled)
    }

    private static let leadingRecords = 10
    /// In bytes.
    private static let longestHeader = 300
}
