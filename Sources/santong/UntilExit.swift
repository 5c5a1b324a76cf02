internal import Synchronization

/// What a command holds to the end of the process: freeing the million pieces of a period one by one, just before the system takes all memory back at
/// once, took a twentieth of a run.
enum UntilExit {
    private static let kept = Mutex<[any Sendable]>([])

    static func keep(_ values: any Sendable...) { kept.withLock { $0 += values } }
}
