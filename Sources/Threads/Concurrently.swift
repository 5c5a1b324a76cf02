internal import Dispatch
internal import Synchronization

/// Works values out on all cores, in order.
/// - Parameter value: of each index below `count`.
package func concurrently<Value: Sendable>(_ count: Int, _ value: @escaping @Sendable (Int) -> Value) -> [Value] {
    if count == 0 { return [] }
    let pieces = Pieces(count, value)
    CoreThreads.shared.add(min(CoreThreads.shared.count, count) - 1) { pieces.work() }
    pieces.work()
    return pieces.values()
}

private final class Pieces<Value: Sendable>: Sendable {
    private struct State {
        var next = 0
        var values: [Value?]
        var missing: Int
    }

    private let state: Mutex<State>
    private let value: @Sendable (Int) -> Value
    private let areMade = DispatchSemaphore(value: 0)

    init(_ count: Int, _ value: @escaping @Sendable (Int) -> Value) {
        self.value = value
        state = Mutex(State(values: Array(repeating: nil, count: count), missing: count))
    }

    /// Makes what nobody else began, until nothing is left to begin.
    func work() {
        while let index = begin() {
            let made = value(index)
            let isLast = state.withLock { state in
                state.values[index] = made
                state.missing -= 1
                return state.missing == 0
            }
            if isLast { areMade.signal() }
        }
    }

    private func begin() -> Int? {
        state.withLock { state in
            guard state.next < state.values.count else { return nil }
            defer { state.next += 1 }
            return state.next
        }
    }

    /// Waits for those that others began.
    func values() -> [Value] {
        areMade.wait()
        return state.withLock { $0.values.compactMap { $0 } }
    }
}
