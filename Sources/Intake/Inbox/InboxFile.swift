package import Digest
internal import Foundation

/// A file of a period, in the inbox or as the archive kept it.
package struct InboxFile: Sendable {
    /// Relative to the period's folder, with `/`; in outputs this is the file's name.
    package let path: String
    let content: Content

    enum Content: Sendable {
        /// A regular file of the inbox, of so many bytes when it was listed.
        case file(FileLocation, size: Int)
        /// A FIFO, a socket, a device or a symbolic link: never opened.
        case notRegular
        /// Bytes that were received earlier; nil when they are lost.
        case kept(@Sendable () -> [UInt8]?)
        /// Received earlier and over the size limit, so that the bytes weren't kept.
        case tooLarge(SHA256Digest, size: Int)
        /// Received earlier, and couldn't be read then.
        case unreadable
    }

    init(path: String, _ content: Content) {
        self.path = path
        self.content = content
    }

    /// A file anywhere.
    /// - Parameter path: what it is called in outputs, and what tells of its sender.
    /// - Returns: nil where there is nothing.
    package init?(path: String, at location: String) {
        var status = stat()
        guard unsafe lstat(location, &status) == 0 else { return nil }
        let isRegular = status.st_mode & S_IFMT == S_IFREG
        self.init(path: path, isRegular ? .file(FileLocation(location), size: Int(status.st_size)) : .notRegular)
    }

    /// The same file by another path.
    package func named(_ path: String) -> InboxFile { InboxFile(path: path, content) }

    /// A file whose bytes were received earlier.
    /// - Parameter load: nil when they are lost.
    package static func kept(path: String, load: @escaping @Sendable () -> [UInt8]?) -> InboxFile {
        InboxFile(path: path, .kept(load))
    }

    /// A file that was over the size limit when it was received.
    /// - Parameter size: in bytes.
    package static func tooLarge(path: String, digest: SHA256Digest, size: Int) -> InboxFile {
        InboxFile(path: path, .tooLarge(digest, size: size))
    }

    /// A file that couldn't be read when it was received.
    package static func unreadable(path: String) -> InboxFile { InboxFile(path: path, .unreadable) }

    /// In bytes, as far as it is known without reading.
    package var size: Int? {
        switch content {
        case .file(_, let size), .tooLarge(_, let size): size
        case .notRegular, .kept, .unreadable: nil
        }
    }

    /// The bytes now.
    /// - Parameter limit: reading stops one byte behind it.
    /// - Returns: nil when they can't be had.
    package func read(limit: Int = .max) -> [UInt8]? {
        switch content {
        case .file(let location, _): readFile(location, limit: limit)
        case .kept(let load): load()
        case .notRegular, .tooLarge, .unreadable: nil
        }
    }

    /// The digest of all bytes, of any number.
    /// - Returns: nil when they can't be had.
    package func digest() -> SHA256Digest? {
        switch content {
        case .file(let location, _): digestOfFile(location)
        case .kept(let load): load().map { SHA256Digest(of: $0) }
        case .tooLarge(let digest, _): digest
        case .notRegular, .unreadable: nil
        }
    }
}
