internal import Digest
internal import Foundation

/// Reads a regular file whole, up to a limit.
/// - Parameter limit: reading stops one byte behind it.
/// - Returns: nil when the file can't be opened or read.
package func readFile(_ location: FileLocation, limit: Int = .max) -> [UInt8]? {
    withOpenFile(location) { descriptor, size in
        let wanted = limit == .max ? limit : limit + 1
        var bytes = [UInt8](repeating: 0, count: min(size + 1, wanted))
        var filled = 0
        while filled < wanted {
            if filled == bytes.count { bytes.append(contentsOf: [UInt8](repeating: 0, count: min(1 << 20, wanted - filled))) }
            guard let count = readSome(descriptor, into: &bytes, from: filled) else { return nil }
            if count == 0 { break }
            filled += count
        }
        bytes.removeLast(bytes.count - filled)
        return bytes
    }
}

package func readFile(_ path: String, limit: Int = .max) -> [UInt8]? { readFile(FileLocation(path), limit: limit) }

/// The digest of a file of any size, read in pieces.
/// - Returns: nil when it can't be read.
func digestOfFile(_ location: FileLocation) -> SHA256Digest? {
    withOpenFile(location) { descriptor, _ in
        var hash = StreamingSHA256()
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        while let count = readSome(descriptor, into: &piece, from: 0) {
            if count == 0 { return hash.finish() }
            hash.update(count == piece.count ? piece : Array(piece[..<count]))
        }
        return nil
    }
}

/// Opens a regular file and nothing else: no link is followed, and a FIFO or device doesn't make the run wait.
private func withOpenFile<Result>(_ location: FileLocation, _ body: (_ descriptor: Int32, _ size: Int) -> Result?) -> Result? {
    let descriptor = unsafe location.withPath { unsafe open($0, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return body(descriptor, Int(status.st_size))
}

/// - Returns: the number of bytes read, 0 at the end; nil for a read error.
private func readSome(_ descriptor: Int32, into bytes: inout [UInt8], from offset: Int) -> Int? {
    while true {
        let count = unsafe bytes.withUnsafeMutableBytes { buffer in
            unsafe read(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
        }
        if count < 0, errno == EINTR { continue }
        return count < 0 ? nil : count
    }
}
