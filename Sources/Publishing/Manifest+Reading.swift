internal import Digest
internal import Foundation

/// Why a `manifest.json` can't be read.
package struct ManifestError: Error, Equatable {
    /// What is missing or wrong in it.
    package let reason: String
}

extension Manifest {
    /// - Throws: ``ManifestError`` for what is no manifest of santong's.
    package init(json bytes: [UInt8]) throws(ManifestError) {
        let written: Written
        do {
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .convertFromSnakeCase
            written = try decoder.decode(Written.self, from: Data(bytes))
        } catch {
            throw ManifestError(reason: "\(error)")
        }
        guard written.tool == "santong" else { throw ManifestError(reason: "tool: \(written.tool)") }
        self.init(
            toolVersion: written.version, period: written.period, edition: written.edition, code: written.verificationCode,
            inputs: try Self.entries(written.inputs), outputs: try Self.entries(written.outputs),
            balance: written.balance.sorted { $0.key < $1.key }.map { name, counts in
                Balance(name: name, counts: counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
            })
    }

    private static func entries(_ written: [Written.Entry]) throws(ManifestError) -> [Entry] {
        var result: [Entry] = []
        for entry in written {
            guard let digest = SHA256Digest(hex: entry.sha256) else { throw ManifestError(reason: "sha256: \(entry.sha256)") }
            guard Self.isInside(entry.path) else { throw ManifestError(reason: "path: \(entry.path)") }
            result.append(
                Entry(role: entry.role, path: entry.path, digest: digest, format: entry.format, program: entry.program))
        }
        return result
    }

    /// A manifest from anywhere must not lead out of its folder.
    private static func isInside(_ path: String) -> Bool {
        !path.isEmpty && !path.hasPrefix("/") && !path.split(separator: "/", omittingEmptySubsequences: false).contains("..")
    }

    /// As it stands in the file.
    private struct Written: Decodable {
        struct Entry: Decodable {
            let role: String?
            let path: String
            let sha256: String
            let format: String?
            let program: String?
        }
        let tool: String
        let version: String
        let period: String
        let edition: Int?
        let verificationCode: String
        let balance: [String: [String: Int]]
        let inputs: [Entry]
        let outputs: [Entry]
    }
}
