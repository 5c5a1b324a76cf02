/// The language of findings and messages.
package enum Language: String, Sendable, CaseIterable {
    case chinese = "zh"
    case english = "en"
}

/// A text in both languages.
///
/// Either two ready texts, or two wordings with places `{0}`, `{1}` … and what is put there: a file with a defect in every
/// row makes a finding a row, and only the texts that are shown should cost anything.
package struct Bilingual: Hashable, Sendable {
    private let chinese: String
    private let english: String
    private let arguments: [String]

    package init(_ zh: String, _ en: String) {
        self.init(zh, en, [])
    }

    /// - Parameter arguments: at most 10; put in place of `{0}` to `{9}`. What is put in isn't looked at again.
    package init(_ zh: String, _ en: String, _ arguments: [String]) {
        chinese = zh
        english = en
        self.arguments = arguments
    }

    package var zh: String { filled(chinese) }
    package var en: String { filled(english) }

    package subscript(_ language: Language) -> String { language == .chinese ? zh : en }

    /// About as many bytes as it has in UTF-8, seldom fewer.
    package func size(_ language: Language) -> Int {
        (language == .chinese ? chinese : english).utf8.count + arguments.reduce(0) { $0 + $1.utf8.count }
    }

    /// Appends it in UTF-8, without making a text first.
    package func append(_ language: Language, to text: inout [UInt8]) {
        append(language == .chinese ? chinese : english, to: &text)
    }

    private func filled(_ wording: String) -> String {
        if arguments.isEmpty { return wording }
        var text: [UInt8] = []
        text.reserveCapacity(wording.utf8.count + arguments.reduce(0) { $0 + $1.utf8.count })
        append(wording, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    private func append(_ wording: String, to text: inout [UInt8]) {
        if arguments.isEmpty { return text.append(contentsOf: wording.utf8) }
        var wording = wording
        wording.withUTF8 { wording in
            var written = 0
            unsafe forEachPlace(in: wording) { place, number in
                unsafe text.append(contentsOf: wording[written..<place])
                text.append(contentsOf: arguments[number].utf8)
                written = place + Self.place
            }
            unsafe text.append(contentsOf: wording[written...])
        }
    }

    /// Of `{0}`, in bytes.
    private static let place = 3

    /// - Parameter body: gets where each place begins, and which argument is put there.
    private func forEachPlace(in wording: UnsafeBufferPointer<UInt8>, _ body: (_ place: Int, _ argument: Int) -> Void) {
        var index = 0
        while index + Self.place <= wording.count {
            if index + 8 <= wording.count,
                !Self.holdsBrace(unsafe UnsafeRawBufferPointer(wording).loadUnaligned(fromByteOffset: index, as: UInt64.self))
            {
                index += 8
                continue
            }
            guard unsafe wording[index] == UInt8(ascii: "{"), unsafe wording[index + 2] == UInt8(ascii: "}"),
                case let number = unsafe Int(wording[index + 1]) - 0x30, arguments.indices.contains(number)
            else {
                index += 1
                continue
            }
            body(index, number)
            index += Self.place
        }
    }

    /// Whether one of eight bytes is `{` (“hasvalue”, S. E. Anderson, Bit Twiddling Hacks): most of a wording has none.
    private static func holdsBrace(_ eight: UInt64) -> Bool {
        let other = eight ^ 0x7B7B_7B7B_7B7B_7B7B
        return (other &- 0x0101_0101_0101_0101) & ~other & 0x8080_8080_8080_8080 != 0
    }
}
