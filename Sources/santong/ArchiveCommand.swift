internal import Archive
internal import ArgumentParser
internal import Catalogue
internal import Foundation

/// `santong archive …`: care for the archive.
struct ArchiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive", abstract: "存档的备份。", subcommands: [ArchiveBackupCommand.self])
}

/// `santong archive backup FILE`: a sound copy, also while another run uses the archive.
struct ArchiveBackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "backup", abstract: "把存档完整地复制到一个新文件，运行中也可以。")

    @Argument(help: "新文件；不能已经存在。")
    var file: String

    @OptionGroup var common: CommonOptions

    func run() async throws {
        do {
            guard let archive = try Archive(readingFrom: common.workspacePath + "/archive.sqlite") else {
                throw Failure(.notThere, Bilingual("这里没有存档", "there is no archive here"), common.language)
            }
            guard !FileManager.default.fileExists(atPath: file) else {
                throw Failure(
                    .cannotWrite, Bilingual("“\(file)”已存在，没有覆盖", "'\(file)' exists; it was not overwritten"), common.language)
            }
            try archive.backup(to: file)
            common.say(file)
        } catch {
            throw common.failure(error)
        }
    }
}
