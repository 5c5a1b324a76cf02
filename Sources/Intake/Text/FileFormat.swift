internal import Glibc

/// What a file is, by its content (contract §3.1).
package enum FileFormat: Sendable, Equatable {
    case text
    case xml
    /// A workbook of Office Open XML (.xlsx).
    case workbook
    /// A spreadsheet that can't be read: .xls, .et, .ods, encrypted or damaged.
    case spreadsheet
    /// PDF, pictures, Word …
    case unsupported
    /// Nothing in it.
    case empty

    package init(_ bytes: [UInt8], fileExtension: String) {
        self =
            if let known = Self.known(bytes, fileExtension) {
                known
            } else if bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) {
                .empty
            } else if Self.isUTF16(bytes) {
                Self.startsLikeXML(bytes.lazy.filter { $0 != 0 }.prefix(64)) ? .xml : .text
            } else if Self.holdsZero(bytes) {
                .unsupported
            } else {
                Self.startsLikeXML(bytes.prefix(256)) ? .xml : .text
            }
    }

    private static func known(_ bytes: [UInt8], _ fileExtension: String) -> FileFormat? {
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            return zipped(bytes, fileExtension)
        }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return compound(bytes, fileExtension) }
        return signatures.contains { bytes.starts(with: $0) } || isWebP(bytes) ? .unsupported : nil
    }

    /// PDF, PNG, JPEG, GIF, BMP, TIFF, RAR, 7z, gzip, RTF.
    private static let signatures: [[UInt8]] = [
        Array("%PDF-".utf8), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8),
        [0x49, 0x49, 0x2A, 0x00], [0x4D, 0x4D, 0x00, 0x2A], Array("Rar!".utf8), [0x37, 0x7A, 0xBC, 0xAF], [0x1F, 0x8B],
        Array("{\\rtf".utf8),
    ]

    private static func isWebP(_ bytes: [UInt8]) -> Bool {
        bytes.count > 12 && bytes.starts(with: Array("RIFF".utf8)) && Array(bytes[8..<12]) == Array("WEBP".utf8)
    }

    /// OOXML and OpenDocument name their kind in their first entries; any other zip is told by its extension.
    private static func zipped(_ bytes: [UInt8], _ fileExtension: String) -> FileFormat {
        if contains(bytes, Array("word/".utf8)) || contains(bytes, Array("ppt/".utf8)) { return .unsupported }
        if contains(bytes, Array("xl/workbook".utf8)) || contains(bytes, Array("xl/worksheets".utf8)) { return .workbook }
        if contains(bytes, Array("xl/".utf8)) || contains(bytes, Array("opendocument.spreadsheet".utf8)) { return .spreadsheet }
        return spreadsheetExtensions.contains(fileExtension) ? .spreadsheet : .unsupported
    }

    /// An OLE compound file: its directory names the streams in UTF-16.
    private static func compound(_ bytes: [UInt8], _ fileExtension: String) -> FileFormat {
        let names = ["Workbook", "Book", "EncryptedPackage"].map(Self.utf16)
        if names.contains(where: { contains(bytes, $0) }) { return .spreadsheet }
        if contains(bytes, utf16("WordDocument")) { return .unsupported }
        return ["doc", "wps", "ppt", "dps", "msg"].contains(fileExtension) ? .unsupported : .spreadsheet
    }

    private static func utf16(_ name: String) -> [UInt8] { name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }

    private static let spreadsheetExtensions: Set<String> = ["xlsx", "xls", "et", "ods", "xlsm", "csv", "tsv", "txt", "xml"]

    private static func contains(_ bytes: [UInt8], _ needle: [UInt8]) -> Bool {
        guard let first = needle.first, bytes.count >= needle.count else { return false }
        for index in 0...(bytes.count - needle.count) where bytes[index] == first {
            if bytes[index..<index + needle.count].elementsEqual(needle) { return true }
        }
        return false
    }

    private static func holdsZero(_ bytes: [UInt8]) -> Bool {
        unsafe bytes.withUnsafeBytes { buffer in
            guard let start = buffer.baseAddress else { return false }
            return unsafe memchr(start, 0, buffer.count) != nil
        }
    }

    private static func isUTF16(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0x3C, 0x00, 0x3F, 0x00])
            || bytes.starts(with: [0x00, 0x3C, 0x00, 0x3F])
    }

    /// Whether bytes without a mark are UTF-16 all the same: of commas, digits and line breaks it is always the same byte that is zero.
    static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool {
        let start = bytes.prefix(1000)
        let zeros = start.indices.filter { bytes[$0] == 0 }
        let odd = zeros.count { $0 % 2 == 1 }
        return zeros.count >= 8 && max(odd, zeros.count - odd) * 10 >= zeros.count * 9
    }

    private static func startsLikeXML(_ bytes: some Sequence<UInt8>) -> Bool {
        for byte in bytes where ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF, 0xFF, 0xFE].contains(byte) {
            return byte == UInt8(ascii: "<")
        }
        return false
    }
}
