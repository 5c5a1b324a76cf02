internal import Dispatch
internal import Synchronization

/// Works values out on all cores, in order.
/// - Parameter value: of each index below `count`.
package func concurrently<Value: Sendable>(_ count: Int, _ value: @Sendable (Int) -> Value) -> [Value] {
    let values = Mutex([Value?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
        let made = value(index)
        values.withLock { $0[index] = made }
    }
    return values.withLock { $0.compactMap(\.self) }
}
