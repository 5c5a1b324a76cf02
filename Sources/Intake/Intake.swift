package import Catalogue
package import Digest
internal import Threads

/// Reads all files of a period, several at once, and returns them in the order of their paths whatever the number of
/// threads.
/// - Parameter received: is handed the bytes of each file that is to be kept as soon as they are read, by several threads.
/// - Returns: not all where the task was cancelled meanwhile.
package func readSubmissions(
    _ files: [InboxFile], _ context: IntakeContext, received: (@Sendable ([UInt8], SHA256Digest) -> Void)? = nil
) async -> [Submission] {
    let pairs = pairsOf(files)
    return await withTaskGroup(of: [(Int, Submission)].self) { group in
        var next = 0
        var results = [Submission?](repeating: nil, count: files.count)
        func start() {
            guard next < pairs.count, !Task.isCancelled else { return }
            let pair = pairs[next]
            next += 1
            group.addTask { Array(zip(pair, read(pair.map { files[$0] }, context, received: received))) }
        }
        for _ in 0..<width { start() }
        for await submissions in group {
            for (index, submission) in submissions { results[index] = submission }
            start()
        }
        return results.compactMap(\.self)
    }
}

/// Which files are read together since they are digested together: two of a similar size. There have to be enough of them for all cores.
/// - Returns: one or two indices each, in the order of the first.
private func pairsOf(_ files: [InboxFile]) -> [[Int]] {
    guard files.count >= 4 * CoreThreads.shared.count else { return files.indices.map { [$0] } }
    return SHA256Digest.pairs(files.map { $0.size ?? .max }, upTo: largestOfPairs).map { $0.sorted() }.sorted { $0[0] < $1[0] }
}

/// In bytes: of larger files, and of those whose size isn't known yet, not two at a time are in a thread's memory.
private let largestOfPairs = 1 << 20

/// Reads one file, or two that are digested together.
private func read(
    _ files: [InboxFile], _ context: IntakeContext, received: (@Sendable ([UInt8], SHA256Digest) -> Void)?
) -> [Submission] {
    let readers = files.map { FileReader(file: $0, context: context, received: received) }
    let first = readers[0].load()
    // It may have grown since it was listed.
    guard readers.count == 2, case .bytes(let one) = first, one.count <= largestOfPairs else {
        return [readers[0].read(first)] + readers.dropFirst().map { $0.read() }
    }
    let second = readers[1].load()
    guard case .bytes(let other) = second else { return [readers[0].read(first), readers[1].read(second)] }
    let digests = SHA256Digest.pair(of: one, other)
    readers[0].receive(one, digests.0)
    readers[1].receive(other, digests.1)
    return [readers[0].read(one, digests.0), readers[1].read(other, digests.1)]
}

/// Reads a submission whose bytes are at hand, as if they lay in the period's folder under `path`.
/// - Parameter readsGenerally: whether even what could be read a shorter way (XML without the parser, plain records of text) is read the general way, which must give
///   the same.
package func readSubmission(
    _ bytes: [UInt8], path: String, _ context: IntakeContext, readsGenerally: Bool = false
) -> Submission {
    FileReader(file: .kept(path: path) { bytes }, context: context, readsGenerally: readsGenerally).read(bytes)
}

/// The period that a file's own content states, which only XML does.
/// - Returns: nil where it states none, or can't be read.
package func statedPeriod(of file: InboxFile, _ context: IntakeContext) -> Period? {
    // Anything else needn't be read for it: it will be once more, as of its period.
    guard let bytes = file.read(limit: context.settings.maxFileSize),
        FileFormat(bytes, fileExtension: FileName.fileExtension(of: file.path)) == .xml
    else { return nil }
    return FileReader(file: file, context: context).read(bytes).statedPeriod
}

/// How many files are in memory at once: enough to keep the cores busy.
private let width = 8
