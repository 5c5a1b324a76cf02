internal import Archive
internal import ArgumentParser
internal import Catalogue
internal import Digest
internal import Foundation
internal import Publishing

/// `santong archive …`: care for the archive.
struct ArchiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive", abstract: "存档：备份，取出收到的文件。",
        subcommands: [ArchiveBackupCommand.self, ArchiveExtractCommand.self])
}

/// `santong archive extract SHA256 FILE`: bytes that were once received or used, as they were.
struct ArchiveExtractCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract", abstract: "按 SHA-256（见 manifest.json、submissions.csv）取出当时收到的文件，一字节不差。")

    @Argument(help: "64 位的 SHA-256，或其开头不少于 8 位。")
    var digest: String

    @Argument(help: "写到这个新文件；不能已经存在。")
    var file: String

    @OptionGroup var common: CommonOptions

    func run() async throws {
        do {
            let archive = try common.archive()
            let wanted = digest.lowercased()
            let found = try archive.contents().filter { wanted.utf8.count >= 8 && $0.hex.hasPrefix(wanted) }
            guard found.count == 1, let bytes = try archive.content(found[0]) else {
                let zh = found.isEmpty ? "存档里没有 \(printable(digest))（至少写 8 位）" : "\(printable(digest)) 不止一个，请多写几位"
                let en =
                    found.isEmpty
                    ? "the archive has no \(printable(digest)) (8 digits at least)"
                    : "\(printable(digest)) is not the only one; write more digits"
                throw Failure(.notThere, Bilingual(zh, en), common.language)
            }
            guard SHA256Digest(of: bytes) == found[0] else {
                throw Failure(
                    .readError, Bilingual("存档里的这份内容已损坏，请从备份取出", "the archive's bytes are damaged; extract them from a backup"),
                    common.language)
            }
            try writeNewFile(bytes, to: file)
            common.say(file)
        } catch {
            throw common.failure(error)
        }
    }
}

/// `santong archive backup FILE`: a sound copy, also while another run uses the archive.
struct ArchiveBackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "backup", abstract: "把存档完整地复制到一个新文件，运行中也可以。")

    @Argument(help: "新文件；不能已经存在。")
    var file: String

    @OptionGroup var common: CommonOptions

    func run() async throws {
        do {
            let archive = try common.archive()
            // Where nothing can be written is found out, and said, by the plainest means: SQLite would only say that it can't open.
            try writeNewFile([], to: file)
            try archive.backup(to: file)
            common.say(file)
        } catch {
            throw common.failure(error)
        }
    }
}
