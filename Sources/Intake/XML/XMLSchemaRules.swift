internal import Catalogue

/// The lexical rules of the submission schema (contract §3.4), as plain tests over bytes. `santong schema` writes the same
/// rules for other programs.
enum XMLSchemaRules {
    static let namespace = "urn:santong:submission:1"
    private static let instanceNamespace = "http://www.w3.org/2001/XMLSchema-instance"

    static func isPeriod(_ value: [UInt8]) -> Bool { Period(String(decoding: value, as: UTF8.self)) != nil }
    static func isRegion(_ value: [UInt8]) -> Bool { value.count == 6 && value.allSatisfy(isDigit) }
    static func isCode(_ value: [UInt8]) -> Bool { value.count == 10 && value.allSatisfy(isDigit) }
    static func isRevision(_ value: [UInt8]) -> Bool { isCount(value) && value.contains { $0 != 0x30 } }

    /// 1 to 9 digits.
    static func isCount(_ value: [UInt8]) -> Bool { (1...9).contains(value.count) && value.allSatisfy(isDigit) }

    static func flag(_ value: [UInt8]) -> Bool? {
        switch value.count {
        case 1: value[0] == 0x31 ? true : value[0] == 0x30 ? false : nil
        case 4: value.elementsEqual("true".utf8) ? true : nil
        case 5: value.elementsEqual("false".utf8) ? false : nil
        default: nil
        }
    }

    static func number(_ digits: [UInt8]) -> Int64 { digits.reduce(0) { $0 * 10 + Int64($1 - 0x30) } }

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

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
