internal import Catalogue

/// The lexical rules of the submission schema (contract §3.4), as plain tests over bytes. `santong schema` writes the same
/// rules for other programs.
enum XMLSchemaRules {
    static let namespace = "urn:santong:submission:1"
    private static let instanceNamespace = "http://www.w3.org/2001/XMLSchema-instance"

    static func isPeriod(_ value: [UInt8]) -> Bool { Period(String(decoding: value, as: UTF8.self)) != nil }
    static func isRegion(_ bytes: Span<UInt8>, _ value: Range<Int>) -> Bool { value.count == 6 && areDigits(bytes, value) }
    static func isCode(_ bytes: Span<UInt8>, _ value: Range<Int>) -> Bool { value.count == 10 && areDigits(bytes, value) }
    static func isRevision(_ value: [UInt8]) -> Bool {
        isCount(value.span, 0..<value.count) && value.contains { $0 != 0x30 }
    }

    /// 1 to 9 digits.
    static func isCount(_ bytes: Span<UInt8>, _ value: Range<Int>) -> Bool {
        (1...9).contains(value.count) && areDigits(bytes, value)
    }

    static func flag(_ bytes: Span<UInt8>, _ value: Range<Int>) -> Bool? {
        switch value.count {
        case 1:
            let byte = bytes[value.lowerBound]
            return byte == 0x31 ? true : byte == 0x30 ? false : nil
        case 4: return bytes.isEqual(value, to: isTrue.span, at: 0) ? true : nil
        case 5: return bytes.isEqual(value, to: isFalse.span, at: 0) ? false : nil
        default: return nil
        }
    }

    private static let isTrue = Array("true".utf8)
    private static let isFalse = Array("false".utf8)

    static func isBlank(_ bytes: Span<UInt8>, _ value: Range<Int>) -> Bool {
        for index in value where !CellText.isBlank(bytes[index]) { return false }
        return true
    }

    /// - Parameter digits: up to 18.
    static func number(_ bytes: Span<UInt8>, _ digits: Range<Int>) -> Int64 {
        var number: Int64 = 0
        for index in digits { number = number * 10 + Int64(bytes[index] - 0x30) }
        return number
    }

    /// The form of a date and time with offset. The sender's word is shown, not judged: whether there is such a day isn't asked.
    static func isTime(_ value: [UInt8]) -> Bool {
        let form = /[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:Z|[+\-][0-9]{2}:[0-9]{2})/
        return String(decoding: value, as: UTF8.self).wholeMatch(of: form) != nil
    }

    /// Whether an attribute is a schema processor's business and says nothing about the content. `xsi:type` and `xsi:nil` would,
    /// and no element here allows them.
    static func isHint(_ attribute: XMLAttribute) -> Bool {
        attribute.namespace == instanceNamespace && ["schemaLocation", "noNamespaceSchemaLocation"].contains(attribute.name)
    }

    private static func areDigits(_ bytes: Span<UInt8>, _ value: Range<Int>) -> Bool {
        for index in value where !(0x30...0x39).contains(bytes[index]) { return false }
        return true
    }
}
