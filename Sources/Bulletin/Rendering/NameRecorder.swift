internal import Synchronization

/// Writes down what templates are given while documents are made: for whoever writes a template, and for the test of its reference.
package final class NameRecorder: Sendable {
    /// A name as one template sees it.
    package struct Use: Sendable, Equatable {
        package enum Kind: String, Sendable { case text, flag, view, views, texts }
        package let kind: Kind
        /// The first text that isn't blank, or what else there was.
        package let example: String
    }

    private let uses = Mutex<[String: [String: Use]]>([:])

    package init() {}

    /// By template and path: `groups.rows.region` is a name within the lists `groups` and `rows`.
    package var names: [String: [String: Use]] { uses.withLock { $0 } }

    func record(_ template: String, _ view: View) {
        let found = Self.uses(in: view)
        uses.withLock { uses in
            for (path, use) in found {
                let known = uses[template]?[path]
                if known == nil || (known?.example.isEmpty ?? false) { uses[template, default: [:]][path] = use }
            }
        }
    }

    private static func uses(in view: View) -> [String: Use] {
        var found: [String: Use] = [:]
        func add(_ path: String, _ kind: Use.Kind, _ example: String) {
            if found[path]?.example.isEmpty ?? true { found[path] = Use(kind: kind, example: example) }
        }
        func visit(_ view: View, _ prefix: String) {
            var seen: Set<String> = []
            for (name, value) in view.contents.map({ ($0.text, $1) }) where seen.insert(name).inserted {
                let path = prefix + name
                switch value {
                case .text(let text): add(path, .text, FigureMark.plain(text))
                case .flag(let flag): add(path, .flag, flag ? "true" : "false")
                case .view(let inner):
                    add(path, .view, "")
                    visit(inner, path + ".")
                case .views(let list):
                    add(path, .views, "")
                    for inner in list { visit(inner, path + ".") }
                case .texts(let texts):
                    add(path, .texts, texts.first.map(FigureMark.plain) ?? "")
                }
            }
        }
        visit(view, "")
        return found
    }
}
