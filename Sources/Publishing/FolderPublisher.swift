internal import CLinux
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
    private var staging: String { parent + "/." + name + ".new" }

    /// Whether the folder that is there holds exactly these files.
    /// - Parameter part: a folder in it that is meant instead of all of it.
    package func holds(_ files: [(path: String, bytes: [UInt8])], in part: String = "") -> Bool {
        let target = part.isEmpty ? target : target + "/" + part
        guard let found = FileManager.default.enumerator(atPath: target) else { return false }
        var seen = 0
        let expected = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.bytes) })
        while let path = found.nextObject() as? String {
            if found.fileAttributes?[.type] as? FileAttributeType == .typeDirectory { continue }
            guard let bytes = expected[path], FileManager.default.contents(atPath: target + "/" + path) == Data(bytes) else {
                return false
            }
            seen += 1
        }
        return seen == files.count
    }

    /// Writes the files beside the folder and syncs them. What an interrupted run left there is removed first.
    /// - Parameter kept: files of the folder that is there, by their path now, which appear again at another path: hard links, so that
    ///   an earlier edition stays byte for byte what it was.
    /// - Throws: ``PublishingError/cannotWrite(_:_:)``; nothing is left behind then.
    package func stage(
        _ files: [(path: String, bytes: [UInt8])], keeping kept: [(now: String, then: String)] = []
    ) throws(PublishingError) {
        do throws(PublishingError) {
            try discard()
            try makeFolder(staging)
            var folders: Set<String> = [staging]
            for file in files {
                let location = staging + "/" + file.path
                let folder = String(location[..<(location.lastIndex(of: "/") ?? location.endIndex)])
                if folders.insert(folder).inserted { try makeFolder(folder) }
                try write(file.bytes, to: location)
            }
            for file in kept {
                let location = staging + "/" + file.then
                let folder = String(location[..<(location.lastIndex(of: "/") ?? location.endIndex)])
                if folders.insert(folder).inserted { try makeFolder(folder) }
                guard unsafe link(target + "/" + file.now, location) == 0 else {
                    throw .cannotWrite(location, systemReason())
                }
            }
            for folder in folders.sorted(by: >) { try sync(folder) }
        } catch {
            let cause = error
            try discard()
            throw cause
        }
    }

    /// Lets the staged folder appear in the place of the earlier one, which is removed.
    package func exchange() throws(PublishingError) {
        if FileManager.default.fileExists(atPath: target) {
            guard unsafe exchange_paths(staging, target) == 0 else {
                throw .cannotWrite(target, systemReason())
            }
        } else if unsafe rename(staging, target) != 0 {
            throw .cannotWrite(target, systemReason())
        }
        try sync(parent)
        try discard()
    }

    /// The files of the folder that is there, by path.
    package func files() -> [String] {
        guard let found = FileManager.default.enumerator(atPath: target) else { return [] }
        var result: [String] = []
        while let path = found.nextObject() as? String {
            if found.fileAttributes?[.type] as? FileAttributeType == .typeRegular { result.append(path) }
        }
        return result.sorted()
    }

    /// Removes what is staged.
    package func discard() throws(PublishingError) {
        guard FileManager.default.fileExists(atPath: staging) else { return }
        do {
            try FileManager.default.removeItem(atPath: staging)
        } catch {
            throw .cannotWrite(staging, error.localizedDescription)
        }
    }

    private func makeFolder(_ location: String) throws(PublishingError) {
        do {
            try FileManager.default.createDirectory(
                atPath: location, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        } catch {
            throw .cannotWrite(location, error.localizedDescription)
        }
    }

    private func write(_ bytes: [UInt8], to location: String) throws(PublishingError) {
        let descriptor = unsafe open(location, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else {
            throw .cannotWrite(location, systemReason())
        }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw .cannotWrite(location, systemReason())
            }
            written += count
        }
        guard fchmod(descriptor, 0o644) == 0, fsync(descriptor) == 0 else {
            throw .cannotWrite(location, systemReason())
        }
    }

    private func sync(_ folder: String) throws(PublishingError) {
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotWrite(folder, systemReason()) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .cannotWrite(folder, systemReason()) }
    }
}
