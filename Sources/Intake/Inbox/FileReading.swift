internal import Digest
internal import Foundation

/// Reads a regular file whole, up to a limit.
/// - Parameter limit: reading stops one byte behind it.
/// - Returns: nil when the file can't be opened or read.
package func readFile(_ location: String, limit: Int = .max) -> [UInt8]? {
    let descriptor = unsafe open(location, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let wanted = limit == .max ? limit : limit + 1
    var bytes = [UInt8](repeating: 0, count: min(Int(status.st_size) + 1, wanted))
    var filled = 0
    while filled < wanted {
        if filled == bytes.count { bytes.append(contentsOf: [UInt8](repeating: 0, count: min(1 << 20, wanted - filled))) }
        let count = unsafe bytes.withUnsafeMutableBytes { buffer in
            unsafe read(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
        }
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { return nil }
        if count == 0 { break }
        filled += count
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
}

/// The digest of a file of any size, read in pieces.
/// - Returns: nil when it can't be read.
func digestOfFile(_ location: String) -> SHA256Digest? {
    guard let handle = FileHandle(forReadingAtPath: location) else { return nil }
    var hash = StreamingSHA256()
    do {
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { hash.update(Array(piece)) }
        try handle.close()
    } catch {
        return nil
    }
    return hash.finish()
}
