internal import Foundation
internal import Glibc

/// Writes a file that isn't there yet, and syncs it. No link is followed; the permissions don't depend on the umask.
/// - Parameter isPrivate: readable by its owner alone instead of by all.
/// - Throws: ``PublishingError/cannotWrite(_:_:)``.
package func writeNewFile(_ bytes: [UInt8], to location: String, isPrivate: Bool = false) throws(PublishingError) {
    let file = try NewFile(location, isPrivate: isPrivate)
    defer { file.close() }
    // Half a file would be taken for a whole one, and stand in the next attempt's way.
    if let reason = file.write(bytes) ?? file.sync() {
        file.remove()
        throw .cannotWrite(location, reason)
    }
}

/// A file that was made and isn't synced yet.
struct NewFile: Sendable {
    let location: String
    private let descriptor: CInt
    private let mode: mode_t

    /// - Throws: ``PublishingError/cannotWrite(_:_:)``.
    init(_ location: String, isPrivate: Bool) throws(PublishingError) {
        mode = isPrivate ? 0o600 : 0o644
        descriptor = unsafe open(location, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else { throw .cannotWrite(location, systemReason()) }
        self.location = location
    }

    /// - Returns: why it failed; nil where it didn't.
    func write(_ bytes: [UInt8]) -> String? {
        Publishing.write(bytes, to: descriptor) && setMode() ? nil : systemReason()
    }

    /// Mostly it was made with it, which costs less to see than to write again.
    private func setMode() -> Bool {
        var status = stat()
        return unsafe fstat(descriptor, &status) == 0 && status.st_mode & 0o7777 == mode || fchmod(descriptor, mode) == 0
    }

    /// - Returns: why it failed; nil where it didn't.
    func sync() -> String? { fsync(descriptor) == 0 ? nil : systemReason() }
    func close() { Glibc.close(descriptor) }
    func remove() { unsafe unlink(location) }
}

/// Of a file, in bytes. What the system gets in more than a megabyte it may keep in pages of 2 MB (ext4 since Linux 6.16), which on some machines are hard to
/// come by: nine megabytes at once took up to nine times as long.
private let atOnce = 1 << 18

/// - Returns: false where not all could be written; `errno` says why.
private func write(_ bytes: [UInt8], to descriptor: CInt) -> Bool {
    var written = 0
    while written < bytes.count {
        let count = unsafe bytes.withUnsafeBytes { buffer in
            unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), min(buffer.count - written, atOnce))
        }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        written += count
    }
    return true
}

/// Syncs a folder, so that the names in it last.
func syncFolder(_ folder: String) throws(PublishingError) {
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotWrite(folder, systemReason()) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .cannotWrite(folder, systemReason()) }
}

/// Whether a name is taken, by whatever: a link that leads nowhere counts.
func isThere(_ location: String) -> Bool {
    var status = stat()
    return unsafe lstat(location, &status) == 0
}

/// Whether a symbolic link is there, wherever it leads.
package func isLink(_ location: String) -> Bool {
    var status = stat()
    return unsafe lstat(location, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
}

/// What the C library says of the last failure.
func systemReason() -> String { unsafe String(cString: strerror(errno)) }

/// Puts a file in the place of whatever is there, whole or not at all: written beside it, synced, renamed over it.
/// - Throws: ``PublishingError/cannotWrite(_:_:)``; what was there stays then.
package func replaceFile(_ location: String, with bytes: [UInt8]) throws(PublishingError) {
    let slash = location.lastIndex(of: "/")
    let folder = slash.map { String(location[..<$0]) } ?? "."
    let staged = folder + "/." + location[(slash.map { location.index(after: $0) } ?? location.startIndex)...] + ".new"
    // Left by a run that was interrupted.
    if isThere(staged), unsafe unlink(staged) != 0 { throw .cannotWrite(staged, systemReason()) }
    try writeNewFile(bytes, to: staged)
    guard unsafe rename(staged, location) == 0 else {
        let reason = systemReason()
        unsafe unlink(staged)
        throw .cannotWrite(location, reason)
    }
    try syncFolder(folder)
}
