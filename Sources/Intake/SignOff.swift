internal import Catalogue

/// Who stands for a submission: 填报人, 审核人, 负责人 and 联系电话, from its footer lines, the lines above the header, or XML attributes. Empty where it isn't said.
package struct SignOff: Sendable, Equatable {
    package internal(set) var filler = ""
    package internal(set) var reviewer = ""
    package internal(set) var head = ""
    /// Never published but in notices (it is a person's).
    package internal(set) var telephone = ""

    static let none = SignOff()

    /// The labels of what is missing, the telephone apart.
    var missing: [String] {
        [("填报人", filler), ("审核人", reviewer), ("负责人", head)].filter { $0.1.isEmpty }.map(\.0)
    }
}

extension SignOff {
    /// - Parameter lines: footer records, then titles, of which the first that says something counts; their cells kept apart by tabs: `填报人：张三	审核人：李四`, or a label and its value in two cells.
    init(lines: [String]) {
        self.init()
        for line in lines {
            var rest = Substring(line)
            while let label = Self.first(in: rest) {
                rest = rest[label.range.upperBound...]
                let end = Self.first(in: rest)?.range.lowerBound ?? rest.endIndex
                take(Self.value(rest[..<end]), for: label.field)
            }
        }
    }

    private enum Field { case filler, reviewer, head, telephone, other }

    /// Longer labels before those that they end with.
    private static let labels: [(String, Field)] = [
        ("填报日期", .other), ("报送日期", .other), ("填表日期", .other), ("填报单位", .other), ("填报人", .filler), ("填表人", .filler),
        ("制表人", .filler), ("制表", .filler), ("审核人", .reviewer), ("单位负责人", .head), ("负责人", .head), ("联系电话", .telephone),
        ("电话", .telephone), ("日期", .other), ("备注", .other),
    ]

    private static func first(in text: Substring) -> (range: Range<Substring.Index>, field: Field)? {
        let found = labels.enumerated().compactMap { order, label in
            text.firstRange(of: label.0).map { (range: $0, field: label.1, order: order) }
        }
        return found.min { ($0.range.lowerBound, $0.order) < ($1.range.lowerBound, $1.order) }.map { ($0.range, $0.field) }
    }

    /// Without the colon, the blanks and （签字） around it.
    private static func value(_ text: Substring) -> String {
        var text = text.replacing("（签字）", with: "").replacing("(签字)", with: "").replacing("（签章）", with: "")
        let isOutside: (Character) -> Bool = { $0.isWhitespace || ":：,，;；_".contains($0) }
        while let last = text.last, isOutside(last) { text.removeLast() }
        return String(text.drop(while: isOutside).prefix(mostCharacters))
    }

    /// Nobody's name or number is longer.
    private static let mostCharacters = 40

    private mutating func take(_ value: String, for field: Field) {
        func keep(_ old: String) -> String { old.isEmpty ? value : old }
        switch field {
        case .filler: filler = keep(filler)
        case .reviewer: reviewer = keep(reviewer)
        case .head: head = keep(head)
        case .telephone: telephone = keep(telephone)
        case .other: break
        }
    }
}
