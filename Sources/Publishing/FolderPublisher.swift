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
    /// - Throws: ``PublishingError/cannotWrite(_:_:)``; nothing is left behind then.
    package func stage(
        _ files: [(path: String, bytes: [UInt8])], keeping kept: [(now: String, then: String)] = []
    ) throws(PublishingError) {
        try begin().complete(files, keeping: kept)
    }

    /// Makes an empty folder beside the folder, to which files may be written while others are made. What an interrupted run left there is removed first.
    /// - Throws: ``PublishingError/cannotWrite(_:_:)``; nothing is left behind then.
    package func begin() throws(PublishingError) -> StagedFolder {
        try discard()
        if !isThere(parent) {
            try makeFolder(parent)
            try syncFolder(folder(of: parent))
        }
        do throws(PublishingError) {
            try makeFolder(staging)
            return try StagedFolder(self, staging: staging, target: target)
        } catch {
            let cause = error
            try discard()
            throw cause
        }
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
}
