internal import Digest
internal import Foundation

/// Reads a regular file whole, up to a limit.
/// - Parameter limit: reading stops one byte behind it.
/// - Returns: nil when the file can't be opened or read.
package func readFile(_ location: FileLocation, limit: Int = .max) -> [UInt8]? {
    withOpenFile(location) { descriptor, size in
        let wanted = limit == .max ? limit : limit + 1
        var bytes: [UInt8] = []
        // It may grow meanwhile.
        while bytes.count < wanted {
            let room = min(bytes.isEmpty ? size + 1 : 1 << 14, wanted - bytes.count)
            guard let more = readSome(descriptor, most: room) else { return nil }
            if more.isEmpty { break }
            if bytes.isEmpty { bytes = more } else { bytes += more }
        }
        return bytes
    }
}

package func readFile(_ path: String, limit: Int = .max) -> [UInt8]? { readFile(FileLocation(path), limit: limit) }

/// The digest of a file of any size, read in pieces.
/// - Returns: nil when it can't be read.
func digestOfFile(_ location: FileLocation) -> SHA256Digest? {
    withOpenFile(location) { descriptor, _ in
        var hash = StreamingSHA256()
        while let piece = readSome(descriptor, most: 1 << 20) {
            if piece.isEmpty { return hash.finish() }
            hash.update(piece)
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

/// - Returns: the next bytes, none at the end; nil for a read error.
private func readSome(_ descriptor: Int32, most: Int) -> [UInt8]? {
    var isRead = true
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: most) { buffer, filled in
        var count = -1
        repeat { count = unsafe read(descriptor, buffer.baseAddress, buffer.count) } while count < 0 && errno == EINTR
        isRead = count >= 0
        filled = max(count, 0)
    }
    return isRead ? bytes : nil
}
