internal import Digest
internal import Foundation
internal import Publishing

/// A published folder held against its manifest. Needs neither workspace nor archive; follows no link.
package struct FolderVerification: Sendable {
    /// By path.
    package let discrepancies: [Discrepancy]
    /// 核验码 as stated; nil without a manifest that can be read.
    package let code: String?
    /// 64 hexadecimal digits; nil without a manifest.
    package let manifestDigest: String?
    package let period: String?
    /// Nil for a draft.
    package let edition: Int?

    /// - Parameters:
    ///   - folder: with `manifest.json`.
    ///   - apart: folders in it that are publications of their own and verified by themselves, as `draft` and `editions`.
    package init(folder: String, apart: Set<String> = ["draft", "editions"]) {
        let location = folder + "/manifest.json"
        guard let bytes = Self.contents(location) else {
            self.init([.noManifest(folder)], nil, nil)
            return
        }
        let digest = SHA256Digest(of: bytes).hex
        let manifest: Manifest
        do {
            manifest = try Manifest(json: bytes)
        } catch {
            self.init([.unreadableManifest(location, reason: error.reason)], nil, digest)
            return
        }
        var found = Self.compare(manifest, folder, apart)
        found += Self.checkCode(manifest, folder)
        self.init(found, manifest, digest)
    }

    private init(_ discrepancies: [Discrepancy], _ manifest: Manifest?, _ digest: String?) {
        self.discrepancies = discrepancies
        code = manifest?.code
        period = manifest?.period
        edition = manifest?.edition
        manifestDigest = digest
    }

    private static func compare(_ manifest: Manifest, _ folder: String, _ apart: Set<String>) -> [Discrepancy] {
        var found: [Discrepancy] = []
        let expected = Dictionary(manifest.outputs.map { ($0.path, $0.digest) }) { first, _ in first }
        let present = files(folder, apart)
        for path in Set(expected.keys).union(present.keys).sorted() where path != "manifest.json" {
            let location = folder + "/" + path
            switch (expected[path], present[path]) {
            case (.some, nil): found.append(.missing(location))
            case (nil, .some): found.append(.tooMany(location))
            case (.some, false): found.append(.noPlainFile(location))
            case (.some(let digest), true):
                if contents(location).map({ SHA256Digest(of: $0) }) != digest { found.append(.differs(location)) }
            case (nil, nil): break
            }
        }
        return found
    }

    /// The first 16 hexadecimal digits of SHA-256 over figures.csv followed by rankings.csv (contract §7).
    private static func checkCode(_ manifest: Manifest, _ folder: String) -> [Discrepancy] {
        guard let figures = contents(folder + "/data/figures.csv"), let rankings = contents(folder + "/data/rankings.csv") else {
            return []
        }
        let code = String(SHA256Digest(of: figures + rankings).hex.prefix(16))
        return code == manifest.code ? [] : [.wrongCode(folder + "/manifest.json", stated: manifest.code, found: code)]
    }

    /// All files below the folder by path, and whether each is a plain one.
    private static func files(_ folder: String, _ apart: Set<String>) -> [String: Bool] {
        var result: [String: Bool] = [:]
        guard let found = FileManager.default.enumerator(atPath: folder) else { return result }
        while let path = found.nextObject() as? String {
            let kind = found.fileAttributes?[.type] as? FileAttributeType
            if kind == .typeDirectory {
                if apart.contains(path) { found.skipDescendants() }
            } else {
                result[path] = kind == .typeRegular
            }
        }
        return result
    }

    private static func contents(_ location: String) -> [UInt8]? {
        let kind: FileAttributeType?
        do {
            kind = try FileManager.default.attributesOfItem(atPath: location)[.type] as? FileAttributeType
        } catch {
            return nil
        }
        guard kind == .typeRegular else { return nil }
        return FileManager.default.contents(atPath: location).map { Array($0) }
    }
}
