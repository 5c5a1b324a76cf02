internal import CSV
internal import Catalogue

/// Where in a file's rows the columns of a form stand.
struct Header: Sendable, Equatable {
    let form: Table.Form
    /// The line on which it starts.
    let line: Int
    /// The number of its cells.
    let width: Int
    /// The number of its cells up to the last that isn't blank.
    let filledWidth: Int
    /// Per column of the layout, the index of its cell; nil where the file lacks it.
    let cells: [Int?]
    /// The headers that no column has, in the file's order.
    let unknown: [String]
    /// The first cell that isn't blank.
    let start: Int

    /// - Parameter filled: up to the last cell that isn't blank; of two records the longer.
    fileprivate init(_ match: HeaderMatch, line: Int, width: Int, filled: Int) {
        form = match.form
        self.line = line
        self.width = width
        filledWidth = filled
        cells = match.places
        unknown = match.unknown
        start = match.start
    }
}

/// Why a file has no header that can be used (finding F03).
enum HeaderFailure: Error, Equatable {
    /// In the record that comes closest: the headers that the form lacks.
    case missing(form: Table.Form, headers: [String])
    /// There is a header, but below the leading records.
    case tooLow(line: Int)
    /// There is a header, but on a hidden sheet.
    case hidden(sheet: String)
    /// There is a header, but its cells are kept apart by `|`, which is no delimiter here.
    case otherDelimiter
    /// Known columns that stand twice, or beside their alias.
    case doubled(line: Int, headers: [String])
    /// A quote is never closed, and that is told first (contract §3.1).
    case openQuote(line: Int)
}

/// A header and the records that stand behind it.
struct HeaderSearch<Records: RecordSource> {
    let header: Header
    let records: Records
    /// Which of the sources it was found in.
    let source: Int
    /// The records above the header, their cells kept apart by tabs: who stands for a file may be told there.
    let titles: [String]

    /// Tries the sources in turn; the header is the first of the leading 10 records that holds all required headers of a form (contract
    /// §3.2). Where none does, two records that make one header together.
    init(_ sources: some Sequence<Records>, layouts: [FormLayout]) throws(HeaderFailure) {
        var closest: (form: Table.Form, missing: [String])?
        // Sources with records as wide as no form is are looked at once: a file of millions of delimiters must cost next to nothing.
        var isWide: [Bool] = []
        for (number, untouched) in sources.enumerated() {
            var source = untouched
            var widest = 0
            if let header = try Self.find(in: &source, layouts, &closest, &widest) {
                self.header = header
                records = source
                self.source = number
                titles = Self.titles(untouched, before: header.line)
                return
            }
            isWide.append(widest > Self.mostColumns)
        }
        for (number, untouched) in sources.enumerated() where !isWide[number] {
            var source = untouched
            if let header = try Self.findOverTwo(in: &source, layouts, &closest) {
                self.header = header
                records = source
                self.source = number
                titles = Self.titles(untouched, before: header.line)
                return
            }
        }
        for (number, source) in sources.enumerated() where !isWide[number] {
            if let line = Self.lineFurtherDown(source, layouts) { throw .tooLow(line: line) }
        }
        throw .missing(form: closest?.form ?? .school, headers: closest?.missing ?? [])
    }

    private static func titles(_ source: Records, before line: Int) -> [String] {
        var source = source
        var cells: [Range<Int>] = []
        var titles: [String] = []
        while source.next(into: &cells), source.line < line, titles.count < leadingRecords {
            titles.append(source.text(of: cells))
        }
        return titles
    }

    /// The line of a complete header that stands too low, for telling only.
    private static func lineFurtherDown(_ source: Records, _ layouts: [FormLayout]) -> Int? {
        var source = source
        var cells: [Range<Int>] = []
        while source.next(into: &cells), source.depth <= recordsForTelling {
            guard source.depth > leadingRecords, cells.count <= mostColumns else { continue }
            if layouts.contains(where: { HeaderMatch(cells, in: source.bytes, $0).missing.isEmpty }) { return source.line }
        }
        return nil
    }

    private static func find(
        in source: inout Records, _ layouts: [FormLayout], _ closest: inout (form: Table.Form, missing: [String])?,
        _ widest: inout Int
    ) throws(HeaderFailure) -> Header? {
        var cells: [Range<Int>] = []
        while source.next(into: &cells), source.depth <= leadingRecords {
            widest = max(widest, cells.count)
            // A sheet's rows are all made as wide as its header, however little they hold.
            if !source.isDelimited { cells.removeLast(max(0, cells.count - mostColumns)) }
            for layout in layouts {
                let match = HeaderMatch(cells, in: source.bytes, layout)
                if try !isComplete(match, in: &source, at: source.line, &closest) { continue }
                if let header = below(&source, cells, match, layout) { return header }
                let filled = cells.lastIndex { !CellText.trimmed(source.bytes.span, $0).isEmpty } ?? 0
                return Header(match, line: source.line, width: cells.count, filled: filled + 1)
            }
        }
        return nil
    }

    private static func findOverTwo(
        in source: inout Records, _ layouts: [FormLayout], _ closest: inout (form: Table.Form, missing: [String])?
    ) throws(HeaderFailure) -> Header? {
        var cells: [Range<Int>] = []
        var above: (line: Int, record: [HeaderText])?
        while source.next(into: &cells), source.depth <= leadingRecords {
            if cells.count > mostColumnsOverTwo {
                above = nil
                continue
            }
            let record = cells.map { HeaderText(source.bytes, $0) }
            defer { above = (source.line, record) }
            guard let above else { continue }
            for layout in layouts {
                let match = HeaderMatch(above.record, over: record, layout)
                if try isComplete(match, in: &source, at: above.line, &closest) {
                    let width = max(cells.count, above.record.count)
                    return Header(match, line: above.line, width: width, filled: width)
                }
            }
        }
        return nil
    }

    /// - Throws: for a column that stands twice.
    private static func isComplete(
        _ match: HeaderMatch, in source: inout Records, at line: Int, _ closest: inout (form: Table.Form, missing: [String])?
    ) throws(HeaderFailure) -> Bool {
        let missing = match.missing
        if missing.isEmpty {
            if match.doubled.isEmpty { return true }
            if let open = source.openQuoteToTheEnd() { throw .openQuote(line: open) }
            throw .doubled(line: line, headers: match.doubled)
        }
        if closest.map({ missing.count < $0.missing.count }) ?? true { closest = (match.form, missing) }
        return false
    }

    /// A header in two records of which the upper one has all required headers, and the lower one only stands below groups of optional ones:
    /// 接入 over 带宽 and 无线校园网. No row of data is blank in every required column.
    private static func below(
        _ source: inout Records, _ header: [Range<Int>], _ match: HeaderMatch, _ layout: FormLayout
    ) -> Header? {
        guard !match.unknown.isEmpty, header.count <= mostColumnsOverTwo else { return nil }
        let upper = header.map { HeaderText(source.bytes, $0) }
        var ahead = source
        var cells: [Range<Int>] = []
        guard ahead.next(into: &cells), cells.count <= mostColumnsOverTwo else { return nil }
        let lower = cells.map { HeaderText(ahead.bytes, $0) }
        let filled = lower.indices.filter { !lower[$0].text.isEmpty }
        let taken = Set(match.places.compactMap(\.self))
        guard !filled.isEmpty, filled.allSatisfy({ !taken.contains($0) }) else { return nil }
        let both = HeaderMatch(upper, over: lower, layout)
        guard both.doubled.isEmpty, both.places.count(where: { $0 != nil }) > taken.count else { return nil }
        let line = source.line
        source = ahead
        return Header(both, line: line, width: max(upper.count, cells.count), filled: max(upper.count, cells.count))
    }

    private static var leadingRecords: Int { 10 }
    private static var recordsForTelling: Int { 100 }
    /// No form comes near either.
    private static var mostColumns: Int { 2_000 }
    private static var mostColumnsOverTwo: Int { 300 }
}

extension HeaderSearch {
    /// Whether anything stands behind the header.
    var hasRows: Bool {
        var records = records
        var cells: [Range<Int>] = []
        while records.next(into: &cells) {
            if cells.contains(where: { !CellText.trimmed(records.bytes.span, $0).isEmpty }) { return true }
        }
        return false
    }
}

extension HeaderSearch<Tokenizer> {
    /// Tries the delimiters in turn.
    /// - Parameter mostCells: of one record.
    init(text bytes: [UInt8], layouts: [FormLayout], mostCells: Int) throws(HeaderFailure) {
        do throws(HeaderFailure) {
            let tokenizers = Delimiter.allCases.lazy.map { Tokenizer(bytes, delimiter: $0, mostCells: mostCells) }
            try self.init(tokenizers, layouts: layouts)
        } catch {
            switch error {
            case .missing, .tooLow: break
            case .hidden, .otherDelimiter, .doubled, .openQuote: throw error
            }
            // Without a header nobody knows the delimiter; a quote that stays open under one of them is the likelier root.
            if bytes.contains(UInt8(ascii: "\"")) {
                for delimiter in Delimiter.allCases {
                    var tokenizer = Tokenizer(bytes, delimiter: delimiter)
                    if let open = tokenizer.openQuoteToTheEnd() { throw .openQuote(line: open) }
                }
            }
            if case .missing = error, Self.hasHeaderBetweenBars(bytes, layouts) { throw .otherDelimiter }
            throw error
        }
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
}
