internal import Catalogue
internal import Statistics
internal import Threads
internal import Validation

/// What the archive tells of leaves that are missing, and of earlier notices. A thread of its own asks: while what was received is written down it has to
/// wait.
struct Past: Sendable {
    /// By leaf, for those without counted data that may come in.
    let last: [Int: LastAccepted]
    /// What earlier notices asked for, by region.
    let asked: [Int: Points]

    init(_ received: Pipeline.Received, _ open: [Int: [Int]], _ regions: RegionTable) async throws {
        let (submissions, answers) = (received.submissions, received.files.answers)
        let leaves = open.values.flatMap(\.self)
        let lastAccepted = leaves.isEmpty ? nil : received.circumstances.lastAccepted
        let notices = received.circumstances.earlierNotices
        guard lastAccepted != nil || notices != nil else {
            (last, asked) = ([:], [:])
            return
        }
        (last, asked) = try await withCheckedThrowingContinuation { continuation in
            ReadyThreads.shared.run {
                continuation.resume(
                    with: Result {
                        (try lastAccepted?(leaves) ?? [:], try notices?.asked(of: submissions, answers, regions) ?? [:])
                    })
            }
        }
    }
}
