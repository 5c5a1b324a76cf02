internal import ArgumentParser
internal import Catalogue
internal import Foundation

extension Language: ExpressibleByArgument {}

/// Options of every command.
struct CommonOptions: ParsableArguments {
    @Option(name: [.customShort("w"), .long], help: "工作区（默认：环境变量 SANTONG_WORKSPACE，否则当前目录）。")
    var workspace: String?

    @Option(name: .customLong("lang"), help: "问题与提示的语言：zh 或 en。")
    var language: Language = .chinese

    @Flag(name: .long, help: "只报错误。")
    var quiet = false

    var workspacePath: String {
        let path = workspace ?? ProcessInfo.processInfo.environment["SANTONG_WORKSPACE"] ?? "."
        return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    /// Tells what is going on, on standard error.
    func tell(_ message: Bilingual) {
        if !quiet { FileHandle.standardError.write(Data((printable(message[language]) + "\n").utf8)) }
    }

    /// A result, on standard output.
    func say(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }
}

/// The time of day: SOURCE_DATE_EPOCH, if set, is the clock (contract §8).
func currentInstant() -> Instant {
    if let text = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"], let seconds = Int(text) {
        return Instant(seconds: seconds)
    }
    return Instant(seconds: Int(Date().timeIntervalSince1970.rounded(.down)))
}
