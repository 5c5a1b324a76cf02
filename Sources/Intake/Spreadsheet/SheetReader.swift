internal import Glibc

/// Takes the cells of a sheet as they are stored (contract §3.4; ECMA-376-1 §18.3): rows and columns that are hidden count, formulas stand for
/// the values that were computed last, days are text.
final class SheetReader: PartListener {
    private(set) var records = SheetRecords()
    private(set) var areas: [MergedArea] = []
    /// A place that no sheet has.
    private(set) var isDamaged = false
    /// More text than is read of any file: cells that repeat one long text can blow a small file up.
    private(set) var isTooLarge = false
    private let strings: SharedStrings
    private let formats: NumberFormats
    private let isFrom1904: Bool
    private let lastRow: Int?
    private let limit: Int
    private var isPastLastRow = false
    private var isInData = false
    private var row = 0
    private var column = -1
    /// The furthest column in the row that has a value.
    private var furthest = -1
    /// All that have one, once they don't stand in order.
    private var taken: Set<Int>?
    private var cell = Cell()
    private var rich = RichText()
    private var taking = Taking.nothing

    private enum Taking { case nothing, value, formula }

    private struct Cell {
        var kind = ""
        var style = 0
        var value: [UInt8] = []
        var formula: [UInt8] = []
        var hasFormula = false
        var isInline = false
    }

    /// - Parameters:
    ///   - lastRow: behind which nothing is read; nil for all.
    ///   - limit: on the bytes of all texts together.
    init(strings: SharedStrings, formats: NumberFormats, isFrom1904: Bool, lastRow: Int?, limit: Int) {
        self.limit = limit
        self.strings = strings
        self.formats = formats
        self.isFrom1904 = isFrom1904
        self.lastRow = lastRow
    }

    var isDone: Bool { isDamaged || isTooLarge || isPastLastRow }

    func start(_ element: PartElement) {
        // The rest of a piece still comes.
        if isDone { return }
        switch element.name {
        case "sheetData": isInData = true
        case "row" where isInData: beginRow(element["r"])
        case "c" where isInData: beginCell(element)
        case "v" where isInData: taking = .value
        case "f" where isInData:
            taking = .formula
            cell.hasFormula = true
        case "is" where isInData:
            cell.isInline = true
            rich.begin()
        case "mergeCell" where !isInData: addArea(element["ref"])
        default: if cell.isInline { rich.start(element.name) }
        }
    }

    func end(_ name: String) {
        switch name {
        case "sheetData": isInData = false
        case "c" where isInData: endCell()
        case "v", "f": taking = .nothing
        case "is" where cell.isInline:
            cell.value = Array(rich.bytes[rich.finish()])
            rich = RichText()
            cell.isInline = false
        default: if cell.isInline { rich.end(name) }
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        switch taking {
        case .value: unsafe cell.value.append(contentsOf: bytes)
        case .formula: unsafe cell.formula.append(contentsOf: bytes)
        case .nothing: if cell.isInline { unsafe rich.text(bytes) }
        }
    }

    // MARK: places

    private static let mostRows = 1_048_576
    private static let mostColumns = 16_384
    private static let mostAreas = 200_000

    private func beginRow(_ number: String?) {
        let stated = number.map { Int($0) ?? -1 } ?? row + 1
        guard stated > row, stated <= Self.mostRows else {
            isDamaged = true
            return
        }
        if let lastRow, stated > lastRow {
            isPastLastRow = true
            return
        }
        row = stated
        (column, furthest, taken) = (-1, -1, nil)
        records.beginRow(line: row)
    }

    private func beginCell(_ element: PartElement) {
        cell = Cell()
        cell.kind = element["t"] ?? "n"
        cell.style = element["s"].flatMap { Int($0) } ?? 0
        guard let reference = element["r"] else {
            column += 1
            return
        }
        guard let place = Self.place(reference), place.row == row else {
            isDamaged = true
            return
        }
        column = place.column
    }

    /// `B12`, also `$B$12`: 1-based row, 0-based column.
    private static func place(_ reference: some StringProtocol) -> (row: Int, column: Int)? {
        var row = 0
        var column = 0
        for byte in reference.utf8 where byte != UInt8(ascii: "$") {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0: column = column * 26 + Int(byte) - 64
            case UInt8(ascii: "a")...UInt8(ascii: "z") where row == 0: column = column * 26 + Int(byte) - 96
            case UInt8(ascii: "0")...UInt8(ascii: "9"): row = row * 10 + Int(byte) - 48
            default: return nil
            }
            if row > mostRows || column > mostColumns { return nil }
        }
        return row > 0 && column > 0 ? (row, column - 1) : nil
    }

    private func addArea(_ reference: String?) {
        let corners = (reference ?? "").split(separator: ":").compactMap { Self.place($0) }
        guard let first = corners.first, let last = corners.last, first.row <= last.row, first.column <= last.column else {
            return
        }
        areas.append(MergedArea(rows: first.row...last.row, columns: first.column...last.column))
        if areas.count > Self.mostAreas { isDamaged = true }
    }

    /// - Returns: false where another cell with a value has the same place: which of them counts can't be told.
    private func takePlace() -> Bool {
        if column > furthest {
            furthest = column
            taken?.insert(column)
            return true
        }
        var columns = taken ?? Set(records.columnsOfLastRow)
        taken = nil
        defer { taken = columns }
        return columns.insert(column).inserted
    }

    // MARK: values

    private func endCell() {
        defer {
            cell = Cell()
            if records.bytes.count > limit { isTooLarge = true }
        }
        guard !isDone, column >= 0, column < Self.mostColumns else {
            isDamaged = isDamaged || column >= Self.mostColumns
            return
        }
        guard cell.value.isEmpty || takePlace() else {
            isDamaged = true
            return
        }
        switch cell.kind {
        case "s":
            guard let index = Int(String(decoding: cell.value, as: UTF8.self)), let text = strings[index] else {
                // A text that isn't there must not pass for an empty cell.
                isDamaged = isDamaged || !cell.value.isEmpty
                return
            }
            records.append(text, column: column)
        case "b": records.append((cell.value == [UInt8(ascii: "1")] ? "TRUE" : "FALSE").utf8, column: column)
        case "str", "inlineStr", "d", "e": records.append(RichText.unescaped(cell.value[...]), column: column)
        default: appendNumber()
        }
    }

    private func appendNumber() {
        if cell.value.isEmpty {
            // A formula that was never computed has no value: shown as it is, it is told instead of read as 0.
            if cell.hasFormula { records.append([UInt8(ascii: "=")] + cell.formula, column: column) }
            return
        }
        let isPlain =
            !formats.showsDate(style: cell.style) && !formats.showsPercentage(style: cell.style)
            && !formats.showsExponent(style: cell.style)
        if isPlain, cell.value.count <= 15, cell.value.allSatisfy({ (0x30...0x39).contains($0) }) {
            records.append(cell.value, column: column)
            return
        }
        let text = String(decoding: cell.value, as: UTF8.self)
        guard let number = Double(text) else {
            records.append(cell.value, column: column)
            return
        }
        if formats.showsDate(style: cell.style), let date = SheetDate.text(number, isFrom1904: isFrom1904) {
            records.append(date.utf8, column: column)
        } else if formats.showsPercentage(style: cell.style) {
            // 100% is stored as 1, and must not pass for one classroom.
            records.append((Self.plain(number * 100) + "%").utf8, column: column)
        } else if formats.showsExponent(style: cell.style), let shown = Self.withLostDigits(number) {
            records.append(shown.utf8, column: column)
        } else {
            records.append(Self.plain(number).utf8, column: column)
        }
    }

    /// `2.14E+09` for 2140000000 that is shown so: a code of ten digits went through a CSV file in which it had been rounded, and must not pass for a
    /// code. Nil for a number that has more digits than are shown.
    private static func withLostDigits(_ number: Double) -> String? {
        guard (1e9..<1e15).contains(number), number.truncatingRemainder(dividingBy: 1e6) == 0 else { return nil }
        let exponent = Int(log10(number).rounded(.down))
        let digits = Int((number / pow(10, Double(exponent)) * 100).rounded())
        return "\(digits / 100).\(digits / 10 % 10)\(digits % 10)E+\(exponent < 10 ? "0" : "")\(exponent)"
    }

    /// `2.141000001E9` is 2141000001, and `33.000000000000007` is 33: what the sheet shows, since spreadsheets show 15 digits.
    private static func plain(_ stored: Double) -> String {
        let digits = stored == 0 || !stored.isFinite ? 0 : 14 - Int(log10(abs(stored)).rounded(.down))
        let power = pow(10, Double(digits))
        let number = abs(digits) < 300 ? (stored * power).rounded() / power : stored
        return number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : "\(number)"
    }
}
