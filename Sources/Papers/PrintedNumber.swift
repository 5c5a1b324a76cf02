/// A printed number as a spreadsheet has it: the exact value where that shows what was printed, and a format that does.
package struct PrintedNumber: Equatable {
    package let value: Double
    /// As spreadsheets write formats, with the marks behind the number as text: `0.00%" ▽"`.
    package let format: String

    /// What kind of column it stands in, which tells numbers from codes and line numbers.
    package enum Column {
        /// Of numbers.
        case numbers
        /// Of ranks, states and the like: up to four digits are a number.
        case centred
        /// Of words: nothing is a number but a figure.
        case words
    }

    init?(_ cell: PaperTable.Cell) {
        let columns: [PaperTable.Alignment: Column] = [.end: .numbers, .center: .centred, .start: .words]
        self.init(cell.text, exactly: cell.value, in: columns[cell.alignment] ?? .words)
    }

    /// - Parameters:
    ///   - text: as printed.
    ///   - exact: what the data files have for it; nil for what is no figure.
    /// - Returns: nil for what is no number: words, names, and codes, which are long or begin with 0.
    package init?(_ text: String, exactly exact: String?, in column: Column) {
        let marks = text.reversed().prefix { !$0.isNumber && $0 != "%" }.reversed()
        let figure = text.dropLast(marks.count)
        guard let first = figure.first, marks.allSatisfy({ "▽※† ".contains($0) }) else { return nil }
        let isPercentage = figure.last == "%"
        let sign = "+−-".contains(first) ? String(first) : ""
        let digits = figure.dropFirst(sign.count).dropLast(isPercentage ? 1 : 0)
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            parts[0] == "0" || parts[0].first != "0"
        else { return nil }
        guard exact != nil || column == .numbers || column == .centred && parts[0].count <= 4 else { return nil }
        let decimals = parts.count == 2 ? parts[1].count : 0
        let isNegative = sign == "−" || sign == "-"
        guard let size = Double(digits + (isPercentage ? "e-2" : "")) else { return nil }
        let pattern = decimals == 0 ? "0" : "0." + String(repeating: "0", count: decimals)
        let suffix = (isPercentage ? "%" : "") + (marks.isEmpty ? "" : "\"\(String(marks))\"")
        format = sign.isEmpty ? pattern + suffix : "+\(pattern)\(suffix);\"−\"\(pattern)\(suffix);\(pattern)\(suffix)"
        let printed = isNegative ? -size : size
        value = exact.flatMap { Self.value($0, shownAs: printed, decimals: decimals + (isPercentage ? 2 : 0)) } ?? printed
    }

    /// The value behind what is printed, which has six decimals. Where these alone round to something else than the exact value was printed as, it is given a seventh
    /// that doesn't: the exact value is that much nearer. Reckoned in whole ten-millionths, since a spreadsheet rounds decimally.
    /// - Returns: nil where no such value shows what was printed.
    private static func value(_ text: String, shownAs printed: Double, decimals: Int) -> Double? {
        guard decimals <= 6, let exact = tenMillionths(text) else { return nil }
        let unit = (decimals..<7).reduce(1) { unit, _ in unit * 10 }
        let wanted = Int((printed * Double(10_000_000 / unit)).rounded())
        let shown = { (number: Int) in (abs(number) + unit / 2) / unit * number.signum() }
        return [exact, exact - 1, exact + 1].first { shown($0) == wanted }.flatMap { Double("\($0)e-7") }
    }

    /// - Returns: nil for what is no decimal number with up to six decimals and six digits before them.
    private static func tenMillionths(_ text: String) -> Int? {
        let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts[0].utf8.count <= 6, parts.count == 1 || parts[1].utf8.count <= 6 else { return nil }
        let decimals = parts.count == 2 ? parts[1] : ""
        let filled = parts[0] + decimals + String(repeating: "0", count: 7 - decimals.utf8.count)
        return Int(filled).map { text.first == "-" ? -$0 : $0 }
    }
}
