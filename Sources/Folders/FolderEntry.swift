internal import Glibc

/// Something in a folder or below it.
package struct FolderEntry: Sendable, Equatable {
    package enum Kind: Sendable {
        case file, folder, link
        /// A device, a pipe, a socket; a folder that can't be listed; whatever has a name that isn't UTF-8, and so can't be opened by its path.
        case other
    }

    /// Relative to the folder. Not always the only one: of names that aren't UTF-8 several may read the same.
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
/// - Returns: nothing where there is no such folder, or it can't be listed.
package func entries(below folder: String, entering isEntered: (String) -> Bool = { _ in true }) -> [FolderEntry] {
    var found = list(folder) ?? []
    var next = 0
    while next < found.count {
        let entry = found[next]
        if entry.kind == .folder, isEntered(entry.path) {
            if let inside = list(folder + "/" + entry.path) {
                found += inside.map { FolderEntry(path: entry.path + "/" + $0.path, kind: $0.kind) }
            } else {
                found[next] = FolderEntry(path: entry.path, kind: .other)
            }
        }
        next += 1
    }
    return found.sorted { $0.path < $1.path }
}

/// What is in a folder itself, sorted by name; as ``entries(below:entering:)``.
package func entries(of folder: String) -> [FolderEntry] { (list(folder) ?? []).sorted { $0.path < $1.path } }

/// What stands at a place, without following a link.
/// - Returns: nil for nothing.
package func kind(of location: String) -> FolderEntry.Kind? { kind(of: location, in: AT_FDCWD) }

/// - Returns: nil where it can't be listed, or not to its end.
private func list(_ folder: String) -> [FolderEntry]? {
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    guard let stream = unsafe fdopendir(descriptor) else {
        close(descriptor)
        return nil
    }
    defer { unsafe closedir(stream) }
    var found: [FolderEntry] = []
    errno = 0
    while let entry = unsafe readdir(stream) {
        let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
        let type = unsafe entry.pointee.d_type
        if let text = String(validating: name, as: UTF8.self) {
            if text != ".", text != ".." {
                found.append(FolderEntry(path: text, kind: kind(type) ?? kind(of: text, in: descriptor) ?? .other))
            }
        } else {
            found.append(FolderEntry(path: String(decoding: name, as: UTF8.self), kind: .other))
        }
        errno = 0
    }
    return errno == 0 ? found : nil
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

/// - Returns: nil where nothing is there.
private func kind(of name: String, in folder: CInt) -> FolderEntry.Kind? {
    var status = stat()
    guard unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
}
