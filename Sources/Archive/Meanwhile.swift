internal import Dispatch
internal import Synchronization
internal import Threads

/// Work that another thread does: it mostly waits for the disk. It goes on to its end whatever becomes of the one that began it.
final class Meanwhile<Value: Sendable>: Sendable {
    private let ended = Awaited<Result<Value, any Error>>()

    init(_ work: @escaping @Sendable () throws -> Value) {
        let ended = ended
        ReadyThreads.shared.run { ended.set(Result { try work() }) }
    }

    /// Waits for what it makes.
    /// - Throws: what it throws.
    func value() throws -> Value { try ended.value().get() }

    /// Waits for its end.
    /// - Returns: what it threw.
    func failure() -> (any Error)? {
        do { _ = try value() } catch { return error }
        return nil
    }

    /// What it threw, where it has.
    var failureSoFar: (any Error)? {
        if case .failure(let failure) = ended.valueSoFar { return failure }
        return nil
    }
}
