internal import Dispatch
internal import Synchronization

/// Threads for what waits for a disk, or for tasks: those that tasks run on (``CoreThreads``) must have something to do. They are there before they are needed:
/// one that is made then may have to wait until the one that made it waits itself, on some virtual machines 4 ms.
package final class ReadyThreads: Sendable {
    /// The process's.
    package static let shared = ReadyThreads()

    private struct State {
        var idle: [Worker] = []
        /// What waits for a thread, where no more can be had.
        var waiting: [@Sendable () -> Void] = []
    }

    private let state = Mutex(State())

    /// Starts threads, and waits until they are ready for work.
    /// - Returns: whether the system lets so many be started.
    package func start(_ count: Int) -> Bool {
        let isReady = DispatchSemaphore(value: 0)
        let started = (0..<count).prefix { _ in start(with: { isReady.signal() }) }
        for _ in started { isReady.wait() }
        return started.count == count
    }

    /// Does something beside what is done now: by one of the threads, or by a new one where all are at work.
    package func run(_ work: @escaping @Sendable () -> Void) {
        if let worker = state.withLock({ $0.idle.popLast() }) { return worker.give(work) }
        if start(with: work) { return }
        state.withLock { $0.waiting.append(work) }
    }

    private func start(with work: @escaping @Sendable () -> Void) -> Bool {
        let worker = Worker(self, work)
        return startThread { worker.run() }
    }

    /// - Returns: what the worker does next; nil where it is to wait for it.
    private func next(for worker: Worker) -> (@Sendable () -> Void)? {
        state.withLock { state in
            if !state.waiting.isEmpty { return state.waiting.removeFirst() }
            state.idle.append(worker)
            return nil
        }
    }

    /// One thread's side.
    private final class Worker: Sendable {
        private let threads: ReadyThreads
        private let given: Mutex<(@Sendable () -> Void)?>
        private let isGiven = DispatchSemaphore(value: 0)

        init(_ threads: ReadyThreads, _ work: @escaping @Sendable () -> Void) {
            self.threads = threads
            given = Mutex(work)
        }

        func give(_ work: @escaping @Sendable () -> Void) {
            given.withLock { $0 = work }
            isGiven.signal()
        }

        func run() -> Never {
            while true {
                given.withLock { $0.take() }?()
                if let next = threads.next(for: self) {
                    given.withLock { $0 = next }
                } else {
                    isGiven.wait()
                }
            }
        }
    }
}
