package import Catalogue
package import Digest

/// Reads all files of a period, several at once, and returns them in the order of their paths whatever the number of
/// threads.
/// - Parameter received: is handed the bytes of each file that is to be kept as soon as they are read, by several threads.
/// - Returns: not all where the task was cancelled meanwhile.
package func readSubmissions(
    _ files: [InboxFile], _ context: IntakeContext, received: (@Sendable ([UInt8], SHA256Digest) -> Void)? = nil
) async -> [Submission] {
    await withTaskGroup(of: (Int, Submission).self) { group in
        var next = 0
        var results = [Submission?](repeating: nil, count: files.count)
        func start() {
            guard next < files.count, !Task.isCancelled else { return }
            let index = next
            next += 1
            group.addTask { (index, FileReader(file: files[index], context: context, received: received).read()) }
        }
        for _ in 0..<width { start() }
        for await (index, submission) in group {
            results[index] = submission
            start()
        }
        return results.compactMap(\.self)
    }
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
