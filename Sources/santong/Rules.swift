internal import Archive
internal import Catalogue
internal import Digest

/// The office's own files that say what is counted and how: settings, catalogue and regions (contract §2), read and checked.
struct Rules {
    let settings: Settings
    let catalogue: Catalogue
    let regions: RegionTable
    /// The files as they were read: inputs of every publication.
    let inputs: [Publication.Input]

    /// - Parameter load: gives a file's bytes by its name; nil when they can't be had.
    /// - Throws: ``InputError`` for a file that can't be used; what `load` throws.
    init(load: (_ name: String) throws -> [UInt8]?) throws {
        var inputs: [Publication.Input] = []
        func bytes(_ name: String, _ role: String) throws -> [UInt8] {
            guard let bytes = try load(name) else {
                throw InputError(file: name, Bilingual("读不出来", "can't be read"))
            }
            inputs.append(.init(role: role, path: name, digest: SHA256Digest(of: bytes), bytes: bytes))
            return bytes
        }
        func text(_ name: String, _ role: String) throws -> String {
            guard let text = String(validating: try bytes(name, role), as: UTF8.self) else {
                throw InputError(file: name, Bilingual("不是 UTF-8 编码", "not UTF-8"))
            }
            return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        }
        settings = try Settings(yaml: text("santong.yaml", "settings"), file: "santong.yaml")
        catalogue = try Catalogue(yaml: text("catalogue.yaml", "catalogue"), file: "catalogue.yaml")
        regions = try RegionTable(csv: bytes("regions.csv", "regions"), file: "regions.csv")
        self.inputs = inputs
    }
}
