internal import Mustache

/// What a template may name: ready strings, truths, views and lists of them. Never numbers or optionals, since `0`, `""` and nil
/// would all count as true in a section.
struct View: MustacheParent {
    private let values: [String: Any]

    init(_ values: [String: ViewValue]) {
        self.values = values.mapValues(\.any)
    }

    func child(named name: String) -> Any? { values[name] }

    /// Strings, truths, views and lists of views or strings, by name.
    var contents: [String: Any] { values }

    /// This view with more names, the new ones winning.
    func adding(_ more: [String: ViewValue]) -> View {
        View(merged: values.merging(more.mapValues(\.any)) { $1 })
    }

    /// Both views' names, the other's winning.
    func adding(_ other: View) -> View { View(merged: values.merging(other.values) { $1 }) }

    private init(merged: [String: Any]) { values = merged }
}

/// The closed set of what a name can stand for.
enum ViewValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByBooleanLiteral {
    case text(String)
    case flag(Bool)
    case view(View)
    case views([View])
    case texts([String])

    init(stringLiteral value: String) { self = .text(value) }
    init(booleanLiteral value: Bool) { self = .flag(value) }

    var any: Any {
        switch self {
        case .text(let text): text
        case .flag(let flag): flag
        case .view(let view): view
        case .views(let views): views
        case .texts(let texts): texts
        }
    }
}

/// The outermost object: swift-mustache climbs to it for every name, so it sees those that nothing defines, which would
/// otherwise render as nothing.
final class RootView: MustacheParent {
    private let view: View
    private(set) var misses: [String] = []

    init(_ view: View) { self.view = view }

    func child(named name: String) -> Any? {
        if let value = view.child(named: name) { return value }
        if !misses.contains(name) { misses.append(name) }
        return nil
    }
}
