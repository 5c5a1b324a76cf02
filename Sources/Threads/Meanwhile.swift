internal import Dispatch
internal import Synchronization

/// Work that another thread (``ReadyThreads``) does: it mostly waits for the disk. It goes on to its end whatever becomes of the one that began it.
package final class Meanwhile<Value: Sendable>: Sendable {
    private let ended = Awaited<Result<Value, any Error>>()

    package init(_ work: @escaping @Sendable () throws -> Value) {
        let ended = ended
        ReadyThreads.shared.run { ended.set(Result { try work() }) }
    }

    /// Waits for what it makes.
    /// - Throws: what it throws.
    package func value() throws -> Value { try ended.value().get() }

    /// Waits for its end.
    /// - Returns: what it threw.
    package func failure() -> (any Error)? {
        do { _ = try value() } catch { return error }
        return nil
    }

    /// What it threw, where it has.
    package var failureSoFar: (any Error)? {
        if case .failure(let failure) = ended.valueSoFar { return failure }
        return nil
    }
}
