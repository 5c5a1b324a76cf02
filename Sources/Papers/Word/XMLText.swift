/// XML in the making, for parts of Office documents.
enum XMLText {
    static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\#n"#

    /// - Returns: as character data or attribute value; what XML has no character for becomes a blank.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case #"""#: result += "&quot;"
            case _ where scalar.value < 0x20 && scalar != "\t", "\u{FFFE}", "\u{FFFF}": result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
