/// A school code as a county writes it (contract §3.3).
enum SchoolCodeCell: Equatable {
    /// 10 digits.
    case code(Int64)
    /// `2.14E+09`: a spreadsheet has lost the digits.
    case scientific
    case invalid

    /// Accepts Excel's wrappings `="2141000001"` and a leading `'`.
    /// - Parameter range: trimmed and not empty.
    init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        if let code = Self.digits(bytes, range) {
            self = .code(code)
            return
        }
        if let plain = Self.isPlainlyScientific(bytes, range) {
            self = plain ? .scientific : .invalid
            return
        }
        var text = Substring(CellText.folded(bytes, range))
        if text.hasPrefix("=\""), text.hasSuffix("\""), text.count > 3 {
            text = text.dropFirst(2).dropLast()
        } else if text.hasPrefix("'") {
            text = text.dropFirst()
        }
        let inner = Array(text.utf8)
        self =
            if let code = Self.digits(inner.span, 0..<inner.count) {
                .code(code)
            } else if text.contains(where: { $0 == "E" || $0 == "e" }), Double(String(text)) != nil {
                .scientific
            } else {
                .invalid
            }
    }

    /// - Returns: nil for a cell that begins with anything but a digit, or isn't ASCII.
    private static func isPlainlyScientific(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool? {
        guard let first = range.first, (0x30...0x39).contains(bytes[first]) else { return nil }
        var hasExponent = false
        for index in range {
            if bytes[index] >= 0x80 { return nil }
            if bytes[index] | 0x20 == UInt8(ascii: "e") { hasExponent = true }
        }
        return hasExponent && Double(CellText.raw(bytes, range)) != nil
    }

    /// Ten digits.
    static func digits(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int64? {
        guard range.count == 10 else { return nil }
        var value: Int64 = 0
        for index in range {
            let digit = bytes[index] &- 0x30
            guard digit <= 9 else { return nil }
            value = value * 10 + Int64(digit)
        }
        return value
    }
}
