/// One word of a formula.
enum FormulaToken: Equatable {
    case name(String)
    /// The digits without the point, and how many of them stand behind it.
    case number(Int64, decimals: Int)
    case symbol(String)
    case end
}

/// Why a formula is refused. Offsets are in characters from the formula's start, from 0.
package struct FormulaError: Error, Hashable, Sendable {
    package let offset: Int
    package let reason: Bilingual
}

/// Splits a formula into words.
struct FormulaLexer {
    private let characters: [Character]
    private var position = 0

    init(_ text: String) { characters = Array(text) }

    /// - Throws: ``FormulaError`` at a character that no formula contains.
    mutating func next() throws(FormulaError) -> (token: FormulaToken, offset: Int) {
        while position < characters.count, characters[position].isWhitespace { position += 1 }
        let start = position
        guard start < characters.count else { return (.end, start) }
        let character = characters[start]
        if character.isASCII, character.isLetter || character == "_" { return (.name(takeName()), start) }
        if character.isASCII, character.isNumber { return (try takeNumber(), start) }
        let pair = String(characters[start..<min(start + 2, characters.count)])
        if ["<=", ">=", "!=", "=="].contains(pair) {
            position += 2
            return (.symbol(pair == "==" ? "=" : pair), start)
        }
        guard "+-*()<>=".contains(character) else {
            throw FormulaError(offset: start, reason: Self.strange(character))
        }
        position += 1
        return (.symbol(String(character)), start)
    }

    private mutating func takeName() -> String {
        let start = position
        while position < characters.count, characters[position].isASCII,
            characters[position].isLetter || characters[position].isNumber || characters[position] == "_"
        { position += 1 }
        return characters[start..<position].reduce(into: "") { $0.append($1) }
    }

    private mutating func takeNumber() throws(FormulaError) -> FormulaToken {
        let start = position
        var digits = ""
        var decimals = 0
        var seenPoint = false
        while position < characters.count {
            let character = characters[position]
            if character.isASCII, character.isNumber {
                digits.append(character)
                if seenPoint { decimals += 1 }
            } else if character == ".", !seenPoint {
                seenPoint = true
            } else {
                break
            }
            position += 1
        }
        guard digits.count <= 9, let value = Int64(digits), !seenPoint || decimals > 0 else {
            throw FormulaError(offset: start, reason: Self.badNumber(String(characters[start..<position])))
        }
        return .number(value, decimals: decimals)
    }

    private static func strange(_ character: Character) -> Bilingual {
        Bilingual(
            "公式中不能有“\(character)”；可用 + - * ( )、数字、< <= = != >= >、and or not 和已定义的 id",
            "'\(character)' can't stand in a formula; use + - * ( ), numbers, < <= = != >= >, and or not, and defined ids")
    }

    private static func badNumber(_ text: String) -> Bilingual {
        Bilingual("公式中的数“\(text)”写法不对，最多 9 位数字", "the number '\(text)' is ill-formed; at most 9 digits")
    }
}
