internal import CLinux
internal import Dispatch
internal import Foundation
internal import Glibc
internal import Synchronization
internal import Threads

/// Writes files that aren't there yet, several at once, and takes them to the disk. Of many bytes the disk begins with half of them while the others are still
/// written: it would only be waited for.
/// - Parameter syncing: called when all are written and the disk is about to be waited for.
/// - Throws: ``PublishingError/cannotWrite(_:_:)`` for the first that fails; what was written stays.
func writeNewFiles(
    _ files: [(location: String, bytes: [UInt8])], to disk: FileSystem, _ syncing: () -> Void
) throws(PublishingError) {
    let files = files.sorted { $0.bytes.count > $1.bytes.count }
    var first = 0
    var left = files.reduce(0) { $0 + $1.bytes.count } / 2
    if left >= worthBeginning {
        while left > 0 {
            left -= files[first].bytes.count
            first += 1
        }
    }
    try writeNewFiles(Array(files[..<first]))
    let begun = first > 0 ? Meanwhile { try disk.sync() } : nil
    let rest = Result { () throws(PublishingError) in
        try writeNewFiles(Array(files[first...]))
        syncing()
        try disk.sync()
    }
    // What it couldn't write is told once, to whoever asks first.
    let failure = begun?.failure() as? PublishingError
    try rest.get()
    if let failure { throw failure }
}

/// In bytes: fewer are on the disk as soon as it is asked.
private let worthBeginning = 1 << 20

/// Writes files that aren't there yet, as ``writeNewFile(_:to:isPrivate:)`` does, several at once. They aren't synced: ``FileSystem/sync()`` does that for all of
/// them in one go. A disk that is asked for one after the other waits for each.
/// - Throws: ``PublishingError/cannotWrite(_:_:)`` for the first that fails; what was written stays.
private func writeNewFiles(_ files: [(location: String, bytes: [UInt8])]) throws(PublishingError) {
    let outcomes = concurrently(files.count) { index in
        Result { () throws(PublishingError) in try write(files[index].bytes, toNew: files[index].location) }
    }
    for outcome in outcomes { try outcome.get() }
}

private func write(_ bytes: [UInt8], toNew location: String) throws(PublishingError) {
    let file = try NewFile(location, isPrivate: false)
    defer { file.close() }
    if let reason = file.write(bytes) { throw .cannotWrite(location, reason) }
}

/// A file system that can be relied on to take all of itself to the disk.
struct FileSystem {
    private let folder: String
    private let descriptor: CInt

    /// Asked for before anything is written: what fails from then on is told.
    /// - Parameter folder: on it.
    /// - Returns: nil where it has to be asked for each file.
    /// - Throws: ``PublishingError/cannotWrite(_:_:)`` for the folder.
    init?(of folder: String) throws(PublishingError) {
        self.folder = folder
        descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotWrite(folder, systemReason()) }
        if syncs_whole(descriptor) == 0 {
            close()
            return nil
        }
    }

    /// Takes to the disk whatever was written to it, by anybody, files and folders.
    /// - Throws: ``PublishingError/cannotWrite(_:_:)`` for the folder.
    func sync() throws(PublishingError) {
        if sync_whole(descriptor) != 0 { throw .cannotWrite(folder, systemReason()) }
    }

    func close() { Glibc.close(descriptor) }
}

/// The same where the file system has to be asked for each file: many are written before the first is synced, and several of these at once.
/// - Parameter syncing: called once the first of them are written, and the disk is about to be waited for.
func writeAndSync(
    _ files: [(location: String, bytes: [UInt8])], _ syncing: () -> Void
) throws(PublishingError) {
    for start in stride(from: 0, to: files.count, by: filesAtOnce) {
        var made: [NewFile] = []
        defer { for file in made { file.close() } }
        for file in files[start..<min(start + filesAtOnce, files.count)] {
            let new = try NewFile(file.location, isPrivate: false)
            made.append(new)
            if let reason = new.write(file.bytes) { throw .cannotWrite(file.location, reason) }
        }
        if start == 0 { syncing() }
        let open = made
        for (file, reason) in zip(open, severalAtOnce(open.count, by: threadsAtOnce) { open[$0].sync() }) {
            if let reason { throw .cannotWrite(file.location, reason) }
        }
    }
}

/// Far below any limit on open files.
private let filesAtOnce = 128

/// Works values out by threads of its own: they mostly wait for the disk.
private func severalAtOnce<Value: Sendable>(
    _ count: Int, by threads: Int, _ value: @escaping @Sendable (Int) -> Value
) -> [Value] {
    let next = Mutex(0)
    let values = Mutex([Value?](repeating: nil, count: count))
    let group = DispatchGroup()
    for _ in 0..<min(threads, count) {
        group.enter()
        ReadyThreads.shared.run {
            while true {
                let index = next.withLock { index in
                    defer { index += 1 }
                    return index
                }
                guard index < count else { break }
                let made = value(index)
                values.withLock { $0[index] = made }
            }
            group.leave()
        }
    }
    group.wait()
    return values.withLock { $0.compactMap { $0 } }
}

/// More than there are cores.
private let threadsAtOnce = 8
