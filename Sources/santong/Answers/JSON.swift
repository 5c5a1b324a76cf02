internal import Publishing

/// A value of JSON whose members keep their order.
enum JSON {
    case object([(String, JSON)])
    case array([JSON])
    case text(String)
    case number(Int64)
    case flag(Bool)
    case null

    static func text(_ text: String?) -> JSON { text.map { .text($0) } ?? .null }
    static func number(_ number: Int?) -> JSON { number.map { .number(Int64($0)) } ?? .null }
    static func number(_ number: Int64?) -> JSON { number.map { .number($0) } ?? .null }

    /// Indented by two blanks, and a line break at the end.
    var document: String { written("") + "\n" }

    /// On one line, without a line break.
    var line: String {
        switch self {
        case .object(let members): "{" + members.map { "\(jsonText($0)): \($1.line)" }.joined(separator: ", ") + "}"
        case .array(let values): "[" + values.map(\.line).joined(separator: ", ") + "]"
        default: written("")
        }
    }

    private func written(_ indent: String) -> String {
        let inner = indent + "  "
        switch self {
        case .object(let members) where members.isEmpty: return "{}"
        case .object(let members):
            let lines = members.map { "\(inner)\(jsonText($0)): \($1.written(inner))" }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
        case .array(let values) where values.isEmpty: return "[]"
        case .array(let values):
            return "[\n" + values.map { inner + $0.written(inner) }.joined(separator: ",\n") + "\n\(indent)]"
        case .text(let text): return jsonText(text)
        case .number(let number): return String(number)
        case .flag(let flag): return flag ? "true" : "false"
        case .null: return "null"
        }
    }
}
