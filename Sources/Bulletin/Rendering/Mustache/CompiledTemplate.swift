/// A template as it is rendered (Mustache, https://mustache.github.io/mustache.5.html, without lambdas and other delimiters).
struct CompiledTemplate: Sendable {
    let tokens: [TemplateToken]
    /// Of the values that it prints.
    let escaping: Escaping
}

indirect enum TemplateToken: Sendable {
    case text([UInt8])
    /// `{{name}}` and `{{{name}}}`.
    case value(TemplateName, isRaw: Bool)
    /// `{{#name}}…{{/name}}` and `{{^name}}…{{/name}}`.
    case section(TemplateName, [TemplateToken])
    case inverted(TemplateName, [TemplateToken])
    /// `{{>name}}`, and `{{<name}}{{$block}}…{{/block}}{{/name}}` with other texts for its blocks. On a line of its own its lines are indented as it is.
    case partial(String, indentation: [UInt8], overrides: [String: [TemplateToken]])
    /// `{{$name}}…{{/name}}`: what stands there unless an including template has another text for it.
    case block(String, [TemplateToken], indentation: [UInt8])
}

/// A name as a template writes it.
struct TemplateName: Sendable {
    /// Empty for `.`, the innermost value itself.
    let parts: [String]
    /// Whether it is looked up in the innermost view only (`.name`).
    let isInnermost: Bool

    init(_ text: String) {
        isInnermost = text.hasPrefix(".")
        parts = text.split(separator: ".").map(String.init)
    }

    var text: String { (isInnermost ? "." : "") + parts.joined(separator: ".") }
}
