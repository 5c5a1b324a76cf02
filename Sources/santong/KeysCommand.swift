internal import ArgumentParser
internal import Catalogue
internal import Digest
internal import Foundation
internal import Publishing

/// `santong keys …`: keys that sign and check manifests.
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "签名用的密钥。", subcommands: [NewKeyCommand.self, ShowKeyCommand.self])
}

/// `santong keys new FILE`: a new pair; the public half goes beside it, as `FILE.pub`.
struct NewKeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "新建一对密钥：私钥写入“文件”，只有本人可读；公钥写入“文件.pub”，交给核对的人。")

    @Argument(help: "私钥文件；不能已经存在。")
    var file: String

    @OptionGroup var common: CommonOptions

    func run() async throws {
        do {
            let key = SigningKey()
            // The public half first: alone it is worth nothing, and a private one whose other half is another's would mislead.
            try writeNewFile(Array(key.verifyingKey.pem.utf8), to: file + ".pub")
            do {
                try writeNewFile(Array(key.pem.utf8), to: file, isPrivate: true)
            } catch {
                try FileManager.default.removeItem(atPath: file + ".pub")
                throw error
            }
            common.log.notice(
                Bilingual(
                    "公钥指纹 \(key.verifyingKey.fingerprint)", "the public key's fingerprint is \(key.verifyingKey.fingerprint)"))
            common.say(file + ".pub")
        } catch {
            throw common.failure(error)
        }
    }
}

/// `santong keys show FILE`: the public half of a key, and its fingerprint.
struct ShowKeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "输出一把密钥（私钥或公钥）的公钥和指纹。")

    @Argument(help: "私钥或公钥文件。")
    var file: String

    @OptionGroup var common: CommonOptions

    func run() async throws {
        do {
            let key = try keyOfEitherKind(file, common.language)
            common.log.notice(Bilingual("公钥指纹 \(key.fingerprint)", "the public key's fingerprint is \(key.fingerprint)"))
            writeOutput(Array(key.pem.utf8))
        } catch {
            throw common.failure(error)
        }
    }
}
