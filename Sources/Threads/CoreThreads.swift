internal import CLinux
internal import Dispatch
internal import Glibc
internal import Synchronization

/// One thread for each core, which stays on it: all tasks run on these, in the order in which they are given. They are there before the first task is, so that
/// no run waits for a thread that the system doesn't give it, and none for one that is made on a core that has much to do while another has nothing.
package final class CoreThreads: TaskExecutor {
    /// The process's.
    package static let shared = CoreThreads()

    private struct State {
        var isStarted = false
        var work: [(@Sendable () -> Void)?] = []
        /// How many of these were begun.
        var begun = 0
        var idle: [Worker] = []

        mutating func next() -> (@Sendable () -> Void)? {
            guard begun < work.count else { return nil }
            let next = work[begun].take()
            begun += 1
            if begun == work.count {
                work.removeAll(keepingCapacity: true)
                begun = 0
            }
            return next
        }

        /// Those that are to do so many more pieces, of other cores than this first: it has something to do.
        mutating func wake(_ count: Int, from core: Int) -> [Worker] {
            var woken: [Worker] = []
            while woken.count < count, !idle.isEmpty {
                woken.append(idle.remove(at: idle.lastIndex { $0.core != core } ?? idle.count - 1))
            }
            return woken
        }
    }

    private final class Worker: Sendable {
        /// Nil where it may be on any.
        let core: Int?
        let isWoken = DispatchSemaphore(value: 0)
        init(core: Int?) { self.core = core }
    }

    private let state = Mutex(State())
    /// How many there are.
    package let count = max(1, min(sysconf(CInt(_SC_NPROCESSORS_ONLN)), Int(usable_cores())))

    /// Starts them, where they aren't, and waits until they are ready. Whoever gives them something to do before has them started.
    /// - Returns: false where the system doesn't let them be started.
    @discardableResult package func start() -> Bool {
        let isFirst = state.withLock { state in
            defer { state.isStarted = true }
            return !state.isStarted
        }
        guard isFirst else { return true }
        let areReady = DispatchSemaphore(value: 0)
        let count = count
        let started = (0..<count).prefix { index in
            startThread {
                let core = count > 1 ? stay_on_core(CInt(index)) : -1
                take_long_turns()
                areReady.signal()
                self.run(Worker(core: core < 0 ? nil : Int(core)))
            }
        }
        for _ in started { areReady.wait() }
        return started.count == count
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = unsafe asUnownedTaskExecutor()
        add(1) { unsafe job.runSynchronously(on: executor) }
    }

    /// Does something so often, beside what is done now.
    func add(_ count: Int, _ piece: @escaping @Sendable () -> Void) {
        start()
        let core = Int(current_core())
        let woken = state.withLock { state in
            for _ in 0..<count { state.work.append(piece) }
            return state.wake(count, from: core)
        }
        for worker in woken { worker.isWoken.signal() }
    }

    private func run(_ worker: Worker) -> Never {
        while true {
            let next = state.withLock { state in
                let next = state.next()
                if next == nil { state.idle.append(worker) }
                return next
            }
            if let next { next() } else { worker.isWoken.wait() }
        }
    }
}
