internal import Foundation
internal import Glibc

/// One run at a time a workspace: an advisory lock (flock) on `.santong.lock`, which dies with its process.
package struct WorkspaceLock: ~Copyable {
    private let descriptor: Int32

    /// - Throws: ``PublishingError/busy(holder:)`` when another run holds the lock, ``PublishingError/cannotWrite(_:_:)`` when the
    ///   file can't be made.
    package init(workspace: String) throws(PublishingError) {
        let location = workspace + "/.santong.lock"
        descriptor = unsafe open(location, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw .cannotWrite(location, systemReason()) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = Self.holder(descriptor)
            close(descriptor)
            throw .busy(holder: holder)
        }
        let text = Array("\(getpid())\n".utf8)
        _ = ftruncate(descriptor, 0)
        _ = unsafe pwrite(descriptor, text, text.count, 0)
    }

    deinit { close(descriptor) }

    private static func holder(_ descriptor: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 32)
        let count = unsafe pread(descriptor, &buffer, buffer.count, 0)
        return String(decoding: buffer.prefix(max(0, count)).prefix { (0x30...0x39).contains($0) }, as: UTF8.self)
    }
}
