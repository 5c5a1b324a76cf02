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

    private func filled(_ wording: String) -> String {
        if arguments.isEmpty { return wording }
        var result = ""
        result.reserveCapacity(wording.utf8.count + arguments.reduce(0) { $0 + $1.utf8.count })
        let bytes = wording.utf8
        var written = bytes.startIndex
        while let place = bytes[written...].firstIndex(of: UInt8(ascii: "{")) {
            let behind = bytes.index(after: place)
            guard let end = bytes.index(behind, offsetBy: 1, limitedBy: bytes.endIndex), end < bytes.endIndex,
                bytes[end] == UInt8(ascii: "}"), case let number = Int(bytes[behind]) - 0x30, arguments.indices.contains(number)
            else {
                result += wording[written..<behind]
                written = behind
                continue
            }
            result += wording[written..<place]
            result += arguments[number]
            written = bytes.index(after: end)
        }
        result += wording[written...]
        return result
    }
}
