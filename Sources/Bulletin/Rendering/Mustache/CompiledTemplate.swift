/// A template as it is rendered (Mustache, https://mustache.github.io/mustache.5.html, without lambdas and other delimiters).
struct CompiledTemplate: Sendable {
    let tokens: [TemplateToken]
    /// Of the values that it prints.
    let escaping: Escaping
}

/// A part of a template. A reference with its parts beside each other: a run renders some million of them, and taking an enumeration's values out would
/// count each as a reference.
final class TemplateToken: Sendable {
    enum Kind: Sendable {
        /// As it stands.
        case text
        /// `{{name}}` and `{{{name}}}`.
        case value, rawValue
        /// `{{#name}}…{{/name}}` and `{{^name}}…{{/name}}`.
        case section, inverted
        /// `{{>name}}`, and `{{<name}}{{$block}}…{{/block}}{{/name}}` with other texts for its blocks. On a line of its own its lines are indented as it is.
        case partial
        /// `{{$name}}…{{/name}}`: what stands there unless an including template has another text for it.
        case block
    }

    let kind: Kind
    /// The name of a value or section.
    let name: TemplateName
    /// The name of a partial or block.
    let label: String
    /// A text; the indentation of a partial or block.
    let text: [UInt8]
    /// What stands in a section or block.
    let inner: [TemplateToken]
    /// Of a partial.
    let overrides: [String: [TemplateToken]]

    init(
        _ kind: Kind, name: TemplateName = TemplateName(""), label: String = "", text: [UInt8] = [], inner: [TemplateToken] = [],
        overrides: [String: [TemplateToken]] = [:]
    ) {
        self.kind = kind
        self.name = name
        self.label = label
        self.text = text
        self.inner = inner
        self.overrides = overrides
    }

    static func text(_ text: [UInt8]) -> TemplateToken { TemplateToken(.text, text: text) }
    static func value(_ name: TemplateName, isRaw: Bool) -> TemplateToken {
        TemplateToken(isRaw ? .rawValue : .value, name: name)
    }
    static func section(_ name: TemplateName, _ inner: [TemplateToken]) -> TemplateToken {
        TemplateToken(.section, name: name, inner: inner)
    }
    static func inverted(_ name: TemplateName, _ inner: [TemplateToken]) -> TemplateToken {
        TemplateToken(.inverted, name: name, inner: inner)
    }
    static func partial(_ name: String, indentation: [UInt8], overrides: [String: [TemplateToken]]) -> TemplateToken {
        TemplateToken(.partial, label: name, text: indentation, overrides: overrides)
    }
    static func block(_ name: String, _ inner: [TemplateToken], indentation: [UInt8]) -> TemplateToken {
        TemplateToken(.block, label: name, text: indentation, inner: inner)
    }
}

/// A name as a template writes it.
struct TemplateName: Sendable {
    /// In UTF-8; empty for `.`, the innermost value itself.
    let parts: [[UInt8]]
    /// Whether it is looked up in the innermost view only (`.name`).
    let isInnermost: Bool

    init(_ text: String) {
        isInnermost = text.hasPrefix(".")
        parts = text.utf8.split(separator: UInt8(ascii: ".")).map(Array.init)
    }

    init(parts: [[UInt8]], isInnermost: Bool) {
        self.parts = parts
        self.isInnermost = isInnermost
    }

    var text: String { (isInnermost ? "." : "") + parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ".") }
}
