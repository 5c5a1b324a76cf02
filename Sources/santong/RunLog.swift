internal import Catalogue
internal import Foundation
internal import Logging
internal import Publishing

/// What a run decides, a line a decision, on standard error, in the user's language.
struct RunLog: Sendable {
    private let logger: Logger
    private let language: Language

    /// How much is told.
    enum Detail {
        case errors
        /// And what was done, and what looks wrong.
        case decisions
        /// And why nothing was done.
        case everything
    }

    init(_ format: LogFormat, _ language: Language, _ detail: Detail) {
        self.language = language
        var logger = Logger(label: "santong") { _ in LineHandler(format: format) }
        logger.logLevel =
            switch detail {
            case .errors: .error
            case .decisions: .notice
            case .everything: .info
            }
        self.logger = logger
    }

    /// Facts for programs that read the log; text lines don't show them.
    typealias Fields = KeyValuePairs<String, String>

    /// A decision not to do anything.
    func info(_ message: Bilingual, _ fields: Fields = [:]) { write(.info, message, fields) }
    /// What was measured, by name.
    func info(_ message: Bilingual, measured: [(String, String)]) { write(.info, message, measured) }
    func notice(_ message: Bilingual, _ fields: Fields = [:]) { write(.notice, message, fields) }
    func warning(_ message: Bilingual, _ fields: Fields = [:]) { write(.warning, message, fields) }
    func error(_ message: Bilingual, _ fields: Fields = [:]) { write(.error, message, fields) }

    private func write(_ level: Logger.Level, _ message: Bilingual, _ fields: Fields) {
        write(level, message, fields.map { ($0, $1) })
    }

    private func write(_ level: Logger.Level, _ message: Bilingual, _ fields: [(String, String)]) {
        logger.log(
            level: level, "\(message[language])",
            metadata: Dictionary(fields.map { ($0, .string($1)) }) { _, last in last })
    }
}

/// How diagnostics are written on standard error.
enum LogFormat: String, CaseIterable {
    case text
    /// One object a line: time, level, message, and the facts by name.
    case json
}

private struct LineHandler: LogHandler {
    let format: LogFormat
    var logLevel = Logger.Level.notice
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    init(format: LogFormat) { self.format = format }

    func log(event: LogEvent) {
        let line =
            switch format {
            case .text: (event.level >= .error ? "santong: " : "") + printable("\(event.message)")
            case .json: object(event)
            }
        writeError(line + "\n")
    }

    private func object(_ event: LogEvent) -> String {
        var members = [
            ("time", currentInstant().iso8601), ("level", event.level.rawValue), ("message", "\(event.message)"),
        ]
        let facts = metadata.merging(event.metadata ?? [:]) { $1 }
        members += facts.sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") }
        return "{" + members.map { "\(jsonText($0)): \(jsonText($1))" }.joined(separator: ", ") + "}"
    }
}

/// A text for a terminal or log: control characters are shown, never sent.
func printable(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        result += scalar.isControl ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
    }
    return result
}
