/// One cell to be written.
package enum CSVCell: Sendable, Equatable {
    /// Free text: protected against being taken for a formula by a spreadsheet.
    case text(String)
    /// A number or a word of our own: written as it is.
    case plain(String)

    package static func number(_ value: some BinaryInteger) -> CSVCell { .plain(String(value)) }
    package static let blank = CSVCell.plain("")
}

/// A CSV file as the contract (§7) wants it: UTF-8 with a byte order mark, CRLF, RFC 4180 quoting only where needed, and a
/// text cell that starts with `= + - @`, a tab or a carriage return prefixed with `'`.
package struct CSVDocument: Sendable {
    /// The file so far, byte order mark included.
    package private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    /// Whether the row that is being written has a cell.
    private var isInRow = false

    /// - Parameter header: the column names, written as the first row.
    /// - Parameter rows: about how many will follow; only a hint.
    package init(header: [String], rows: Int = 0) {
        bytes.reserveCapacity(rows * Self.usualRow)
        append(header.map(CSVCell.plain))
    }

    /// Without a header of its own.
    /// - Parameter rows: about how many will follow; only a hint.
    package init(rowsAsTheyAre rows: Int) { bytes.reserveCapacity(rows * Self.usualRow) }

    /// Without a header of its own.
    /// - Parameter size: of the file, about, in bytes; only a hint.
    package init(size: Int) { bytes.reserveCapacity(size) }

    /// In bytes, on the long side: memory that is reserved and never written costs nothing.
    private static let usualRow = 256

    package mutating func append(_ cells: [CSVCell]) {
        for cell in cells {
            switch cell {
            case .plain(let text): add(plain: text)
            case .text(let text): add(text: text)
            }
        }
        endRow()
    }

    /// Adds a cell to the row that is being written, as ``CSVCell/text(_:)``. Cell by cell a row costs half as much as one that is made first: for files
    /// of many.
    package mutating func add(text: String) {
        add { $0.append(contentsOf: text.utf8) }
    }

    /// Adds a cell to the row that is being written, as ``CSVCell/text(_:)``.
    /// - Parameter write: appends what stands in it, in UTF-8.
    package mutating func add(text write: (inout [UInt8]) -> Void) {
        beginCell()
        self.write(guarded: true, write)
    }

    /// Adds a cell to the row that is being written, as ``CSVCell/plain(_:)``.
    package mutating func add(plain: String) {
        beginCell()
        write(guarded: false) { $0.append(contentsOf: plain.utf8) }
    }

    /// Adds a cell to the row that is being written.
    /// - Parameter number: nil for a blank.
    package mutating func add(number: Int64?) {
        beginCell()
        guard let number else { return }
        bytes.append(digitsOf: number)
    }

    /// Adds a cell to the row that is being written.
    /// - Parameter number: nil for a blank.
    package mutating func add(number: Int?) { add(number: number.map(Int64.init)) }

    /// Adds cells that are the same in many rows to the row that is being written.
    /// - Parameter cells: a document of them only, without a header and the end of a row.
    package mutating func add(_ cells: CSVDocument) {
        beginCell()
        bytes += cells.bytes[3...]
    }

    /// Ends the row that is being written.
    package mutating func endRow() {
        bytes.append(UInt8(ascii: "\r"))
        bytes.append(UInt8(ascii: "\n"))
        isInRow = false
    }

    private mutating func beginCell() {
        if isInRow { bytes.append(UInt8(ascii: ",")) }
        isInRow = true
    }

    /// Appends rows that were made meanwhile, by another thread.
    /// - Parameter rows: without a header of its own.
    package mutating func append(_ rows: [CSVDocument]) {
        bytes.reserveCapacity(rows.reduce(bytes.count) { $0 + $1.bytes.count })
        for rows in rows { bytes += rows.bytes[3...] }
    }

    /// Copies a record of somebody else's, guarded against being taken for formulas, but so that it is read as before when it comes back: `-` is a
    /// blank. Control characters come back as blanks.
    /// - Parameters:
    ///   - cells: ranges into `source`, UTF-8.
    ///   - code: the column of codes: there `="2141000001"` is read as its digits, and written so.
    ///   - column: of a remark; cells from that column on stand behind it.
    ///   - hasRemark: whether there is one.
    ///   - remark: appends, in UTF-8, what stands in it.
    package mutating func append(
        _ cells: [Range<Int>], of source: [UInt8], code: Int? = nil, column: Int, hasRemark: Bool,
        _ remark: (inout [UInt8]) -> Void
    ) {
        if !copyWhole(cells.prefix(column), of: source.span) {
            for (index, cell) in cells.prefix(column).enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                copy(cell, of: source, isCode: index == code)
            }
        }
        let beyond = cells.dropFirst(column)
        let last = beyond.lastIndex { !$0.isEmpty }
        if hasRemark || last != nil {
            for _ in 0..<(column - max(min(cells.count, column), 1) + 1) { bytes.append(UInt8(ascii: ",")) }
            if hasRemark { write(guarded: true, remark) }
        }
        if let last {
            for cell in beyond[...last] {
                bytes.append(UInt8(ascii: ","))
                copy(cell, of: source)
            }
        }
        bytes.append(UInt8(ascii: "\r"))
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Copies a record that can be (``Tokenizer/passCopyable(width:)``).
    /// - Parameters:
    ///   - record: where it stands in `source`.
    ///   - hasRemark: whether there is a cell behind it.
    ///   - remark: appends, in UTF-8, what stands in that.
    package mutating func append(
        copyable record: Range<Int>, of source: [UInt8], hasRemark: Bool, _ remark: (inout [UInt8]) -> Void
    ) {
        unsafe source.span.extracting(record).withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        if hasRemark {
            bytes.append(UInt8(ascii: ","))
            write(guarded: true, remark)
        }
        bytes.append(UInt8(ascii: "\r"))
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Copies a record at once, as nearly all can be: cells with a comma between each two that nothing has to be done to.
    /// - Returns: whether it did.
    private mutating func copyWhole(_ cells: ArraySlice<Range<Int>>, of source: Span<UInt8>) -> Bool {
        guard var last = cells.first, case let start = last.lowerBound else { return false }
        if !last.isEmpty, Self.startsFormula(source[start]) { return false }
        for cell in cells.dropFirst() {
            guard cell.lowerBound == last.upperBound + 1, source[last.upperBound] == UInt8(ascii: ","),
                cell.isEmpty || !Self.startsFormula(source[cell.lowerBound])
            else { return false }
            last = cell
        }
        let end = last.upperBound
        var commas = 0
        var place = start
        while place + 8 <= end {
            let eight = unsafe source.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt64.self)
            if CellNeeds.mayCallButComma(eight) { return false }
            commas += CellNeeds.commas(eight)
            place += 8
        }
        while place < end {
            if source[place] == UInt8(ascii: ",") {
                commas += 1
            } else if source[place] < 0x2C || source[place] == 0x7F {
                return false
            }
            if source[place] == 0xC2 { return false }
            place += 1
        }
        // A cell that holds one has to be quoted.
        guard commas == cells.count - 1 else { return false }
        unsafe source.extracting(start..<end).withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        return true
    }

    private mutating func copy(_ cell: Range<Int>, of whole: [UInt8], isCode: Bool = false) {
        let source = whole.span
        guard let first = cell.first.map({ source[$0] }) else { return }
        var cell = cell
        let start = bytes.count
        if isCode, first == UInt8(ascii: "="), let code = Self.wrappedCode(cell, source) {
            cell = code
        } else if Self.startsFormula(first), cell.count > 1 {
            bytes.append(UInt8(ascii: "'"))
        }
        var needs = CellNeeds()
        for index in cell where source[index] <= 0x2C || source[index] == 0x7F || source[index] == 0xC2 {
            needs.see(source[index])
        }
        unsafe source.extracting(cell).withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        if needs.blanks {
            blankControls(from: start)
            guardBehindBlanks(from: start)
        }
        if needs.quotes { quote(from: start) }
    }

    /// The digits of `="2141000001"`.
    private static func wrappedCode(_ cell: Range<Int>, _ source: Span<UInt8>) -> Range<Int>? {
        guard cell.count > 3, source[cell.lowerBound + 1] == 0x22, source[cell.upperBound - 1] == 0x22 else { return nil }
        let inner = cell.lowerBound + 2..<cell.upperBound - 1
        return inner.allSatisfy { (0x30...0x39).contains(source[$0]) } ? inner : nil
    }

    static func startsFormula(_ byte: UInt8) -> Bool {
        byte == 0x3D || byte == 0x2B || byte == 0x2D || byte == 0x40 || byte == 0x09 || byte == 0x0D
    }

    /// - Parameter guarded: whether it mustn't be taken for a formula.
    private mutating func write(guarded: Bool, _ text: (inout [UInt8]) -> Void) {
        let start = bytes.count
        text(&bytes)
        if guarded, start < bytes.count, Self.startsFormula(bytes[start]) { bytes.insert(UInt8(ascii: "'"), at: start) }
        let needs = CellNeeds(bytes.span, from: start)
        if guarded, needs.blanks {
            blankControls(from: start)
            guardBehindBlanks(from: start)
        }
        if needs.quotes { quote(from: start) }
    }

    /// Where control characters became blanks a formula may stand behind them, which whoever leaves out blanks would take for one: so are these.
    private mutating func guardBehindBlanks(from start: Int) {
        guard start < bytes.count, bytes[start] == 0x20,
            let first = bytes[start...].firstIndex(where: { $0 != 0x20 }), Self.startsFormula(bytes[first])
        else { return }
        bytes.replaceSubrange(start..<first, with: CollectionOfOne(UInt8(ascii: "'")))
    }

    /// Blanks in place of control characters but tabs and line breaks: somebody will look at the file in a terminal, which does what they say. (Those of C1 are C2
    /// 80 to C2 9F in UTF-8.)
    private mutating func blankControls(from start: Int) {
        for index in start..<bytes.count {
            switch bytes[index] {
            case 0x09, 0x0A, 0x0D: break
            case 0x00..<0x20, 0x7F: bytes[index] = 0x20
            case 0x80..<0xA0 where index > start && bytes[index - 1] == 0xC2:
                bytes[index - 1] = 0x20
                bytes[index] = 0x20
            default: break
            }
        }
    }

    /// Puts the cell that was written last in quotes.
    private mutating func quote(from start: Int) {
        if !bytes[start...].contains(UInt8(ascii: "\"")) {
            bytes.insert(UInt8(ascii: "\""), at: start)
            return bytes.append(UInt8(ascii: "\""))
        }
        let cell = Array(bytes[start...])
        bytes.removeLast(cell.count)
        bytes.append(UInt8(ascii: "\""))
        for byte in cell {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
