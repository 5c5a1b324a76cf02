internal import Foundation

/// What lies in a period's folder (contract §3.1). Listing it changes nothing and follows no symbolic link.
package struct Inbox: Sendable {
    /// The submissions, by path.
    package let submissions: [InboxFile]
    /// `receipts.csv` and `corrections.csv`, where they are.
    package let receipts: String?
    package let corrections: String?

    /// - Throws: ``InboxError`` when a folder can't be listed.
    package init(folder: String) throws(InboxError) {
        var files: [InboxFile] = []
        try Self.list(folder, prefix: "", into: &files)
        submissions = files.filter { Self.isSubmission($0.path) }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        receipts = files.first { $0.path == "receipts.csv" && $0.isRegular }?.location
        corrections = files.first { $0.path == "corrections.csv" && $0.isRegular }?.location
    }

    /// Everything but the office's own files and answers to notices.
    private static func isSubmission(_ path: String) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        return name != "receipts.csv" && name != "corrections.csv" && !name.hasPrefix("tasks") && !name.hasPrefix("情况说明")
    }

    /// Left behind by operating systems and office programs.
    private static func isHidden(_ name: String) -> Bool {
        name.hasPrefix(".") || name.hasPrefix("~$") || name == "Thumbs.db"
    }

    private static func list(_ folder: String, prefix: String, into files: inout [InboxFile]) throws(InboxError) {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw InboxError(location: folder, reason: error.localizedDescription)
        }
        for name in names where !isHidden(name) {
            let location = folder + "/" + name
            var status = stat()
            guard unsafe lstat(location, &status) == 0 else {
                throw InboxError(location: location, reason: unsafe String(cString: strerror(errno)))
            }
            let kind = status.st_mode & S_IFMT
            if kind == S_IFDIR {
                try list(location, prefix: prefix + name + "/", into: &files)
            } else {
                files.append(
                    InboxFile(path: prefix + name, location: location, size: Int(status.st_size), isRegular: kind == S_IFREG))
            }
        }
    }
}

/// A folder of the inbox that can't be listed: exit 74.
package struct InboxError: Error, Equatable {
    package let location: String
    package let reason: String
}
