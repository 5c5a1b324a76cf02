package import Catalogue

/// What a submission's path tells (contract §3.1).
package struct FileName: Sendable, Equatable {
    /// What the start of a name, behind a period or date, says of the submitter.
    package enum Sender: Sendable, Equatable {
        case region(Int)
        /// A code of the province that the table doesn't have.
        case unknownCode(String)
        case none
    }

    /// By the file's own name alone.
    package let ownSender: Sender
    /// By the file's own name, else by its folders, innermost first.
    package let sender: Sender
    /// `-rN` before the extension.
    package let revision: Int?
    /// The periods in the file's own name, wherever they stand, in their order.
    package let periods: [Period]
    /// In lower case, without the dot.
    package let fileExtension: String
    /// `410183-无变化.txt`: the submitter confirms that nothing changed since the previous period.
    package let confirmsUnchanged: Bool

    package init(path: String, regions: SubmitterNames) {
        let parts = path.split(separator: "/").map(String.init)
        let name = parts.last ?? ""
        let stem = Self.dot(in: name).map { String(name[..<$0]) } ?? name
        fileExtension = Self.fileExtension(of: path)
        revision = Self.revision(stem)
        let said = revision == nil ? stem : String(stem[..<(stem.lastIndex(of: "-") ?? stem.endIndex)])
        confirmsUnchanged = fileExtension == "txt" && said.hasSuffix("无变化")
        periods = Self.periods(in: Array(stem))
        ownSender = regions.sender(atStartOf: stem)
        var sender = ownSender
        if sender == .none {
            for folder in parts.dropLast().reversed() {
                if case .region(let region) = regions.sender(atStartOf: folder) {
                    sender = .region(region)
                    break
                }
            }
        }
        self.sender = sender
    }

    /// A file's own name without extension and revision.
    package static func stem(of path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        let stem = dot(in: name).map { String(name[..<$0]) } ?? name
        return revision(stem) == nil ? stem : String(stem[..<(stem.lastIndex(of: "-") ?? stem.endIndex)])
    }

    /// In lower case, without the dot; blank where there is none.
    static func fileExtension(of path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        return dot(in: name).map { name[name.index(after: $0)...].lowercased() } ?? ""
    }

    private static func dot(in name: String) -> String.Index? {
        name.lastIndex(of: ".").flatMap { $0 == name.startIndex ? nil : $0 }
    }

    private static func revision(_ stem: String) -> Int? {
        guard let dash = stem.lastIndex(of: "-") else { return nil }
        let tail = stem[stem.index(after: dash)...]
        guard tail.first == "r", case let digits = tail.dropFirst(), (1...9).contains(digits.utf8.count),
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits), number > 0
        else { return nil }
        return number
    }

    /// The periods written anywhere in a name: 2017Q3, 2017年三季度, 2017年第三季度, 2017年3季度, 2017年第3季度.
    private static func periods(in characters: [Character]) -> [Period] {
        characters.indices.compactMap { start in
            start == 0 || !isDigit(characters[start - 1]) ? period(in: characters, at: start)?.period : nil
        }
    }

    /// A period that stands exactly at `start`, and the index behind it.
    static func period(in characters: [Character], at start: Int) -> (period: Period, end: Int)? {
        guard start + 6 <= characters.count, characters[start..<start + 4].allSatisfy(isDigit) else { return nil }
        let year = characters[start..<start + 4].reduce(0) { $0 * 10 + ($1.wholeNumberValue ?? 0) }
        var index = start + 4
        if characters[index] == "Q" || characters[index] == "q" {
            guard let quarter = quarters[characters[index + 1]], isDigit(characters[index + 1]),
                let period = Period(year: year, quarter: quarter),
                index + 2 == characters.count || !isDigit(characters[index + 2])
            else { return nil }
            return (period, index + 2)
        }
        guard characters[index] == "年" else { return nil }
        index += 1
        if index < characters.count, characters[index] == "第" { index += 1 }
        guard index + 2 < characters.count, let quarter = quarters[characters[index]], characters[index + 1] == "季",
            characters[index + 2] == "度", let period = Period(year: year, quarter: quarter)
        else { return nil }
        return (period, index + 3)
    }

    static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

    private static let quarters: [Character: Int] = [
        "1": 1, "2": 2, "3": 3, "4": 4, "一": 1, "二": 2, "三": 3, "四": 4,
    ]
}
