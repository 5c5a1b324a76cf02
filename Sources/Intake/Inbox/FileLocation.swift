internal import Foundation

/// Where a file is: the bytes of its path as the system has them. They needn't be UTF-8: names unpacked from an archive that
/// a county made on Windows are often GBK.
package struct FileLocation: Sendable, Hashable {
    let bytes: [UInt8]

    package init(_ path: String) { bytes = Array(path.utf8) }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    func appending(_ name: [UInt8]) -> FileLocation { FileLocation(bytes: bytes + [UInt8(ascii: "/")] + name) }

    /// For messages: UTF-8, else as GB18030, else with the bytes escaped.
    package var text: String { Self.readable(bytes) }

    /// A name as a person reads it.
    static func readable(_ name: [UInt8]) -> String {
        if let text = String(validating: name, as: UTF8.self) { return text }
        do {
            return String(decoding: try DecodedText(name).bytes, as: UTF8.self)
        } catch {
            return escaped(name)
        }
    }

    /// Every byte that isn't ASCII as `%XX`: no two names become one.
    static func escaped(_ name: [UInt8]) -> String {
        name.map { byte in
            byte < 0x80 && byte != UInt8(ascii: "%")
                ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }

    /// Calls `body` with the path as the system wants it.
    func withPath<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        let terminated = bytes.map { CChar(bitPattern: $0) } + [0]
        return unsafe terminated.withUnsafeBufferPointer { buffer in
            guard let path = buffer.baseAddress else { preconditionFailure("an array of one byte or more has an address") }
            return unsafe body(path)
        }
    }
}
