/// What a part of a package points to (OPC, ECMA-376-2 §6.5), by id.
struct Relationships {
    struct Target {
        /// The last component of the relationship's type, which transitional and strict documents share: `worksheet`, `styles` …
        let kind: String
        /// Without a leading `/`.
        let part: String
    }

    private(set) var targets: [String: Target] = [:]

    func first(_ kind: String) -> String? { targets.values.filter { $0.kind == kind }.map(\.part).min() }

    /// - Parameter part: whose relationships are read; empty for the package's own.
    init(of part: String, in archive: inout ZipArchive) throws(WorkbookError) {
        let slash = part.lastIndex(of: "/")
        let folder = slash.map { String(part[...$0]) } ?? ""
        let name = slash.map { String(part[part.index(after: $0)...]) } ?? part
        let listener = Listener()
        _ = try PartParser.parse("\(folder)_rels/\(name).rels", of: &archive, listener)
        for entry in listener.found { targets[entry.id] = Target(kind: entry.kind, part: Self.resolved(entry.target, folder)) }
    }

    /// Relative to the part's folder, or with a leading `/` to the package; some producers write `\`.
    private static func resolved(_ target: String, _ folder: String) -> String {
        let target = target.replacing("\\", with: "/")
        var path: [Substring] = []
        for component in ((target.hasPrefix("/") ? "" : folder) + target).split(separator: "/") where component != "." {
            if component == ".." { _ = path.popLast() } else { path.append(component) }
        }
        return path.joined(separator: "/")
    }

    private final class Listener: PartListener {
        var found: [(id: String, kind: String, target: String)] = []
        /// Far more than any workbook has.
        var isDone: Bool { found.count >= 10_000 }

        func start(_ element: PartElement) {
            guard element.name == "Relationship", let id = element["Id"], let type = element["Type"],
                let target = element["Target"],
                element["TargetMode"] != "External"
            else { return }
            found.append((id, type.split(separator: "/").last.map(String.init) ?? "", target))
        }

        func end(_ name: String) {}
        func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
    }
}
