internal import Dispatch
internal import Synchronization

/// A value that one thread gives and others wait for.
package final class Awaited<Value: Sendable>: Sendable {
    private let given = Mutex<Value?>(nil)
    private let isGiven = DispatchSemaphore(value: 0)

    package init() {}

    /// The first counts.
    package func set(_ value: Value) {
        let isFirst = given.withLock { given in
            guard given == nil else { return false }
            given = value
            return true
        }
        if isFirst { isGiven.signal() }
    }

    /// Waits for it.
    package func value() -> Value {
        while true {
            if let value = valueSoFar { return value }
            isGiven.wait()
            // For whoever asks next.
            isGiven.signal()
        }
    }

    /// Nil until it is given.
    package var valueSoFar: Value? { given.withLock { $0 } }
}
