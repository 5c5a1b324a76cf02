internal import Dispatch
internal import Synchronization

/// Work that another thread does. It goes on to its end whatever becomes of the one that began it.
final class Meanwhile: Sendable {
    private let group = DispatchGroup()
    private let thrown = Mutex<(any Error)?>(nil)

    init(_ work: @escaping @Sendable () throws -> Void) {
        DispatchQueue.global().async(group: group) {
            do { try work() } catch { self.thrown.withLock { $0 = error } }
        }
    }

    /// Waits for it.
    /// - Returns: what it threw.
    func failure() -> (any Error)? {
        group.wait()
        return thrown.withLock { $0 }
    }
}
