/// What a template may name: ready strings, truths, views and lists of them. Never numbers or optionals: a section asks whether something is there, not
/// whether it is 0.
struct View: Sendable {
    /// By name.
    private(set) var contents: [String: ViewValue]

    init(_ values: [String: ViewValue]) { contents = values }

    subscript(_ name: String) -> ViewValue? { contents[name] }

    /// This view with more names, the new ones winning.
    func adding(_ more: [String: ViewValue]) -> View {
        var result = self
        result.contents.merge(more) { $1 }
        return result
    }

    /// Both views' names, the other's winning.
    func adding(_ other: View) -> View { adding(other.contents) }
}

/// The closed set of what a name can stand for.
enum ViewValue: Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByBooleanLiteral {
    case text(String)
    case flag(Bool)
    case view(View)
    case views([View])
    case texts([String])

    init(stringLiteral value: String) { self = .text(value) }
    init(booleanLiteral value: Bool) { self = .flag(value) }
}
