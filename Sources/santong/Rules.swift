internal import Archive
internal import Catalogue
internal import Digest
internal import Intake
internal import Threads

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
    /// - Throws: ``InputError`` for a file that can't be used; what `load` throws. Of several files what is wrong with the first.
    init(load: (_ name: String) throws -> [UInt8]?) throws {
        let files = RuleFiles(load)
        // The catalogue takes longer than all others, which another core sees to meanwhile, where one has nothing to do.
        let regions = Once { Result { try RegionTable(csv: files.bytes(.regions), file: RuleFile.regions.name) } }
        let tasks = Once {
            Result { try files.has(.tasks) ? KeyTasks(yaml: files.text(.tasks), file: RuleFile.tasks.name) : nil }
        }
        Task(executorPreference: CoreThreads.shared) { _ = (regions.value, tasks.value) }
        settings = try Settings(yaml: files.text(.settings), file: RuleFile.settings.name)
        catalogue = try Catalogue(yaml: files.text(.catalogue), file: RuleFile.catalogue.name)
        self.regions = try regions.value.get()
        self.tasks = try tasks.value.get()
        inputs = try RuleFile.allCases.filter(files.has).map { file in
            let bytes = try files.bytes(file)
            return .init(role: file.rawValue, path: file.name, digest: SHA256Digest(of: bytes), bytes: bytes)
        }
    }

    /// Those of a workspace's folder.
    /// - Throws: ``InputError`` for a file that can't be used.
    init(folder: String) throws {
        try self.init { name in
            let location = folder + "/" + name
            let bytes = readFile(location)
            // Only the tasks may be absent; what is there and can't be read isn't.
            if bytes == nil, name == RuleFile.tasks.name, InboxFile(path: name, at: location) != nil {
                throw RuleFile.tasks.isUnreadable
            }
            return bytes
        }
    }
}

/// Its role among a publication's inputs.
private enum RuleFile: String, CaseIterable {
    case settings, catalogue, regions
    /// May be absent.
    case tasks

    var name: String {
        switch self {
        case .settings: "santong.yaml"
        case .catalogue: "catalogue.yaml"
        case .regions: "regions.csv"
        case .tasks: "tasks.yaml"
        }
    }

    var isUnreadable: InputError { InputError(file: name, Bilingual("读不出来", "can't be read")) }
}

/// The bytes of each, or why there are none.
private struct RuleFiles: Sendable {
    private let read: [RuleFile: Result<[UInt8]?, any Error>]

    init(_ load: (_ name: String) throws -> [UInt8]?) {
        read = Dictionary(uniqueKeysWithValues: RuleFile.allCases.map { file in (file, Result { try load(file.name) }) })
    }

    /// - Throws: what kept it from being read.
    func has(_ file: RuleFile) throws -> Bool { try read[file]?.get() != nil }

    /// - Throws: ``InputError`` where it can't be read, and what kept it from being read.
    func bytes(_ file: RuleFile) throws -> [UInt8] {
        guard let bytes = try read[file]?.get() else { throw file.isUnreadable }
        return bytes
    }

    /// Without a byte order mark.
    /// - Throws: as ``bytes(_:)``, and ``InputError`` where it isn't UTF-8.
    func text(_ file: RuleFile) throws -> String {
        guard let text = try String(validating: bytes(file), as: UTF8.self) else {
            throw InputError(file: file.name, Bilingual("不是 UTF-8 编码", "not UTF-8"))
        }
        return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    }
}
