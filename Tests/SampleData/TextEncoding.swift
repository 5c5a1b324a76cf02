import Foundation
import Glibc

/// The text's bytes in GB18030, by the C library's iconv.
/// - Returns: nil for text that GB18030 can't hold, which can't happen with Unicode text.
func gb18030(_ text: String) -> [UInt8]? {
    let opened = unsafe iconv_open("GB18030", "UTF-8")
    guard Int(bitPattern: opened) != -1, let descriptor = unsafe opened else { return nil }
    defer { unsafe _ = iconv_close(descriptor) }
    var input = Array(text.utf8)
    var isComplete = false
    let output = unsafe [UInt8](unsafeUninitializedCapacity: input.count * 2 + 4) { buffer, filled in
        unsafe input.withUnsafeMutableBytes { source in
            var from = unsafe source.baseAddress?.assumingMemoryBound(to: CChar.self)
            var left = source.count
            var to = unsafe UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
            var room = buffer.count
            isComplete = unsafe iconv(descriptor, &from, &left, &to, &room) != -1 && left == 0
            filled = buffer.count - room
        }
    }
    return isComplete ? output : nil
}

/// Writes a file in one of the encodings that offices use, making its folder.
func write(_ text: String, _ encoding: SheetStyle.Encoding, to location: String) throws {
    let url = URL(fileURLWithPath: location)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    let bytes: [UInt8]
    switch encoding {
    case .utf8: bytes = Array(text.utf8)
    case .utf8WithMark: bytes = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .gb18030:
        guard let encoded = gb18030(text) else { throw CocoaError(.fileWriteInapplicableStringEncoding) }
        bytes = encoded
    }
    try Data(bytes).write(to: url)
}
