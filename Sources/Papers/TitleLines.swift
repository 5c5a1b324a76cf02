/// A title over several lines (GB/T 9704-2012, 7.3.1: 词意完整，排列对称，长短适宜): of like length, and where there is a choice broken after what ends a word.
package enum TitleLines {
    /// - Parameter width: of a line, in em.
    package static func broken(_ title: String, width: Double) -> [String] {
        let whole = TypeWidth.em(title)
        guard whole > width else { return [title] }
        let count = (whole / width).rounded(.up)
        let first = head(of: title, about: whole / count, most: width)
        let rest = String(title.dropFirst(first.count))
        return [first] + (rest.isEmpty ? [] : broken(rest, width: width))
    }

    private static func head(of title: String, about wanted: Double, most: Double) -> String {
        var best: (cost: Double, length: Int)?
        var width = 0.0
        let characters = Array(title)
        for index in characters.indices.dropLast() {
            width += TypeWidth.em(String(characters[index]))
            guard width <= most, let penalty = penalty(characters[index], characters[index + 1]) else { continue }
            let cost = abs(width - wanted) + penalty
            if cost < best?.cost ?? .infinity { best = (cost, index + 1) }
        }
        return String(characters.prefix(best?.length ?? characters.count))
    }

    /// How ill a line may end here, in em of unevenness that would be as bad; nil for never.
    private static func penalty(_ last: Character, _ next: Character) -> Double? {
        if opening.contains(last) || closing.contains(next) { return nil }
        if isLatin(last), isLatin(next) || next == "年" { return nil }
        if closing.contains(last) { return 0 }
        return ends.contains(last) || opening.contains(next) ? 1 : 3
    }

    private static func isLatin(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber)
    }

    private static let opening = Set("“（《〔")
    private static let closing = Set("”）》〕、，。：；")
    /// Words of titles like ours end with these.
    private static let ends = Set("度年省市县区的期")
}
