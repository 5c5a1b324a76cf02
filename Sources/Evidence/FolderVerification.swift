package import Digest
internal import Folders
internal import Foundation
package import Publishing
internal import Threads

/// A published folder held against its manifest. Needs neither workspace nor archive; follows no link.
package struct FolderVerification: Sendable {
    /// By path.
    package let discrepancies: [Discrepancy]
    /// Nil where there is none that can be read.
    package let manifest: Manifest?
    /// Nil without a manifest.
    package let manifestDigest: SHA256Digest?
    /// The bytes of `manifest.sig`; nil without one.
    package let signature: [UInt8]?

    /// The signature of `manifest.json` beside it: 64 bytes (Ed25519, RFC 8032).
    package static let signatureName = "manifest.sig"

    /// - Parameters:
    ///   - folder: with `manifest.json`.
    ///   - key: whose signature the manifest must have; nil where it doesn't matter.
    ///   - apart: folders in it that are publications of their own and verified by themselves, as `draft` and `editions`.
    package init(folder: String, key: VerifyingKey? = nil, apart: Set<String> = ["draft", "editions"]) {
        let location = folder + "/manifest.json"
        signature = Self.contents(folder + "/" + Self.signatureName)
        guard let bytes = Self.contents(location) else {
            discrepancies = [.noManifest(folder)]
            (manifest, manifestDigest) = (nil, nil)
            return
        }
        manifestDigest = SHA256Digest(of: bytes)
        do {
            let manifest = try Manifest(json: bytes)
            self.manifest = manifest
            discrepancies =
                Self.compare(manifest, folder, apart) + Self.checkCode(manifest, folder)
                + Self.checkSignature(signature, bytes, folder, key)
        } catch {
            manifest = nil
            discrepancies = [.unreadableManifest(location, reason: error.reason)]
        }
    }

    private static func checkSignature(
        _ signature: [UInt8]?, _ manifest: [UInt8], _ folder: String, _ key: VerifyingKey?
    ) -> [Discrepancy] {
        guard let key else { return [] }
        let location = folder + "/" + signatureName
        guard let signature else { return [.notSigned(location)] }
        return key.isValid(signature, for: manifest) ? [] : [.wrongSignature(location, key: key.fingerprint)]
    }

    private static func compare(_ manifest: Manifest, _ folder: String, _ apart: Set<String>) -> [Discrepancy] {
        let expected = Dictionary(manifest.outputs.map { ($0.path, $0.digest) }) { first, _ in first }
        let present = files(folder, apart)
        let paths = Set(expected.keys).union(present.keys).sorted().filter { $0 != "manifest.json" && $0 != signatureName }
        return concurrently(paths.count) { index in
            compare(expected[paths[index]], isPlain: present[paths[index]], folder + "/" + paths[index])
        }.flatMap(\.self)
    }

    /// - Parameters:
    ///   - expected: nil where the manifest doesn't name it.
    ///   - isPlain: nil where it isn't there.
    /// - Returns: one or none.
    private static func compare(_ expected: SHA256Digest?, isPlain: Bool?, _ location: String) -> [Discrepancy] {
        switch (expected, isPlain) {
        case (.some, nil): [.missing(location)]
        case (nil, .some): [.tooMany(location)]
        case (.some, false): [.noPlainFile(location)]
        case (.some(let digest), true):
            contents(location).map { SHA256Digest(of: $0) } == digest ? [] : [.differs(location)]
        case (nil, nil): []
        }
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
        let found = entries(below: folder) { !apart.contains($0) }.filter { $0.kind != .folder }
        // Of several that read the same none is the one that was published.
        return Dictionary(found.map { ($0.path, $0.kind == .file) }, uniquingKeysWith: { _, _ in false })
    }

    private static func contents(_ location: String) -> [UInt8]? {
        guard kind(of: location) == .file else { return nil }
        return FileManager.default.contents(atPath: location).map { Array($0) }
    }
}
