internal import Dispatch
internal import Foundation
internal import Synchronization

/// Work that a thread of its own does: it mostly waits for the disk. It goes on to its end whatever becomes of the one that began it.
final class Meanwhile: Sendable {
    private let group = DispatchGroup()
    private let thrown = Mutex<(any Error)?>(nil)

    init(_ work: @escaping @Sendable () throws -> Void) {
        group.enter()
        Thread.detachNewThread {
            do { try work() } catch { self.thrown.withLock { $0 = error } }
            self.group.leave()
        }
    }

    /// Waits for it.
    /// - Returns: what it threw.
    func failure() -> (any Error)? {
        group.wait()
        return failureSoFar
    }

    /// What it threw, where it has.
    var failureSoFar: (any Error)? { thrown.withLock { $0 } }
}
