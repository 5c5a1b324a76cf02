internal import Synchronization

/// A value that is worked out by whoever asks first; others wait for it.
package final class Once<Value: Sendable>: Sendable {
    private enum State: Sendable {
        case open(@Sendable () -> Value)
        case known(Value)
    }

    private let state: Mutex<State>

    package init(_ make: @escaping @Sendable () -> Value) { state = Mutex(.open(make)) }

    package var value: Value {
        state.withLock { state in
            switch state {
            case .known(let value): return value
            case .open(let make):
                let value = make()
                state = .known(value)
                return value
            }
        }
    }
}
