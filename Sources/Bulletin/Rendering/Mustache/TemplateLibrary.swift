internal import Synchronization

/// Templates by name, in as many copies as are rendered at once. A reference that several threads count goes from one processor's cache to the other's each
/// time, which took longer than the rendering around it: each has a copy for itself.
final class TemplateLibrary: Sendable {
    private let original: [String: CompiledTemplate]
    /// Those that nobody uses now.
    private let free = Mutex<[[String: CompiledTemplate]]>([])

    init(_ templates: [String: CompiledTemplate]) { original = templates }

    /// - Parameter body: gets templates that nobody else uses meanwhile.
    func withCopy<Value>(_ body: ([String: CompiledTemplate]) -> Value) -> Value {
        let copy = free.withLock { $0.popLast() } ?? original.mapValues { $0.copy() }
        defer { free.withLock { $0.append(copy) } }
        return body(copy)
    }

    func has(_ name: String) -> Bool { original[name] != nil }
}

extension CompiledTemplate {
    fileprivate func copy() -> CompiledTemplate { CompiledTemplate(tokens: tokens.map { $0.copy() }, escaping: escaping) }
}

extension TemplateToken {
    fileprivate func copy() -> TemplateToken {
        TemplateToken(
            kind, name: name.copy(), label: label, text: text.map(\.self), inner: inner.map { $0.copy() },
            overrides: overrides.mapValues { $0.map { $0.copy() } })
    }
}

extension TemplateName {
    fileprivate func copy() -> TemplateName { TemplateName(text) }
}
