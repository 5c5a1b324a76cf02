/// A file below a period's folder.
package struct InboxFile: Sendable, Hashable {
    /// Relative to the period's folder, with `/`; in outputs this is the file's name.
    package let path: String
    /// Where it is.
    package let location: FileLocation
    /// In bytes, when it was listed.
    package let size: Int
    /// False for a FIFO, a socket, a device or a symbolic link: never opened.
    package let isRegular: Bool
}
