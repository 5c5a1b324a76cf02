internal import Synchronization
internal import Threads

/// Templates by name, in as many copies as are rendered at once. A reference that several threads count goes from one processor's cache to the other's each
/// time, which took longer than the rendering around it: each has a copy for itself.
final class TemplateLibrary: Sendable {
    private let original: [String: CompiledTemplate]
    /// Those that nobody uses now.
    private let free: Mutex<[[String: CompiledTemplate]]>

    init(_ templates: [String: CompiledTemplate]) {
        original = templates
        // The first gets it as it is.
        free = Mutex([templates])
    }

    /// - Parameter body: gets templates that nobody else uses meanwhile.
    func withCopy<Value>(_ body: ([String: CompiledTemplate]) -> Value) -> Value {
        let copy = free.withLock { $0.popLast() } ?? Self.copy(original)
        defer { free.withLock { $0.append(copy) } }
        return body(copy)
    }

    private static func copy(_ templates: [String: CompiledTemplate]) -> [String: CompiledTemplate] {
        Dictionary(uniqueKeysWithValues: templates.map { ($0.unshared, $1.copy()) })
    }

    func has(_ name: String) -> Bool { original[name] != nil }
}

extension CompiledTemplate {
    fileprivate func copy() -> CompiledTemplate { CompiledTemplate(tokens: tokens.map { $0.copy() }, escaping: escaping) }
}

extension TemplateToken {
    fileprivate func copy() -> TemplateToken {
        TemplateToken(
            kind, name: name.copy(), label: label.unshared, text: text.map(\.self), inner: inner.map { $0.copy() },
            overrides: Dictionary(uniqueKeysWithValues: overrides.map { ($0.unshared, $1.map { $0.copy() }) }))
    }
}

extension TemplateName {
    fileprivate func copy() -> TemplateName { TemplateName(parts: parts.map { $0.map(\.self) }, isInnermost: isInnermost) }
}
