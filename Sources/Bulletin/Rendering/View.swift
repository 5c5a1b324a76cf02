/// What a template may name: ready strings, truths, views and lists of them. Never numbers or optionals: a section asks whether something is there, not
/// whether it is 0.
///
/// A run makes some hundred thousand of these, most with a dozen names of which each is looked up once or twice: a list is made and searched faster than a
/// table of hashes.
struct View: Sendable, ExpressibleByDictionaryLiteral {
    /// Names and values; of equal names the first counts. (Without labels, as literals are made: giving them some would copy each list.)
    private(set) var contents: [(String, ViewValue)]

    init(dictionaryLiteral values: (String, ViewValue)...) { contents = values }

    init(_ values: [(String, ViewValue)]) { contents = values }

    /// The same; for where the type isn't known otherwise.
    init(_ view: View) { self = view }

    subscript(_ name: String) -> ViewValue? {
        // Most have another length, which is told faster than that they are other texts.
        let length = name.utf8.count
        for index in contents.indices where contents[index].0.utf8.count == length && contents[index].0 == name {
            return contents[index].1
        }
        return nil
    }

    /// Both views' names, the other's winning.
    func adding(_ other: View) -> View {
        var result = other
        result.contents.reserveCapacity(contents.count + other.contents.count)
        result.contents += contents
        return result
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
