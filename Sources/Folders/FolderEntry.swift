internal import Glibc

/// Something in a folder or below it.
package struct FolderEntry: Sendable, Equatable {
    package enum Kind: Sendable {
        case file, folder, link
        /// A device, a pipe, a socket.
        case other
    }

    /// Relative to the folder.
    package let path: String
    package let kind: Kind

    package init(path: String, kind: Kind) {
        self.path = path
        self.kind = kind
    }
}

/// Everything in a folder and below it, sorted by path. No link is followed, also not one in the place of the folder. Foundation's own way asks the
/// system for each file's owner and group by name, which may be a question to another machine.
/// - Parameter isEntered: asked of each folder's path below it; those that aren't entered are told, what is in them isn't.
/// - Returns: nothing where there is no such folder; what can't be listed counts as empty.
package func entries(below folder: String, entering isEntered: (String) -> Bool = { _ in true }) -> [FolderEntry] {
    var found: [FolderEntry] = []
    var waiting = [""]
    while let prefix = waiting.popLast() {
        for entry in entries(of: prefix.isEmpty ? folder : folder + "/" + prefix) {
            let path = prefix.isEmpty ? entry.path : prefix + "/" + entry.path
            found.append(FolderEntry(path: path, kind: entry.kind))
            if entry.kind == .folder, isEntered(path) { waiting.append(path) }
        }
    }
    return found.sorted { $0.path < $1.path }
}

/// What is in a folder itself, sorted by name; as ``entries(below:entering:)``.
package func entries(of folder: String) -> [FolderEntry] {
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    guard let stream = unsafe fdopendir(descriptor) else {
        close(descriptor)
        return []
    }
    defer { unsafe closedir(stream) }
    var found: [FolderEntry] = []
    while let entry = unsafe readdir(stream) {
        let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
            unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name == "." || name == ".." { continue }
        let kind = unsafe kind(entry.pointee.d_type) ?? kind(of: name, in: descriptor)
        found.append(FolderEntry(path: name, kind: kind))
    }
    return found.sorted { $0.path < $1.path }
}

/// - Returns: nil where the file system doesn't say.
private func kind(_ type: UInt8) -> FolderEntry.Kind? {
    switch Int(type) {
    case Int(DT_REG): .file
    case Int(DT_DIR): .folder
    case Int(DT_LNK): .link
    case Int(DT_UNKNOWN): nil
    default: .other
    }
}

private func kind(of name: String, in folder: CInt) -> FolderEntry.Kind {
    var status = stat()
    guard unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return .other }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
}
