internal import Glibc

/// A name that a view gives. Each is a literal in the program: making and dropping a view costs nothing for them, and that two are the same is seen from their
/// bytes.
@safe struct ViewName: Sendable, ExpressibleByStringLiteral {
    /// A literal's bytes: there as long as the program runs and never changed, so that any thread may look at them.
    private nonisolated(unsafe) let start: UnsafePointer<UInt8>
    private let count: Int

    init(stringLiteral text: StaticString) {
        unsafe start = text.utf8Start
        count = text.utf8CodeUnitCount
    }

    var text: String { unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self) }

    /// Whether these are its bytes.
    @inline(__always)
    func isWritten(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        // Most have another length.
        guard count == bytes.count else { return false }
        guard let other = bytes.baseAddress else { return true }
        return unsafe memcmp(start, other, count) == 0
    }
}
