internal import CLibXML2

/// A page's markup as a tree. Entities are resolved, comments left out; names of elements and attributes are in lower case, as HTML has them.
indirect enum Markup: Equatable {
    case element(Element)
    case text(String)

    struct Element: Equatable {
        var name: String
        var attributes: [Attribute] = []
        var children: [Markup] = []

        subscript(_ attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }

        /// The words of `class`.
        var classes: Set<Substring> { Set((self["class"] ?? "").split(whereSeparator: \.isWhitespace)) }

        func `is`(_ name: String, _ word: Substring? = nil) -> Bool {
            self.name == name && (word.map(classes.contains) ?? true)
        }

        /// Its child elements.
        var elements: [Element] { children.compactMap(\.element) }
    }

    struct Attribute: Equatable {
        let name: String
        let value: String
    }

    var element: Element? {
        if case .element(let element) = self { return element }
        return nil
    }

    /// All text in it, end to end.
    var text: String {
        switch self {
        case .text(let text): text
        case .element(let element): element.children.map(\.text).joined()
        }
    }
}

extension Markup.Element {
    /// The `html` element of a page, read as browsers read it: what isn't well-formed is put right, not refused.
    /// - Returns: nil for what holds no element.
    init?(page bytes: [UInt8]) {
        Self.initialize
        let root: Markup.Element? = unsafe bytes.withUnsafeBytes { buffer in
            let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            let options = HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
            guard let document = unsafe htmlReadMemory(start, Int32(clamping: buffer.count), nil, "UTF-8", Int32(options)) else {
                return nil
            }
            defer { unsafe xmlFreeDoc(document) }
            return unsafe xmlDocGetRootElement(document).map { unsafe Self.element($0) }
        }
        guard let root else { return nil }
        self = root
    }

    /// libxml2 sets its tables up on first use; two pages read at once would do that at once.
    private static let initialize: Void = xmlInitParser()

    private static func element(_ node: xmlNodePtr) -> Self {
        var element = Self(name: unsafe string(node.pointee.name))
        var attribute = unsafe node.pointee.properties
        while let current = unsafe attribute {
            element.attributes.append(
                .init(name: unsafe string(current.pointee.name), value: unsafe texts(current.pointee.children)))
            unsafe attribute = current.pointee.next
        }
        var child = unsafe node.pointee.children
        while let current = unsafe child {
            switch unsafe current.pointee.type {
            case XML_ELEMENT_NODE: element.children.append(.element(unsafe Self.element(current)))
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: element.children.append(.text(unsafe string(current.pointee.content)))
            default: break
            }
            unsafe child = current.pointee.next
        }
        return element
    }

    /// An attribute's value: a text, or several.
    private static func texts(_ first: xmlNodePtr?) -> String {
        var (text, next) = unsafe ("", first)
        while let current = unsafe next {
            text += unsafe string(current.pointee.content)
            unsafe next = current.pointee.next
        }
        return text
    }

    private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
        unsafe text.map { unsafe String(cString: $0) } ?? ""
    }
}
