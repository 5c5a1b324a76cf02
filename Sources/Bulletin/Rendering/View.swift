/// What a template may name: ready strings, truths, views and lists of them. Never numbers or optionals: a section asks whether something is there, not
/// whether it is 0.
///
/// A run makes some hundred thousand of these, most with a dozen names of which each is looked up once or twice: a list is made and searched faster than a
/// table of hashes.
struct View: Sendable, ExpressibleByDictionaryLiteral {
    /// Without labels, as literals are made: giving them some would copy each list.
    typealias Names = [(ViewName, ViewValue)]

    private let first: Names
    /// Lists that were added to: shared with the views that they come from, which costs less than copying them.
    private let others: [Names]

    init(dictionaryLiteral values: (ViewName, ViewValue)...) { self.init(values) }

    init(_ values: Names) { self.init(first: values, others: []) }

    /// The same; for where the type isn't known otherwise.
    init(_ view: View) { self = view }

    private init(first: Names, others: [Names]) {
        self.first = first
        self.others = others
    }

    /// Names and values; of equal names the first counts.
    var contents: Names { first + others.joined() }

    /// - Parameter name: in UTF-8.
    subscript(_ name: [UInt8]) -> ViewValue? {
        unsafe name.withUnsafeBufferPointer { name in
            for index in first.indices where unsafe first[index].0.isWritten(name) { return first[index].1 }
            for list in others.indices {
                for index in others[list].indices where unsafe others[list][index].0.isWritten(name) {
                    return others[list][index].1
                }
            }
            return nil
        }
    }

    /// Both views' names, the other's winning.
    func adding(_ other: View) -> View {
        if others.isEmpty, other.others.isEmpty { return View(first: other.first, others: [first]) }
        return View(first: other.first, others: other.others + [first] + others)
    }
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
