/// `notes/PERIOD.md`: the office's own words for a bulletin, in named sections (contract §2). Paragraphs only: a blank line ends one, a line that
/// begins with `- ` or `* ` is one by itself.
package struct OfficeNotes: Sendable, Equatable {
    package enum Section: String, Sendable, CaseIterable {
        /// Praise, at the end of 二、各地进展.
        case praise = "表扬"
        /// Takes the place of the program's own sentence.
        case requirements = "下一步工作要求"
        /// Before the signature.
        case remarks = "说明"
    }

    private var paragraphs: [Section: [String]] = [:]

    package static let none = OfficeNotes()

    private init() {}

    package subscript(_ section: Section) -> [String] { paragraphs[section] ?? [] }

    /// - Parameter file: the name, for messages.
    /// - Throws: ``InputError`` with the line for bytes that aren't UTF-8, an unknown or doubled section, and text before the first.
    package init(markdown bytes: [UInt8], file: String) throws(InputError) {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard let markdown = String(validating: text, as: UTF8.self) else {
            throw InputError(file: file, Bilingual("不是 UTF-8，请另存为 UTF-8", "it isn't UTF-8; save it as UTF-8"))
        }
        var section: Section?
        var isOpen = false
        for (index, raw) in markdown.split(separator: /\r\n|\n|\r/, omittingEmptySubsequences: false).enumerated() {
            let line = raw.trimming(while: \.isWhitespace)
            if line.isEmpty {
                isOpen = false
            } else if line.hasPrefix("#") {
                section = try Self.section(line.drop { $0 == "#" }.trimming(while: \.isWhitespace), file, index + 1)
                guard let found = section, paragraphs.updateValue([], forKey: found) == nil else {
                    throw InputError(file: file, line: index + 1, Bilingual("“\(line)”写了两次", "'\(line)' stands twice"))
                }
                isOpen = false
            } else if let section {
                let isItem = line.hasPrefix("- ") || line.hasPrefix("* ")
                let words = isItem ? String(line.dropFirst(2).trimming(while: \.isWhitespace)) : String(line)
                if isOpen, !isItem, let last = paragraphs[section]?.indices.last {
                    paragraphs[section]?[last] += words
                } else {
                    paragraphs[section, default: []].append(words)
                }
                isOpen = !isItem
            } else {
                throw InputError(file: file, line: index + 1, Self.outside)
            }
        }
    }

    private static var outside: Bilingual {
        Bilingual("这一行不在任何一节里，前面请写节名，如“## 说明”", "this line belongs to no section; write a heading before it, such as ## 说明")
    }

    private static func section(_ name: Substring, _ file: String, _ line: Int) throws(InputError) -> Section {
        if let section = Section(rawValue: String(name)) { return section }
        let known = Section.allCases.map(\.rawValue).joined(separator: "、")
        throw InputError(
            file: file, line: line,
            Bilingual("没有名为“\(name)”的节，可写的有：\(known)", "there is no section '\(name)'; there are \(known)"))
    }
}

extension StringProtocol {
    fileprivate func trimming(while isOutside: (Character) -> Bool) -> SubSequence {
        var rest = self[...].drop(while: isOutside)
        while let last = rest.last, isOutside(last) { rest.removeLast() }
        return rest
    }
}
