internal import Threads

/// Does what waits for tasks, on a thread of its own: there are as many threads for tasks as the machine has cores, and on a machine with one nothing would be left for
/// those that are waited for.
func waitingElsewhere<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        ReadyThreads.shared.run { continuation.resume(with: Result { try work() }) }
    }
}
