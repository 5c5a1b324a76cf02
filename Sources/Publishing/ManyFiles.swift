internal import CLinux
internal import Dispatch
internal import Foundation
internal import Glibc
internal import Synchronization

/// Writes many files that aren't there yet, as ``writeNewFile(_:to:isPrivate:)`` does: all of them, and then they are synced in one go, where the file
/// system can; else many before the first is synced, and several of these at once. A disk that is asked for one after the other waits for each.
/// - Parameters:
///   - folder: on the same file system as all of them.
///   - syncing: called once they are written, or the first of them, and the disk is about to be waited for.
/// - Throws: ``PublishingError/cannotWrite(_:_:)`` for the first that fails, or for the folder; what was written stays.
func writeNewFiles(
    _ files: [(location: String, bytes: [UInt8])], in folder: String, syncing: () -> Void
) throws(PublishingError) {
    // Opened before anything is written: what fails from then on is told.
    let whole = files.count < fewFiles ? nil : try FileSystem(of: folder)
    defer { whole?.close() }
    guard let whole, whole.syncsWhole else { return try writeAndSync(files, syncing) }
    let outcomes = severalAtOnce(files.count, by: sysconf(CInt(_SC_NPROCESSORS_ONLN))) { index in
        Result { () throws(PublishingError) in try write(files[index].bytes, toNew: files[index].location) }
    }
    for outcome in outcomes { try outcome.get() }
    syncing()
    if let reason = whole.sync() { throw .cannotWrite(folder, reason) }
}

private func write(_ bytes: [UInt8], toNew location: String) throws(PublishingError) {
    let file = try NewFile(location, isPrivate: false)
    defer { file.close() }
    if let reason = file.write(bytes) { throw .cannotWrite(location, reason) }
}

/// So few that they are synced one by one: everything else that was written to the disk needn't be waited for then.
private let fewFiles = 8

/// The file system that a folder is on.
private struct FileSystem {
    private let descriptor: CInt

    init(of folder: String) throws(PublishingError) {
        descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotWrite(folder, systemReason()) }
    }

    /// Whether ``sync()`` takes everything to the disk, and tells of all that fails.
    var syncsWhole: Bool { syncs_whole(descriptor) != 0 }
    /// Takes to the disk whatever was written to it, by anybody.
    /// - Returns: why it failed; nil where it didn't.
    func sync() -> String? { sync_whole(descriptor) == 0 ? nil : systemReason() }
    func close() { Glibc.close(descriptor) }
}

/// Where the file system has to be asked for each file. Several are synced at once.
private func writeAndSync(
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
        Thread.detachNewThread {
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
    return values.withLock { $0.compactMap(\.self) }
}

/// More than there are cores.
private let threadsAtOnce = 8
