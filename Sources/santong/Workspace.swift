internal import Archive
internal import Bulletin
internal import Catalogue
internal import Digest
internal import Foundation
internal import Intake

/// A workspace's own files, read and checked (contract §2).
struct Workspace {
    let folder: String
    let settings: Settings
    let catalogue: Catalogue
    let regions: RegionTable
    /// The files as they were read: inputs of every publication.
    let inputs: [Publication.Input]

    /// - Throws: ``Failure`` (66) for a folder that is none, ``InputError`` for a file that can't be used.
    init(_ folder: String, _ language: Language) throws {
        guard FileManager.default.fileExists(atPath: folder + "/santong.yaml") else {
            throw Failure(
                .notThere,
                Bilingual(
                    "“\(folder)”不是工作区（没有 santong.yaml）。用 santong init \(folder) 新建，或用 -w 指明",
                    "'\(folder)' is no workspace (it has no santong.yaml); make one with santong init, or name one with -w"),
                language)
        }
        self.folder = folder
        var inputs: [Publication.Input] = []
        func load(_ name: String, _ role: String) throws -> [UInt8] {
            guard let bytes = readFile(folder + "/" + name) else {
                throw InputError(file: name, Bilingual("读不出来", "can't be read"))
            }
            inputs.append(.init(role: role, path: name, digest: SHA256Digest(of: bytes), bytes: bytes))
            return bytes
        }
        func text(_ name: String, _ role: String) throws -> String {
            guard let text = String(validating: try load(name, role), as: UTF8.self) else {
                throw InputError(file: name, Bilingual("不是 UTF-8 编码", "not UTF-8"))
            }
            return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        }
        settings = try Settings(yaml: text("santong.yaml", "settings"), file: "santong.yaml")
        catalogue = try Catalogue(yaml: text("catalogue.yaml", "catalogue"), file: "catalogue.yaml")
        regions = try RegionTable(csv: load("regions.csv", "regions"), file: "regions.csv")
        self.inputs = inputs
    }

    func inboxFolder(_ period: Period) -> String { folder + "/inbox/\(period)" }
    var archiveLocation: String { folder + "/archive.sqlite" }
    var bulletinsFolder: String { folder + "/bulletins" }
    var templatesFolder: String { folder + "/templates" }

    /// - Throws: ``Failure`` (66) when nothing was received for the period.
    func requireInbox(_ period: Period, _ language: Language) throws {
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: inboxFolder(period), isDirectory: &isFolder), isFolder.boolValue
        else {
            throw Failure(
                .notThere,
                Bilingual(
                    "没有 \(period) 的报送文件夹 \(inboxFolder(period))，请建好并放入报送文件",
                    "there is no folder \(inboxFolder(period)) for \(period)"),
                language)
        }
    }
}
