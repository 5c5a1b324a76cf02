internal import CLinux
internal import Folders
internal import Foundation
internal import Glibc

/// Puts a folder of files in the place of an earlier one, whole or not at all: written complete beside it, synced, exchanged.
package struct FolderPublisher: Sendable {
    private let parent: String
    private let name: String

    /// - Parameters:
    ///   - parent: the folder in which it appears; made if need be.
    ///   - name: its name there.
    package init(parent: String, name: String) {
        self.parent = parent
        self.name = name
    }

    private var target: String { parent + "/" + name }
    /// Where a folder is staged, and where the earlier one stands after an exchange.
    package var staged: String { staging }
    private var staging: String { parent + "/" + Self.prefix + name + Self.suffix }
    private static let prefix = "."
    private static let suffix = ".new"

    /// The names of folders for which something is staged, in order.
    /// - Parameter parent: the folder in which they appear.
    package static func interrupted(in parent: String) -> [String] {
        entries(of: parent).map(\.path).filter { $0.hasPrefix(prefix) && $0.hasSuffix(suffix) }
            .map { String($0.dropFirst(prefix.count).dropLast(suffix.count)) }
    }

    /// Writes the files beside the folder and syncs them. What an interrupted run left there is removed first.
    /// - Parameter kept: files of the folder that is there, by their path now, which appear again at another path: hard links, so that
    ///   an earlier edition stays byte for byte what it was.
    /// - Parameters:
    ///   - syncing: called when the files are written and the disk is waited for: there is time for something else.
    ///   - sealing: called after that, for files that are written one after the other when all others are on the disk.
    /// - Throws: ``PublishingError/cannotWrite(_:_:)``, and what `sealing` throws; nothing is left behind then.
    package func stage(
        _ files: [(path: String, bytes: [UInt8])], keeping kept: [(now: String, then: String)] = [],
        syncing: () -> Void = {}, sealing: () throws -> [(path: String, bytes: [UInt8])] = { [] }
    ) throws {
        do {
            try discard()
            let isFirst = !isThere(parent)
            let folders = try makeFolders(for: files.map(\.path) + kept.map(\.then))
            // Of few files everything else that was written to the disk needn't be waited for.
            let disk = files.count < Self.few ? nil : try FileSystem(of: staging)
            defer { disk?.close() }
            for file in kept where !Self.isManifest(file.then) { try keep(file.now, as: file.then) }
            try write(files.filter { !Self.isManifest($0.path) }, to: disk, syncing)
            // Manifests when all others are on the disk: a folder with one is whole, or somebody changed it.
            let manifests = kept.filter { Self.isManifest($0.then) }
            for file in manifests { try keep(file.now, as: file.then) }
            let last = files.filter { Self.isManifest($0.path) } + (try sealing())
            for file in last { try writeNewFile(file.bytes, to: staging + "/" + file.path) }
            let touched = Set((manifests.map(\.then) + last.map(\.path)).map { Self.folder(of: staging + "/" + $0) })
            let unsynced = disk == nil ? folders.union(isFirst ? [Self.folder(of: parent)] : []) : touched
            for folder in unsynced.sorted(by: >) { try syncFolder(folder) }
        } catch {
            try discard()
            throw error
        }
    }

    private static func isManifest(_ path: String) -> Bool { ("/" + path).hasSuffix("/manifest.json") }

    /// - Returns: those of the staged files.
    private func makeFolders(for paths: [String]) throws(PublishingError) -> Set<String> {
        try makeFolder(staging)
        var folders: Set<String> = [staging]
        for path in paths {
            let folder = Self.folder(of: staging + "/" + path)
            if folders.insert(folder).inserted { try makeFolder(folder) }
        }
        return folders
    }

    /// - Parameter disk: takes all at once, their folders too; nil where each has to be asked for, and the folders later.
    private func write(
        _ files: [(path: String, bytes: [UInt8])], to disk: FileSystem?, _ syncing: () -> Void
    ) throws(PublishingError) {
        let files = files.map { (staging + "/" + $0.path, $0.bytes) }
        guard let disk else { return try writeAndSync(files, syncing) }
        try writeNewFiles(files, to: disk, syncing)
    }

    private static let few = 8

    private func keep(_ path: String, as then: String) throws(PublishingError) {
        let location = staging + "/" + then
        if unsafe link(target + "/" + path, location) == 0 { return }
        // Another user's file can't be linked to, and some file systems have no links: a copy has the same bytes.
        guard let bytes = FileManager.default.contents(atPath: target + "/" + path) else {
            throw .cannotWrite(location, systemReason())
        }
        try writeNewFile(Array(bytes), to: location)
    }

    /// Lets the staged folder appear in the place of the earlier one, which stands where it was staged until ``discard()``.
    /// - Throws: ``PublishingError/cannotWrite(_:_:)`` or, where the folders are exchanged, ``PublishingError/unsure(_:_:)``.
    package func exchange() throws(PublishingError) {
        if isThere(target) {
            guard unsafe exchange_paths(staging, target) == 0 else {
                throw .cannotWrite(target, systemReason())
            }
        } else if unsafe rename(staging, target) != 0 {
            throw .cannotWrite(target, systemReason())
        }
        do {
            try syncFolder(parent)
        } catch {
            guard case .cannotWrite(let place, let reason) = error else { throw error }
            throw .unsure(place, reason)
        }
    }

    /// The files of the folder that is there, by path; none where a link stands in its place.
    package func files() -> [String] { entries(below: target).filter { $0.kind == .file }.map(\.path) }

    /// Removes what is staged, or what was there before an exchange.
    package func discard() throws(PublishingError) {
        guard isThere(staging) else { return }
        do {
            try FileManager.default.removeItem(atPath: staging)
        } catch {
            throw .cannotWrite(staging, error.localizedDescription)
        }
    }

    /// Moves what was there before an exchange to `改动/NAME-N` beside it, because somebody worked in it.
    /// - Returns: where it is now.
    package func setAside() throws(PublishingError) -> String {
        let shelf = parent + "/改动"
        if isLink(shelf) { throw .cannotWrite(shelf, "symbolic link") }
        if !isThere(shelf) { try makeFolder(shelf) }
        var number = 1
        while isThere("\(shelf)/\(name)-\(number)") { number += 1 }
        let place = "\(shelf)/\(name)-\(number)"
        guard unsafe rename(staging, place) == 0 else { throw .cannotWrite(place, systemReason()) }
        try syncFolder(shelf)
        try syncFolder(parent)
        return place
    }

    /// With those that it stands in; the permissions don't depend on the umask.
    private func makeFolder(_ location: String) throws(PublishingError) {
        var failure = Self.failure(making: location)
        let parent = Self.folder(of: location)
        if failure == ENOENT, parent != location {
            try makeFolder(parent)
            failure = Self.failure(making: location)
        }
        if failure != 0 { throw .cannotWrite(location, unsafe String(cString: strerror(failure))) }
    }

    /// - Returns: an error number; 0 where the folder is there now.
    private static func failure(making location: String) -> CInt {
        var status = stat()
        if unsafe mkdir(location, mode) == 0 {
            // Where they are otherwise and stay so, the file system has them fixed.
            if unsafe stat(location, &status) == 0 && status.st_mode & 0o777 != mode { unsafe chmod(location, mode) }
            return 0
        }
        let failure = errno
        let isFolder = unsafe failure == EEXIST && stat(location, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
        return isFolder ? 0 : failure
    }

    private static let mode: mode_t = 0o755

    /// All of a path but its last component.
    private static func folder(of location: String) -> String {
        guard let slash = location.lastIndex(of: "/") else { return "." }
        return slash == location.startIndex ? "/" : String(location[..<slash])
    }
}
