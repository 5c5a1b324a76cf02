package import Digest
internal import Dispatch
internal import Synchronization

/// Bytes on their way from the threads that read files to the one that keeps them, once the archive is open. Few wait at a time: what doesn't find room is read once
/// more when all is received.
package final class ReceivedBytes: Sendable {
    struct Entry: Sendable {
        let digest: SHA256Digest
        let bytes: [UInt8]
    }

    enum Next: Sendable {
        /// At least one.
        case bytes([Entry])
        /// All is received: what publications will be made of.
        case all([Publication.Input])
        /// Nothing more is wanted.
        case none
        /// Nothing came in time.
        case late
    }

    private struct State {
        var waiting: [Entry] = []
        var size = 0
        /// The first counts.
        var end: Next?
    }

    /// How many bytes are taken at once, unless no more come in time: few at a time would only make threads take turns.
    private static let batch = 1 << 20
    /// How many bytes may wait.
    private static let room = 8 << 20
    private let state = Mutex(State())
    private let hasMore = DispatchSemaphore(value: 0)

    package init() {}

    /// - Parameter digest: of these bytes.
    package func add(_ bytes: [UInt8], _ digest: SHA256Digest) {
        let isBatch = state.withLock { state in
            guard state.size + bytes.count <= Self.room, state.end == nil else { return false }
            state.waiting.append(Entry(digest: digest, bytes: bytes))
            state.size += bytes.count
            return state.size >= Self.batch && state.size - bytes.count < Self.batch
        }
        if isBatch { hasMore.signal() }
    }

    func end(_ end: Next) {
        let isFirst = state.withLock { state in
            defer { state.end = state.end ?? end }
            return state.end == nil
        }
        if isFirst { hasMore.signal() }
    }

    /// Waits for it.
    /// - Parameter time: until then; nil for as long as it takes.
    func next(until time: DispatchTime?) -> Next {
        while true {
            if let next = taken() { return next }
            guard let time else {
                hasMore.wait()
                continue
            }
            if hasMore.wait(timeout: time) == .timedOut { return taken(atLeast: 1) ?? .late }
        }
    }

    private func taken(atLeast size: Int = batch) -> Next? {
        state.withLock { state in
            if state.waiting.isEmpty { return state.end }
            if state.size < size, state.end == nil { return nil }
            defer {
                state.waiting = []
                state.size = 0
            }
            return .bytes(state.waiting)
        }
    }
}
