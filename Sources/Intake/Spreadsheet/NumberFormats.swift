internal import Catalogue

/// Which of a workbook's cell styles show a number as a day, a percentage or with an exponent (ECMA-376-1 §18.8): what a cell holds there is no count.
struct NumberFormats {
    private enum Kind { case number, day, percentage, scientific }

    /// By style.
    private let kinds: [Kind]

    static let none = NumberFormats(kinds: [])

    private init(kinds: [Kind]) { self.kinds = kinds }

    init(_ part: String, in archive: inout ZipArchive) throws(WorkbookError) {
        let listener = Listener()
        _ = try PartParser.parse(part, of: &archive, listener)
        let own = listener.own.mapValues { code -> Kind in
            if Self.shows("%", code) { return .percentage }
            if code.lowercased().contains(/e[+-][0#?]/) { return .scientific }
            return Self.shows("ymdhs年月日", code) ? .day : .number
        }
        self.init(
            kinds: listener.styles.map { format in
                own[format] ?? Self.builtIn(format)
            })
    }

    func showsDate(style: Int) -> Bool { kinds.indices.contains(style) && kinds[style] == .day }
    func showsPercentage(style: Int) -> Bool { kinds.indices.contains(style) && kinds[style] == .percentage }

    /// What shows `2.14E+09`.
    func showsExponent(style: Int) -> Bool { kinds.indices.contains(style) && kinds[style] == .scientific }

    private static func builtIn(_ format: Int) -> Kind {
        switch format {
        case 9, 10: .percentage
        case 11, 48: .scientific
        default: isBuiltInDate(format) ? .day : .number
        }
    }

    /// Formats 14 to 22 and 45 to 47, and those of East Asian languages (ECMA-376-1 §18.8.30).
    private static func isBuiltInDate(_ format: Int) -> Bool {
        (14...22).contains(format) || (27...36).contains(format) || (45...47).contains(format) || (50...58).contains(format)
    }

    /// Whether a format has one of these signs outside quotes, brackets and escapes.
    private static func shows(_ signs: String, _ code: String) -> Bool {
        var isQuoted = false
        var isEscaped = false
        var brackets = 0
        for character in code.lowercased().prefix(while: { $0 != ";" }) {
            if isEscaped {
                isEscaped = false
            } else if character == "\"" {
                isQuoted.toggle()
            } else if isQuoted {
                continue
            } else if character == "\\" || character == "_" || character == "*" {
                isEscaped = true
            } else if character == "[" {
                brackets += 1
            } else if character == "]" {
                brackets -= 1
            } else if brackets == 0, signs.contains(character) {
                return true
            }
        }
        return false
    }

    private final class Listener: PartListener {
        /// Codes by id.
        var own: [Int: String] = [:]
        /// Format ids by style.
        var styles: [Int] = []
        private var isInside = false
        /// Excel allows 65,490.
        var isDone: Bool { styles.count > 100_000 || own.count > 100_000 }

        func start(_ element: PartElement) {
            switch element.name {
            case "numFmt":
                if let id = element["numFmtId"].flatMap({ Int($0) }), let code = element["formatCode"] { own[id] = code }
            case "cellXfs": isInside = true
            case "xf" where isInside: styles.append(element["numFmtId"].flatMap { Int($0) } ?? 0)
            default: break
            }
        }

        func end(_ name: String) { if name == "cellXfs" { isInside = false } }
        func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
    }
}

/// A day as a spreadsheet counts it.
enum SheetDate {
    /// - Parameters:
    ///   - serial: days since 1899-12-30, or since 1904-01-01.
    /// - Returns: `2017-09-30`, with the time behind it where there is one; nil for what is no day.
    static func text(_ serial: Double, isFrom1904: Bool) -> String? {
        guard serial >= 0, serial < 3_000_000 else { return nil }
        // Excel takes 1900 for a leap year: days before March of it are one less.
        let days = Int(serial) + (isFrom1904 ? 1462 : serial < 60 ? 1 : 0) - 25_569
        let seconds = Int(((serial - serial.rounded(.down)) * 86_400).rounded())
        let text = Instant(seconds: days * 86_400 + seconds - 8 * 3_600).iso8601
        let (day, time) = (text.prefix(10), text.dropFirst(11).prefix(8))
        return seconds == 0 ? String(day) : "\(day) \(time)"
    }
}
