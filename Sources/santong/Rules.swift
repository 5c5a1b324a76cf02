internal import Archive
internal import Catalogue
internal import Digest
internal import Intake

/// The office's own files that say what is counted and how: settings, catalogue and regions (contract §2), read and checked.
struct Rules {
    let settings: Settings
    let catalogue: Catalogue
    let regions: RegionTable
    /// The year's key tasks; nil where the workspace has none.
    let tasks: KeyTasks?
    /// The files as they were read: inputs of every publication.
    let inputs: [Publication.Input]

    /// - Parameter load: gives a file's bytes by its name; nil when they can't be had.
    /// - Throws: ``InputError`` for a file that can't be used; what `load` throws.
    init(load: (_ name: String) throws -> [UInt8]?) throws {
        var inputs: [Publication.Input] = []
        func bytes(_ name: String, _ role: String) throws -> [UInt8] {
            guard let bytes = try load(name) else { throw Self.unreadable(name) }
            inputs.append(.init(role: role, path: name, digest: SHA256Digest(of: bytes), bytes: bytes))
            return bytes
        }
        func text(_ name: String, _ bytes: [UInt8]) throws -> String {
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw InputError(file: name, Bilingual("不是 UTF-8 编码", "not UTF-8"))
            }
            return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        }
        settings = try Settings(yaml: text("santong.yaml", bytes("santong.yaml", "settings")), file: "santong.yaml")
        catalogue = try Catalogue(yaml: text("catalogue.yaml", bytes("catalogue.yaml", "catalogue")), file: "catalogue.yaml")
        regions = try RegionTable(csv: bytes("regions.csv", "regions"), file: "regions.csv")
        tasks = try load(Self.tasksName).map { found in
            inputs.append(.init(role: "tasks", path: Self.tasksName, digest: SHA256Digest(of: found), bytes: found))
            return try KeyTasks(yaml: text(Self.tasksName, found), file: Self.tasksName)
        }
        self.inputs = inputs
    }

    /// Those of a workspace's folder.
    /// - Throws: ``InputError`` for a file that can't be used.
    init(folder: String) throws {
        try self.init { name in
            let location = folder + "/" + name
            let bytes = readFile(location)
            // Only the tasks may be absent; what is there and can't be read isn't.
            if bytes == nil, name == Self.tasksName, InboxFile(path: name, at: location) != nil { throw Self.unreadable(name) }
            return bytes
        }
    }

    private static let tasksName = "tasks.yaml"

    private static func unreadable(_ name: String) -> InputError {
        InputError(file: name, Bilingual("读不出来", "can't be read"))
    }
}
