internal import Yams

/// A node of one of the office's YAML files that knows where it stands, so that every complaint names a line.
struct YAMLReader {
    let file: String
    private let node: Node

    /// - Throws: ``InputError`` for text that isn't YAML, with the line and what the parser says.
    init(text: String, file: String) throws(InputError) {
        self.file = file
        if let line = Self.lineOfManyAliases(text) { throw InputError(file: file, line: line, Self.tooManyAliases) }
        do {
            // Scalars are taken as they are written: nothing has to be known of their types, and finding those out took longer than all the rest.
            // The encoding is what the environment says, unless it is told.
            node = try Yams.compose(yaml: text, .basic, .default, .utf8) ?? Node.mapping([:])
        } catch let error as YamlError {
            throw Self.inputError(error, file)
        } catch {
            throw InputError(file: file, Self.notYAML("\(error)"))
        }
    }

    /// A few lines of aliases of lists of aliases stand for more than there is memory, and Yams compares all of it where it is a key.
    /// - Returns: the line on which there is one too many; nil where there is none.
    private static func lineOfManyAliases(_ text: String) -> Int? {
        var (line, aliases) = (1, 0)
        /// The last that isn't a blank on its line.
        var before: UInt8?
        var isAlias = false
        for byte in text.utf8 {
            if isAlias, !" \t\r\n".utf8.contains(byte) { aliases += 1 }
            if aliases > mostAliases { return line }
            isAlias = byte == UInt8(ascii: "*") && before.map { ":-?[,{".utf8.contains($0) } ?? true
            if byte == UInt8(ascii: "\n") { (line, before) = (line + 1, nil) } else if byte != UInt8(ascii: " ") { before = byte }
        }
        return nil
    }

    private static let mostAliases = 16
    private static let tooManyAliases = Bilingual(
        "别名（*名称）用得太多，请直接写出内容", "too many aliases (*name); write out what they stand for")

    private init(file: String, node: Node) {
        self.file = file
        self.node = node
    }

    var line: Int? { node.mark?.line }

    func error(_ reason: Bilingual) -> InputError {
        InputError(file: file, line: node.mark?.line, column: node.mark?.column, reason)
    }

    /// The entries of a mapping by key.
    /// - Throws: when this isn't a mapping, or has a key that isn't in `allowed`, or one twice.
    func mapping(_ allowed: [String]) throws(InputError) -> [String: YAMLReader] {
        var entries: [String: YAMLReader] = [:]
        for (key, value) in try pairs() {
            guard allowed.contains(key.text) else { throw key.reader.error(Self.unknownKey(key.text, allowed)) }
            guard entries.updateValue(value, forKey: key.text) == nil else {
                throw key.reader.error(Self.doubledKey(key.text))
            }
        }
        return entries
    }

    /// The entries of a mapping in the order of the file; keys are free.
    func pairs() throws(InputError) -> [(key: (text: String, reader: YAMLReader), value: YAMLReader)] {
        if case .scalar(let scalar) = node, scalar.string.isEmpty { return [] }
        guard case .mapping(let mapping) = node else { throw error(Self.needsMapping) }
        var pairs: [(key: (text: String, reader: YAMLReader), value: YAMLReader)] = []
        for (key, value) in mapping {
            let reader = YAMLReader(file: file, node: key)
            pairs.append(((try reader.string(), reader), YAMLReader(file: file, node: value)))
        }
        return pairs
    }

    /// The items of a sequence; an empty value is an empty sequence.
    func items() throws(InputError) -> [YAMLReader] {
        if case .scalar(let scalar) = node, scalar.string.isEmpty { return [] }
        guard case .sequence(let sequence) = node else { throw error(Self.needsList) }
        return sequence.map { YAMLReader(file: file, node: $0) }
    }

    var isList: Bool { if case .sequence = node { true } else { false } }

    /// A scalar's text as written, whatever YAML would make of it (`010` stays `010`).
    func string() throws(InputError) -> String {
        guard case .scalar(let scalar) = node else { throw error(Self.needsText) }
        // They get into messages and documents, in which they would do something.
        guard !scalar.string.unicodeScalars.contains(where: { $0.isControl && $0 != "\n" && $0 != "\t" }) else {
            throw error(Self.hasControl)
        }
        return scalar.string
    }

    func strings() throws(InputError) -> [String] {
        var result: [String] = []
        for item in try items() { result.append(try item.string()) }
        return result
    }

    func bool() throws(InputError) -> Bool {
        switch try string() {
        case "true": return true
        case "false": return false
        default: throw error(Bilingual("此处应为 true 或 false", "true or false is needed here"))
        }
    }

    /// A whole number of 0 or more.
    func count() throws(InputError) -> Int {
        let text = try string()
        guard !text.isEmpty, text.utf8.count <= 15, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let value = Int(text)
        else { throw error(Bilingual("此处应为整数，现为“\(text)”", "a whole number is needed here, not '\(text)'")) }
        return value
    }

    private static func inputError(_ error: YamlError, _ file: String) -> InputError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            InputError(file: file, line: mark.line, column: mark.column, notYAML(problem))
        case .duplicatedKeysInMapping(let keys, let context):
            InputError(file: file, line: context.mark.line, doubledKey(keys.joined(separator: ", ")))
        default:
            InputError(file: file, notYAML("\(error)"))
        }
    }

    private static func notYAML(_ problem: String) -> Bilingual {
        Bilingual("不是正确的 YAML：\(problem)", "not well-formed YAML: \(problem)")
    }
    private static func unknownKey(_ key: String, _ allowed: [String]) -> Bilingual {
        let list = allowed.joined(separator: " ")
        return Bilingual("不认识的项“\(key)”；可用：\(list)", "unknown key '\(key)'; allowed: \(list)")
    }
    private static func doubledKey(_ key: String) -> Bilingual {
        Bilingual("“\(key)”写了两次", "'\(key)' stands here twice")
    }
    private static let needsMapping = Bilingual("此处应为“名称: 值”的形式", "'key: value' entries are needed here")
    private static let needsList = Bilingual("此处应为列表", "a list is needed here")
    private static let needsText = Bilingual("此处应为一个词或数", "a single word or number is needed here")
    private static let hasControl = Bilingual("不能有控制字符", "control characters can't stand here")
}
