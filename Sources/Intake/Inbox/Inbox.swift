internal import Foundation

/// What lies in a period's folder (contract §3.1). Listing it changes nothing and follows no symbolic link.
package struct Inbox: Sendable {
    /// The submissions, by path.
    package let submissions: [InboxFile]
    /// `receipts.csv` and `corrections.csv`, where they are.
    package let receipts: InboxFile?
    package let corrections: InboxFile?
    /// Answers to notices (情况说明), by path.
    package let explanations: [InboxFile]
    /// What the divisions report of the year's key tasks (`tasks*`), by path.
    package let tasks: [InboxFile]
    /// The office's own words for the period (`notes/PERIOD.md`), where they are; not in the folder itself.
    package var notes: InboxFile?

    /// A period as it was received earlier.
    /// - Parameters:
    ///   - submissions: by path.
    ///   - explanations: by path.
    ///   - tasks: by path.
    package init(
        submissions: [InboxFile], receipts: InboxFile?, corrections: InboxFile?, explanations: [InboxFile],
        tasks: [InboxFile]
    ) {
        self.submissions = submissions
        self.receipts = receipts
        self.corrections = corrections
        self.explanations = explanations
        self.tasks = tasks
    }

    /// - Throws: ``InboxError`` when a folder can't be listed.
    package init(folder: String) throws(InboxError) {
        var files: [InboxFile] = []
        try Self.list(FileLocation(folder), prefix: "", into: &files)
        let ordered = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        submissions = ordered.filter { Self.isSubmission($0.path) }
        explanations = ordered.filter { Self.name($0.path).hasPrefix(ExplanationFile.prefix) }
        tasks = ordered.filter { Self.name($0.path).hasPrefix(TaskFile.prefix) }
        receipts = files.first { $0.path == "receipts.csv" }
        corrections = files.first { $0.path == "corrections.csv" }
    }

    /// Everything but the office's own files, answers to notices and reports on key tasks.
    private static func isSubmission(_ path: String) -> Bool {
        let name = name(path)
        return name != "receipts.csv" && name != "corrections.csv" && !name.hasPrefix(TaskFile.prefix)
            && !name.hasPrefix(ExplanationFile.prefix)
    }

    private static func name(_ path: String) -> Substring { path.split(separator: "/").last ?? "" }

    /// Left behind by operating systems and office programs.
    private static func isHidden(_ name: String) -> Bool {
        name.hasPrefix(".") || name.hasPrefix("~$") || name == "Thumbs.db"
    }

    private static func list(_ folder: FileLocation, prefix: String, into files: inout [InboxFile]) throws(InboxError) {
        var taken: Set<String> = []
        for bytes in try names(in: folder) {
            var name = FileLocation.readable(bytes)
            // Of two names that read the same, one in UTF-8 and one in GBK say, both files are told apart.
            if !taken.insert(name).inserted { name = FileLocation.escaped(bytes) }
            if isHidden(name) { continue }
            let location = folder.appending(bytes)
            var status = stat()
            guard unsafe location.withPath({ unsafe lstat($0, &status) }) == 0 else { throw InboxError(location) }
            let kind = status.st_mode & S_IFMT
            if kind == S_IFDIR {
                try list(location, prefix: prefix + name + "/", into: &files)
            } else {
                let content: InboxFile.Content =
                    kind == S_IFREG ? .file(location, size: Int(status.st_size)) : .notRegular
                files.append(InboxFile(path: prefix + name, content))
            }
        }
    }

    /// The names in a folder as the system has them, those in UTF-8 first, each kind by its bytes.
    private static func names(in folder: FileLocation) throws(InboxError) -> [[UInt8]] {
        guard let stream = unsafe folder.withPath({ unsafe opendir($0) }) else { throw InboxError(folder) }
        defer { unsafe closedir(stream) }
        var names: [[UInt8]] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else { break }
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
            if name != [UInt8(ascii: ".")], name != [UInt8(ascii: "."), UInt8(ascii: ".")] { names.append(name) }
        }
        guard errno == 0 else { throw InboxError(folder) }
        let isText = { (name: [UInt8]) in String(validating: name, as: UTF8.self) != nil }
        return names.filter(isText).sorted { $0.lexicographicallyPrecedes($1) }
            + names.filter { !isText($0) }.sorted { $0.lexicographicallyPrecedes($1) }
    }
}

/// A folder of the inbox that can't be listed: exit 74.
package struct InboxError: Error, Equatable {
    package let location: String
    package let reason: String

    /// Of the last system call.
    fileprivate init(_ location: FileLocation) {
        let reason = unsafe String(cString: strerror(errno))
        self.location = location.text
        self.reason = reason
    }
}
