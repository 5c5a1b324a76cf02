import Testing

@testable import Bulletin

/// What templates name: a view's own names, and those of views that it was added to.
@Suite struct `A view` {
    private static func text(_ view: View, _ name: String) -> String? {
        guard case .text(let text)? = view[Array(name.utf8)] else { return nil }
        return text
    }

    @Test func `has the names of both, and those of the one that was added win`() {
        let one: View = ["a": "1", "b": "1"]
        let both = one.adding(["b": "2", "c": "2"])
        #expect(["a", "b", "c", "d"].map { Self.text(both, $0) } == ["1", "2", "2", nil])
        #expect(Self.text(one, "b") == "1" && one[Array("c".utf8)] == nil, "what it was added to stays as it was")
    }

    @Test func `is what a table of names would be, however views are added`() {
        var random = SystemRandomNumberGenerator()
        let names: [ViewName] = ["a", "b", "region", "region_name", "a name of more than fifteen bytes", "名称", "c"]
        func views(_ depth: Int) -> (View, [String: String]) {
            if depth == 0 || Int.random(in: 0..<3, using: &random) == 0 {
                let chosen = names.filter { _ in Bool.random(using: &random) }.map {
                    ($0, String(Int.random(in: 0..<1_000, using: &random)))
                }
                return (
                    View(chosen.map { ($0, .text($1)) }), Dictionary(uniqueKeysWithValues: chosen.map { ($0.text, $1) })
                )
            }
            let (one, other) = (views(depth - 1), views(depth - 1))
            return (one.0.adding(other.0), one.1.merging(other.1) { _, new in new })
        }
        for _ in 0..<300 {
            let (view, table) = views(4)
            for name in names { #expect(Self.text(view, name.text) == table[name.text]) }
            var seen: [String: String] = [:]
            for (name, value) in view.contents where seen[name.text] == nil {
                if case .text(let text) = value { seen[name.text] = text }
            }
            #expect(seen == table)
        }
    }
}
