internal import Foundation

/// Text brought to UTF-8 without a byte order mark.
package struct DecodedText: Sendable {
    package let bytes: [UInt8]
}

/// Text in no encoding that is read: the line of the first bad byte (finding F02).
package struct DecodingError: Error, Equatable {
    package let line: Int
}

extension DecodedText {
    /// UTF-8 with or without byte order mark, UTF-16 with one, else GB18030, which contains GBK and GB2312 (contract §3.2).
    /// - Throws: ``DecodingError`` with the line of the first byte that doesn't fit.
    package init(_ raw: [UInt8]) throws(DecodingError) {
        if raw.starts(with: [0xEF, 0xBB, 0xBF]) {
            if let bad = firstInvalidUTF8(raw, from: 3) { throw DecodingError(line: lineNumber(of: bad, in: raw)) }
            bytes = Array(raw.dropFirst(3))
        } else if raw.starts(with: [0xFF, 0xFE]) {
            bytes = try Self.utf16(raw, isLittleEndian: true)
        } else if raw.starts(with: [0xFE, 0xFF]) {
            bytes = try Self.utf16(raw, isLittleEndian: false)
        } else if firstInvalidUTF8(raw) == nil {
            bytes = raw
        } else {
            bytes = try DecodedText(gb18030: raw).bytes
        }
    }

    /// - Throws: ``DecodingError`` with the line of the first byte that doesn't fit.
    init(gb18030 raw: [UInt8]) throws(DecodingError) {
        guard let converter = GB18030Converter() else { throw DecodingError(line: 1) }
        bytes = try converter.utf8(raw)
    }

    private static func utf16(_ raw: [UInt8], isLittleEndian: Bool) throws(DecodingError) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(raw.count / 2)
        for index in stride(from: 2, to: raw.count - 1, by: 2) {
            let (first, second) = (UInt16(raw[index]), UInt16(raw[index + 1]))
            units.append(isLittleEndian ? second << 8 | first : first << 8 | second)
        }
        guard raw.count % 2 == 0, let text = String(validating: units, as: UTF16.self) else {
            throw DecodingError(line: firstBadLine(units))
        }
        return Array(text.utf8)
    }

    /// The line of the first lone surrogate, or the last line where half a unit is left over.
    private static func firstBadLine(_ units: [UInt16]) -> Int {
        var line = 1
        var decoder = UTF16()
        var iterator = units.makeIterator()
        var isAfterReturn = false
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue("\n") where isAfterReturn: isAfterReturn = false
            case .scalarValue(let scalar):
                isAfterReturn = scalar == "\r"
                if isAfterReturn || scalar == "\n" { line += 1 }
            case .emptyInput, .error: return line
            }
        }
    }

}

/// GB18030 to UTF-8 through the C library's iconv, which says where a bad byte stands.
@safe private struct GB18030Converter: ~Copyable {
    private let descriptor: iconv_t

    init?() {
        let opened = unsafe iconv_open("UTF-8", "GB18030")
        // iconv_open answers (iconv_t)-1 when the C library lacks the encoding.
        if Int(bitPattern: opened) == -1 { return nil }
        guard let opened = unsafe opened else { return nil }
        unsafe descriptor = opened
    }

    deinit { unsafe _ = iconv_close(descriptor) }

    func utf8(_ raw: [UInt8]) throws(DecodingError) -> [UInt8] {
        var input = raw
        var bad: Int?
        // Two bytes become at most three, four become at most four.
        let output = unsafe [UInt8](unsafeUninitializedCapacity: raw.count / 2 * 3 + 4) { buffer, filled in
            unsafe input.withUnsafeMutableBytes { source in
                var from = unsafe source.baseAddress?.assumingMemoryBound(to: CChar.self)
                var left = source.count
                var to = unsafe UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
                var room = buffer.count
                while unsafe iconv(descriptor, &from, &left, &to, &room) == -1 || left > 0 {
                    let place = source.count - left
                    guard let scalar = Self.movedScalar(raw[place...].prefix(4)) else {
                        bad = place
                        break
                    }
                    for byte in String(scalar).utf8 {
                        unsafe buffer[buffer.count - room] = byte
                        room -= 1
                    }
                    unsafe to = unsafe to.map { unsafe $0 + 3 }
                    unsafe from = unsafe from.map { unsafe $0 + 4 }
                    left -= 4
                }
                filled = buffer.count - room
            }
        }
        if let bad { throw DecodingError(line: lineNumber(of: bad, in: raw)) }
        return output
    }

    /// Characters that had four bytes in GB18030-2000, which many programs still write, and have two since GB18030-2005, which iconv
    /// reads: U+9FB4 to U+9FBB, U+FE10 to U+FE19. Each is three bytes of UTF-8.
    private static func movedScalar(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
        let code = bytes.map(Int.init)
        guard code.count == 4, (0x30...0x39).contains(code[1]), (0x81...0xFE).contains(code[2]), (0x30...0x39).contains(code[3])
        else { return nil }
        func position(_ code: [Int]) -> Int {
            ((code[0] * 10 + code[1] - 0x30) * 126 + code[2] - 0x81) * 10 + code[3] - 0x30
        }
        for (first, scalar, count) in [([0x82, 0x35, 0x90, 0x37], 0x9FB4, 8), ([0x84, 0x31, 0x82, 0x36], 0xFE10, 10)] {
            let offset = position(code) - position(first)
            if (0..<count).contains(offset) { return Unicode.Scalar(UInt32(scalar + offset)) }
        }
        return nil
    }
}
