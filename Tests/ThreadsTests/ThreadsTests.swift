import CLinux
import Dispatch
import Synchronization
import Testing

@testable import Threads

@Suite struct `Threads for tasks` {
    @Test func `are one a core, and each stays on its own`() async {
        let threads = CoreThreads.shared
        let may = Int(usable_cores())
        #expect(threads.count <= may)
        #expect(threads.start(), "once more changes nothing")
        let seen = await withTaskGroup(of: (cores: Int, core: Int).self) { group in
            for _ in 0..<2000 {
                group.addTask(executorPreference: threads) {
                    await Task.yield()
                    return (Int(usable_cores()), Int(current_core()))
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(seen.count == 2000)
        #expect(seen.allSatisfy { $0.cores == (threads.count > 1 ? 1 : may) })
        #expect(Set(seen.map(\.core)).count <= threads.count)
    }

    @Test func `leave their core for other programs, and return`() async throws {
        struct Refused: Error {}
        let may = usable_cores()
        let seen = await Task(executorPreference: CoreThreads.shared) {
            let own = usable_cores()
            let free = onAllCores { usable_cores() }
            #expect(throws: Refused.self) { try onAllCores { throw Refused() } }
            return [own, free, usable_cores()]
        }.value
        #expect(seen == [seen[0], may, seen[0]])
        #expect(onAllCores { usable_cores() } == may, "a thread that may be on any stays so")
        #expect(usable_cores() == may)
    }

    @Test(arguments: [0, 1, 2, 1000])
    func `work values out in order`(count: Int) async {
        let expected = (0..<count).map { $0 * $0 }
        #expect(concurrently(count) { $0 * $0 } == expected)
        let here = await Task(executorPreference: CoreThreads.shared) { concurrently(count) { $0 * $0 } }.value
        #expect(here == expected)
    }

    /// Whoever waits for values has begun all that nobody else did: else all would wait for each other.
    @Test(.timeLimit(.minutes(1))) func `may ask for values to be worked out by threads that do the same`() async {
        let sums = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<50 {
                group.addTask(executorPreference: CoreThreads.shared) {
                    concurrently(20) { outer in concurrently(20) { outer * $0 }.reduce(0, +) }.reduce(0, +)
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(sums == Array(repeating: 190 * 190, count: 50))
    }
}

@Suite struct `Threads for waiting` {
    /// More than there are: each waits until all have begun.
    @Test(.timeLimit(.minutes(1))) func `all begin, however many wait`() {
        let threads = ReadyThreads()
        #expect(threads.start(3))
        let (begun, end, ended) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        for round in 1...3 {
            let count = 10 * round
            for _ in 0..<count {
                threads.run {
                    begun.signal()
                    end.wait()
                    ended.signal()
                }
            }
            for _ in 0..<count { begun.wait() }
            for _ in 0..<count { end.signal() }
            for _ in 0..<count { ended.wait() }
        }
    }

    @Test func `may use all cores`() {
        let seen = Mutex<Int32>(0)
        let end = DispatchSemaphore(value: 0)
        ReadyThreads.shared.run {
            let cores = usable_cores()
            seen.withLock { $0 = cores }
            end.signal()
        }
        end.wait()
        #expect(seen.withLock { $0 } == usable_cores())
    }
}

@Suite struct `A value that is worked out once` {
    @Test func `is the same for all who ask`() {
        let count = Mutex(0)
        let once = Once {
            count.withLock { count in
                count += 1
                return count
            }
        }
        #expect(count.withLock { $0 } == 0, "nobody asked")
        #expect(concurrently(1000) { _ in once.value } == Array(repeating: 1, count: 1000))
        #expect(once.value == 1)
    }
}
