internal import CLibXML2

/// Turns libxml2's callbacks into calls of a listener. The parser keeps a pointer to it while it runs.
@safe final class XMLReceiver {
    private let listener: any XMLListener
    var context: xmlParserCtxtPtr?
    var failure: XMLFailure?
    /// The line at the end of what was read last: where the next element starts.
    private var line = 1

    init(_ listener: any XMLListener) { self.listener = listener }

    static func at(_ pointer: UnsafeMutableRawPointer?) -> XMLReceiver? {
        guard let pointer = unsafe pointer else { return nil }
        return unsafe Unmanaged<XMLReceiver>.fromOpaque(pointer).takeUnretainedValue()
    }

    var currentLine: Int {
        guard let context = unsafe context, let input = unsafe context.pointee.input else { return line }
        return unsafe Int(input.pointee.line)
    }

    private var isInside = false
    private var depth = 0
    /// As libxml2 has it itself without the option that ``XMLEvents`` sets.
    private static let greatestDepth = 256

    /// The line on which the tag starts that was just read: no `<` can stand within it.
    private var lineOfTag: Int {
        guard let context = unsafe context, let input = unsafe context.pointee.input, let base = unsafe input.pointee.base,
            var place = unsafe input.pointee.cur
        else { return line }
        var breaks = 0
        while unsafe place > base {
            unsafe place -= 1
            switch unsafe place.pointee {
            case UInt8(ascii: "<"): return currentLine - breaks
            case UInt8(ascii: "\n"): breaks += 1
            default: break
            }
        }
        return line
    }

    private var isAtEnd: Bool {
        guard let context = unsafe context, let input = unsafe context.pointee.input else { return false }
        return unsafe input.pointee.cur >= input.pointee.end
    }

    func start(
        _ name: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?, _ count: Int,
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        guard failure == nil else { return }
        depth += 1
        if depth > Self.greatestDepth {
            failure = .notWellFormed(
                line: currentLine, .syntax, detail: "more than \(Self.greatestDepth) elements within each other")
            if let context = unsafe context { unsafe xmlStopParser(context) }
            return
        }
        var list: [XMLAttribute] = []
        list.reserveCapacity(count)
        for index in 0..<count {
            guard let entry = unsafe attributes.map({ unsafe $0 + index * 5 }), let from = unsafe entry[3],
                let to = unsafe entry[4]
            else { continue }
            let value = unsafe Array(UnsafeBufferPointer(start: from, count: to - from))
            unsafe list.append(
                XMLAttribute(name: text(entry[0]), namespace: text(entry[2]), value: Self.withAmpersands(value)))
        }
        // No event tells of the white space before the root.
        let started = isInside ? line : lineOfTag
        isInside = true
        line = currentLine
        let namespace = unsafe text(uri)
        if namespace == "http://www.w3.org/2001/XInclude" {
            forbid(.inclusion)
            return
        }
        unsafe listener.start(text(name), namespace: namespace, attributes: list, line: started)
    }

    func end(_ name: UnsafePointer<xmlChar>?) {
        guard failure == nil else { return }
        depth -= 1
        line = currentLine
        unsafe listener.end(text(name))
    }

    func characters(_ start: UnsafePointer<xmlChar>?, _ count: Int) {
        guard failure == nil else { return }
        let text = unsafe UnsafeBufferPointer(start: start, count: count)
        if let first = unsafe text.firstIndex(where: { !CellText.isBlank($0) }) {
            let breaks = unsafe text[..<first].count { $0 == UInt8(ascii: "\n") }
            listener.text(line: line + breaks)
        }
        line = currentLine
    }

    /// A CDATA section is text, even one of white space (W3C XML Schema, element-only content, as xmllint reads it).
    func section() {
        guard failure == nil else { return }
        listener.text(line: line)
        line = currentLine
    }

    func passed() { line = currentLine }

    func forbid(_ construct: XMLFailure.Construct) {
        guard failure == nil else { return }
        failure = .forbidden(line: currentLine, construct: construct)
        if let context = unsafe context { unsafe xmlStopParser(context) }
    }

    func forbidEntity(_ name: UnsafePointer<xmlChar>?) {
        unsafe forbid(.entity(text(name)))
    }

    func problem(_ error: xmlErrorPtr?) {
        guard failure == nil, let error = unsafe error, unsafe error.pointee.level != XML_ERR_WARNING else { return }
        // A namespace's name that is no URI, or a relative one: names are only compared, so it is none of our business.
        if unsafe [99, 100].contains(error.pointee.code) { return }
        let line = unsafe error.pointee.line > 0 ? Int(error.pointee.line) : currentLine
        let message = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? ""
        // The same code stands for characters that XML forbids, which are no matter of encoding.
        let isNotUTF8 = message.hasPrefix("Input is not proper UTF-8")
        if unsafe isNotUTF8 || Self.encodingErrors.contains(error.pointee.code) {
            failure = .encoding(line: line)
            return
        }
        failure = unsafe .notWellFormed(
            line: line, XMLFault(code: error.pointee.code, isAtEnd: isAtEnd),
            detail: message.split(separator: "\n").first.map(String.init) ?? "")
    }

    /// Unknown and unsupported encodings, bytes that don't fit the encoding, failed conversions.
    private static let encodingErrors: Set<Int32> = [31, 32, 81, 1544, 6003]

    private func text(_ pointer: UnsafePointer<xmlChar>?) -> String {
        guard let pointer = unsafe pointer else { return "" }
        return unsafe String(cString: pointer)
    }

    /// Without entity replacement libxml2 hands `&amp;` in attribute values over as `&#38;`; no other `&` can stand there.
    private static func withAmpersands(_ value: [UInt8]) -> [UInt8] {
        guard value.contains(UInt8(ascii: "&")) else { return value }
        let reference = Array("&#38;".utf8)
        var result: [UInt8] = []
        result.reserveCapacity(value.count)
        var index = 0
        while index < value.count {
            result.append(value[index])
            index += value[index...].starts(with: reference) ? reference.count : 1
        }
        return result
    }
}
