internal import CLibXML2

/// An attribute of an element: names and value in UTF-8.
struct XMLAttribute {
    let name: String
    /// Empty for an attribute without a prefix.
    let namespace: String
    let value: [UInt8]
}

/// Who listens to a document while it streams by.
protocol XMLListener: AnyObject {
    /// - Parameter line: that on which the element starts, 1-based.
    func start(_ name: String, namespace: String, attributes: [XMLAttribute], line: Int)
    func end(_ name: String)
    /// Text that isn't white space.
    func text(line: Int)
}

/// Why parsing stopped before the end.
enum XMLFailure: Error, Equatable {
    /// A DTD, or an entity beyond XML's own five (finding F08): nothing of it has been looked at.
    case forbidden(line: Int, construct: Construct)
    /// Bytes that the declared encoding doesn't have, or an encoding that isn't known (finding F02).
    case encoding(line: Int)
    /// Finding F06.
    case notWellFormed(line: Int, XMLFault, detail: String)

    enum Construct: Equatable {
        case doctype
        case entity(String)
        case inclusion
    }
}

/// libxml2's SAX2 interface with everything shut that could reach out or blow up: no network, no DTD, no entities but XML's
/// own five.
struct XMLEvents {
    /// Parses `bytes` in one pass.
    /// - Parameter mostAttributes: of one element.
    /// - Throws: the first ``XMLFailure``; a forbidden construct stops the parser at once.
    static func parse(_ bytes: [UInt8], mostAttributes: Int, _ listener: any XMLListener) throws(XMLFailure) {
        prepare()
        if XMLDeclaration.hidesTags(bytes) { throw .encoding(line: 1) }
        if let line = XMLAttributeBound.excess(over: mostAttributes, in: bytes) {
            throw .notWellFormed(line: line, .tooManyAttributes, detail: "more than \(mostAttributes) attributes")
        }
        let receiver = XMLReceiver(listener)
        unsafe bytes.withUnsafeBytes { buffer in
            unsafe run(buffer, receiver)
        }
        if let failure = receiver.failure { throw failure }
        if !XMLDeclaration.isSound(bytes) { throw .notWellFormed(line: 1, .declaration, detail: "") }
    }

    /// libxml2 sets its tables up on first use, and two files read at once would do that at once: one of some thousand runs then
    /// crashed in the list of encodings. The manual asks for this call before threads.
    static func prepare() { initialize }

    private static let initialize: Void = xmlInitParser()

    /// A document of a submission has some thirty names, a part of a workbook some two hundred. With a million of them the parser takes minutes: it looks
    /// each up in lists that grow. Beyond the bound it can't read a name.
    static func boundNames(of context: xmlParserCtxtPtr) {
        unsafe xmlDictSetLimit(context.pointee.dict, mostNameBytes)
    }

    private static let mostNameBytes = 256 * 1024

    private static func run(_ buffer: UnsafeRawBufferPointer, _ receiver: XMLReceiver) {
        let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        guard let context = unsafe xmlCreateMemoryParserCtxt(start, Int32(clamping: buffer.count)) else {
            receiver.failure = .notWellFormed(line: 1, .empty, detail: "")
            return
        }
        // HUGE: behind ten megabytes libxml2 takes a longer value with a reference for an error. What the option lifts is bounded before: sizes, names, attributes.
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_BIG_LINES.rawValue | XML_PARSE_HUGE.rawValue
        unsafe xmlCtxtUseOptions(context, Int32(options))
        unsafe boundNames(of: context)
        unsafe context.pointee.sax.pointee = handlers
        unsafe context.pointee.userData = Unmanaged.passUnretained(receiver).toOpaque()
        unsafe receiver.context = context
        // Failed conversions are told beside the parser's own channel, by default on standard error. The setting is a thread's own.
        unsafe xmlSetStructuredErrorFunc(Unmanaged.passUnretained(receiver).toOpaque()) { data, error in
            unsafe XMLReceiver.at(data)?.problem(error)
        }
        unsafe xmlParseDocument(context)
        xmlSetStructuredErrorFunc(nil, nil)
        if unsafe context.pointee.wellFormed == 0, receiver.failure == nil {
            receiver.failure = .notWellFormed(line: receiver.currentLine, .syntax, detail: "")
        }
        unsafe receiver.context = nil
        if unsafe context.pointee.myDoc != nil {
            unsafe xmlFreeDoc(context.pointee.myDoc)
            unsafe context.pointee.myDoc = nil
        }
        unsafe xmlFreeParserCtxt(context)
    }

    private static var handlers: xmlSAXHandler {
        var handlers = unsafe xmlSAXHandler()
        unsafe handlers.initialized = UInt32(XML_SAX2_MAGIC)
        unsafe handlers.startElementNs = { data, name, _, uri, _, _, count, _, attributes in
            unsafe XMLReceiver.at(data)?.start(name, uri, Int(count), attributes)
        }
        unsafe handlers.endElementNs = { data, name, _, _ in unsafe XMLReceiver.at(data)?.end(name) }
        unsafe handlers.characters = { data, text, length in unsafe XMLReceiver.at(data)?.characters(text, Int(length)) }
        unsafe handlers.ignorableWhitespace = { data, text, length in
            unsafe XMLReceiver.at(data)?.characters(text, Int(length))
        }
        unsafe handlers.cdataBlock = { data, _, _ in unsafe XMLReceiver.at(data)?.section() }
        unsafe handlers.comment = { data, _ in unsafe XMLReceiver.at(data)?.passed() }
        unsafe handlers.processingInstruction = { data, _, _ in unsafe XMLReceiver.at(data)?.passed() }
        unsafe handlers.internalSubset = { data, _, _, _ in unsafe XMLReceiver.at(data)?.forbid(.doctype) }
        unsafe handlers.getEntity = { data, name in
            unsafe XMLReceiver.at(data)?.forbidEntity(name)
            return nil
        }
        unsafe handlers.reference = { data, name in unsafe XMLReceiver.at(data)?.forbidEntity(name) }
        unsafe handlers.serror = { data, error in unsafe XMLReceiver.at(data)?.problem(error) }
        return unsafe handlers
    }
}
