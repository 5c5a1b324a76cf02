internal import CLinux
internal import Foundation
internal import Glibc
internal import Synchronization

/// A folder in the making, beside the one whose place it will take. Files that are added while others are made are on their way to the disk by the time
/// that the last is.
package final class StagedFolder: Sendable {
    private struct State {
        var folders: Set<String>
        var written: Set<String> = []
        /// The first.
        var failure: PublishingError?
        /// Whether it is whole, or given up.
        var isDone = false
    }

    private let publisher: FolderPublisher
    private let staging: String
    private let target: String
    /// Opened before anything is written: what fails from then on is told. Nil where each file has to be synced by itself.
    private let whole: FileSystem?
    private let state: Mutex<State>

    init(_ publisher: FolderPublisher, staging: String, target: String) throws(PublishingError) {
        self.publisher = publisher
        self.staging = staging
        self.target = target
        let system = try FileSystem(of: staging)
        whole = system.syncsWhole ? system : nil
        if whole == nil { system.close() }
        state = Mutex(State(folders: [staging]))
    }

    deinit { whole?.close() }

    /// Writes a file now, where the file system lets all be synced at once. Several threads may. What fails is told by ``complete(_:keeping:)``.
    /// - Parameter path: relative to the folder; given to ``complete(_:keeping:)`` again, with the same bytes.
    package func add(_ path: String, _ bytes: [UInt8]) {
        if whole == nil || Self.isManifest(path) { return }
        do {
            try makeFolders(of: [path])
            try write(bytes, toNew: staging + "/" + path, startsSync: true)
            state.withLock { _ = $0.written.insert(path) }
        } catch {
            state.withLock { $0.failure = $0.failure ?? error }
        }
    }

    /// Writes what isn't there yet, and syncs all.
    /// - Parameters:
    ///   - files: all, those that were added among them.
    ///   - kept: as ``FolderPublisher/stage(_:keeping:)``.
    /// - Throws: ``PublishingError/cannotWrite(_:_:)``; nothing is left behind then.
    package func complete(
        _ files: [(path: String, bytes: [UInt8])], keeping kept: [(now: String, then: String)]
    ) throws(PublishingError) {
        do throws(PublishingError) {
            let (written, failure) = state.withLock { state in
                state.isDone = true
                return (state.written, state.failure)
            }
            if let failure { throw failure }
            try makeFolders(of: files.map(\.path) + kept.map(\.then))
            // Manifests behind all others: a folder with one is whole, or somebody changed it.
            for isManifest in [false, true] {
                for file in kept where Self.isManifest(file.then) == isManifest { try keep(file.now, as: file.then) }
                let meant = files.filter { Self.isManifest($0.path) == isManifest && !written.contains($0.path) }
                    .map { (staging + "/" + $0.path, $0.bytes) }
                try writeNewFiles(meant, in: staging, whole, others: isManifest ? 0 : written.count)
            }
            for folder in state.withLock({ $0.folders }).sorted(by: >) { try syncFolder(folder) }
        } catch {
            let cause = error
            try publisher.discard()
            throw cause
        }
    }

    /// Removes it, where it wasn't completed. What can't be removed is in nobody's way: the next run begins with that.
    package func abandon() {
        let isDone = state.withLock { state in
            defer { state.isDone = true }
            return state.isDone
        }
        if isDone { return }
        do { try publisher.discard() } catch {}
    }

    private static func isManifest(_ path: String) -> Bool { ("/" + path).hasSuffix("/manifest.json") }

    private func makeFolders(of paths: [String]) throws(PublishingError) {
        // Under the lock: nobody writes into one that somebody else is still making.
        let failure = state.withLock { state -> PublishingError? in
            for path in paths {
                let folder = folder(of: staging + "/" + path)
                if state.folders.contains(folder) { continue }
                do throws(PublishingError) { try makeFolder(folder) } catch { return error }
                state.folders.insert(folder)
            }
            return nil
        }
        if let failure { throw failure }
    }

    private func keep(_ path: String, as then: String) throws(PublishingError) {
        let location = staging + "/" + then
        if unsafe link(target + "/" + path, location) == 0 { return }
        // Another user's file can't be linked to, and some file systems have no links: a copy has the same bytes.
        guard let bytes = FileManager.default.contents(atPath: target + "/" + path) else {
            throw .cannotWrite(location, systemReason())
        }
        try writeNewFile(Array(bytes), to: location)
    }
}
