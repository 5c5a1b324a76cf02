/// The texts of a workbook's cells, each once (ECMA-376-1 §18.4).
struct SharedStrings {
    private let bytes: [UInt8]
    private let ranges: [Range<Int>]

    static let none = SharedStrings(bytes: [], ranges: [])

    private init(bytes: [UInt8], ranges: [Range<Int>]) {
        self.bytes = bytes
        self.ranges = ranges
    }

    init(_ part: String, in archive: inout ZipArchive) throws(WorkbookError) {
        let listener = Listener()
        _ = try PartParser.parse(part, of: &archive, listener)
        self.init(bytes: listener.collector.bytes, ranges: listener.ranges)
    }

    /// - Returns: nil where there is no such text.
    subscript(index: Int) -> ArraySlice<UInt8>? { ranges.indices.contains(index) ? bytes[ranges[index]] : nil }

    private final class Listener: PartListener {
        var collector = RichText()
        var ranges: [Range<Int>] = []
        let isDone = false

        func start(_ element: PartElement) {
            if element.name == "si" { collector.begin() }
            collector.start(element.name)
        }

        func end(_ name: String) {
            collector.end(name)
            if name == "si" { ranges.append(collector.finish()) }
        }

        func text(_ bytes: UnsafeBufferPointer<UInt8>) { unsafe collector.text(bytes) }
    }
}

/// Gathers the `t` elements of a text: plain, or in runs with formats of their own; what is there for pronunciation (`rPh`) is no part of it.
struct RichText {
    private(set) var bytes: [UInt8] = []
    private var begun = 0
    private var isText = false
    private var phonetics = 0

    mutating func begin() {
        begun = bytes.count
        isText = false
        phonetics = 0
    }

    mutating func start(_ name: String) {
        if name == "rPh" { phonetics += 1 }
        if name == "t" { isText = phonetics == 0 }
    }

    mutating func end(_ name: String) {
        if name == "rPh" { phonetics -= 1 }
        if name == "t" { isText = false }
    }

    mutating func text(_ piece: UnsafeBufferPointer<UInt8>) {
        if isText { unsafe bytes.append(contentsOf: piece) }
    }

    /// - Returns: where the text stands that was begun last.
    mutating func finish() -> Range<Int> {
        let plain = Self.unescaped(bytes[begun...])
        if plain.count != bytes.count - begun { bytes.replaceSubrange(begun..., with: plain) }
        // One that ends within another has been looked at.
        defer { begun = bytes.count }
        return begun..<bytes.count
    }

    /// `_x000D_` stands for the character with that code (ECMA-376-1 §22.9.2.19, ST_Xstring).
    static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
        guard text.count >= 7, text.contains(UInt8(ascii: "_")) else { return Array(text) }
        let text = Array(text)
        var result: [UInt8] = []
        var index = 0
        while index < text.count {
            if index + 7 <= text.count, text[index] == UInt8(ascii: "_"), text[index + 1] == UInt8(ascii: "x"),
                text[index + 6] == UInt8(ascii: "_"),
                let code = UInt32(String(decoding: text[index + 2..<index + 6], as: UTF8.self), radix: 16),
                let scalar = Unicode.Scalar(code)
            {
                result.append(contentsOf: String(scalar).utf8)
                index += 7
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }
}
