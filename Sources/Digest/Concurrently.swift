internal import Dispatch
internal import Synchronization

/// Works values out on all cores, in order. Not for a thread that ends soon after (`Thread.detachNewThread`): what `concurrentPerform` leaves to it was
/// found overwritten when it ended, once in some hundred runs.
/// - Parameter value: of each index below `count`.
package func concurrently<Value: Sendable>(_ count: Int, _ value: @Sendable (Int) -> Value) -> [Value] {
    let values = Mutex([Value?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
        let made = value(index)
        values.withLock { $0[index] = made }
    }
    return values.withLock { $0.compactMap(\.self) }
}
