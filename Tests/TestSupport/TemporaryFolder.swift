package import Foundation
internal import Synchronization

/// A folder that is removed with the value that holds it.
package final class TemporaryFolder: Sendable {
    package let path: String
    private let neighbours = Mutex<Set<String>>([])

    /// - Parameter base: where it is made.
    package init(in base: String = NSTemporaryDirectory()) {
        let url = URL(fileURLWithPath: base).appendingPathComponent("santong-test-" + UUID().uuidString)
        path = url.path
        do {
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        } catch {
            fatalError("no temporary folder: \(error)")
        }
    }

    deinit {
        for place in neighbours.withLock({ $0 }) + [path] where place == path || FileManager.default.fileExists(atPath: place) {
            do { try FileManager.default.removeItem(atPath: place) } catch { print("left behind: \(place)") }
        }
    }

    /// A place outside it that is removed with it.
    package func beside(_ name: String) -> String {
        let place = path + "-" + name
        neighbours.withLock { _ = $0.insert(place) }
        return place
    }

    /// Writes a file, making its folders.
    package func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
        let url = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    package func write(_ text: String, to name: String) throws { try write(text.utf8, to: name) }

    package func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)), as: UTF8.self)
    }

    /// All files below, by path.
    package func files(under name: String = "") throws -> [String: Data] {
        let root = name.isEmpty ? path : path + "/" + name
        var result: [String: Data] = [:]
        guard let found = FileManager.default.enumerator(atPath: root) else { return [:] }
        while let item = found.nextObject() as? String {
            if found.fileAttributes?[.type] as? FileAttributeType == .typeRegular {
                result[item] = try Data(contentsOf: URL(fileURLWithPath: root + "/" + item))
            }
        }
        return result
    }
}
