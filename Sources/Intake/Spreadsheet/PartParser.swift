internal import CLibXML2

/// An element of a workbook's part while its start tag is at hand.
@safe struct PartElement {
    /// Without prefix.
    let name: String
    private let attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    private let count: Int

    init(_ name: String, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int) {
        self.name = name
        unsafe self.attributes = attributes
        self.count = count
    }

    /// An attribute's value, by its name without prefix: of two the first.
    subscript(name: StaticString) -> String? {
        for index in 0..<count {
            guard let entry = unsafe attributes.map({ unsafe $0 + index * 5 }), let local = unsafe entry[0],
                let from = unsafe entry[3], let to = unsafe entry[4]
            else { continue }
            guard unsafe xmlStrEqual(local, name.utf8Start) == 1 else { continue }
            let value = unsafe String(decoding: UnsafeBufferPointer(start: from, count: to - from), as: UTF8.self)
            return value.contains("&") ? value.replacing("&#38;", with: "&") : value
        }
        return nil
    }
}

/// Who listens to a part of a workbook while it streams by.
protocol PartListener: AnyObject {
    /// Whether nothing further is of interest.
    var isDone: Bool { get }
    func start(_ element: PartElement)
    func end(_ name: String)
    /// Character data, in any number of pieces.
    func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// libxml2's push parser over a part, with everything shut that could reach out or blow up, as in ``XMLEvents``: what a workbook has no
/// need of makes it a damaged one.
@safe final class PartParser {
    private let listener: any PartListener
    private let part: String
    private var context: xmlParserCtxtPtr?
    private var bound: XMLAttributeBound
    private var isForbidden = false
    private var isFirst = true

    /// Streams a part past `listener`.
    /// - Returns: false where there is no such part.
    static func parse(
        _ part: String, of archive: inout ZipArchive, _ listener: any PartListener
    ) throws(WorkbookError) -> Bool {
        let parser = PartParser(part, listener, XMLAttributeBound(most: archive.mostAttributes))
        defer { parser.close() }
        let isThere = unsafe try archive.read(part) { (piece) throws(WorkbookError) in
            unsafe try parser.feed(piece)
            return !listener.isDone
        }
        if isThere, !listener.isDone { try parser.finish() }
        return isThere
    }

    private init(_ part: String, _ listener: any PartListener, _ bound: XMLAttributeBound) {
        XMLEvents.prepare()
        self.bound = bound
        self.part = part
        self.listener = listener
        var handlers = unsafe Self.handlers
        unsafe context = xmlCreatePushParserCtxt(&handlers, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
        if let context = unsafe context {
            unsafe xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
            unsafe XMLEvents.boundNames(of: context)
        }
    }

    private func feed(_ piece: UnsafeBufferPointer<UInt8>) throws(WorkbookError) {
        if isFirst, unsafe XMLDeclaration.hidesTags(piece) { throw .damaged("\(part): encoding") }
        isFirst = false
        if unsafe bound.excess(in: Span(_unsafeElements: piece)) != nil { throw .damaged("\(part): too many attributes") }
        let start = unsafe UnsafeRawPointer(piece.baseAddress)?.assumingMemoryBound(to: CChar.self)
        let code = unsafe xmlParseChunk(context, start, Int32(piece.count), 0)
        try check(code)
    }

    private func finish() throws(WorkbookError) {
        let code = unsafe xmlParseChunk(context, nil, 0, 1)
        try check(code)
    }

    private func check(_ code: Int32) throws(WorkbookError) {
        // 99 and 100: namespaces that are no URIs, which are only compared.
        if isForbidden || (code != 0 && code != 99 && code != 100) { throw .damaged("\(part): XML \(code)") }
    }

    private func close() {
        guard let context = unsafe context else { return }
        if unsafe context.pointee.myDoc != nil {
            unsafe xmlFreeDoc(context.pointee.myDoc)
            unsafe context.pointee.myDoc = nil
        }
        unsafe xmlFreeParserCtxt(context)
        unsafe self.context = nil
    }

    private func forbid() {
        isForbidden = true
        if let context = unsafe context { unsafe xmlStopParser(context) }
    }

    private static func at(_ pointer: UnsafeMutableRawPointer?) -> PartParser? {
        guard let pointer = unsafe pointer else { return nil }
        return unsafe Unmanaged<PartParser>.fromOpaque(pointer).takeUnretainedValue()
    }

    private static var handlers: xmlSAXHandler {
        var handlers = unsafe xmlSAXHandler()
        unsafe handlers.initialized = UInt32(XML_SAX2_MAGIC)
        unsafe handlers.startElementNs = { data, name, _, _, _, _, count, _, attributes in
            guard let name = unsafe name else { return }
            unsafe PartParser.at(data)?.listener.start(PartElement(String(cString: name), attributes, Int(count)))
        }
        unsafe handlers.endElementNs = { data, name, _, _ in
            guard let name = unsafe name else { return }
            unsafe PartParser.at(data)?.listener.end(String(cString: name))
        }
        unsafe handlers.characters = { data, text, length in
            unsafe PartParser.at(data)?.listener.text(UnsafeBufferPointer(start: text, count: Int(length)))
        }
        unsafe handlers.ignorableWhitespace = { data, text, length in
            unsafe PartParser.at(data)?.listener.text(UnsafeBufferPointer(start: text, count: Int(length)))
        }
        unsafe handlers.cdataBlock = { data, text, length in
            unsafe PartParser.at(data)?.listener.text(UnsafeBufferPointer(start: text, count: Int(length)))
        }
        unsafe handlers.internalSubset = { data, _, _, _ in unsafe PartParser.at(data)?.forbid() }
        unsafe handlers.getEntity = { data, _ in
            unsafe PartParser.at(data)?.forbid()
            return nil
        }
        unsafe handlers.reference = { data, _ in unsafe PartParser.at(data)?.forbid() }
        unsafe handlers.serror = { _, _ in }
        return unsafe handlers
    }
}
