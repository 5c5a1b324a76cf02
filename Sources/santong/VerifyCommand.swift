internal import Archive
internal import ArgumentParser
internal import Catalogue
internal import Evidence
internal import Foundation

/// `santong verify [PERIOD | FOLDER] [--code CODE]`: whether what was published is still what was published.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "核对已发布的通报：文件夹对清单，清单对存档；或核对印出的核验码。")

    @Argument(help: "期（如 2017Q3）或通报文件夹；不写则核对工作区里的每一期。只给文件夹时不需要工作区。")
    var subject: String?

    @Option(name: .long, help: "印在通报上的核验码（16 位），查它属于哪一次发布。")
    var code: String?

    @OptionGroup var common: CommonOptions

    func run() async throws {
        do {
            let isSound = try code.map(checkCode) ?? verifyFolders()
            if !isSound { Foundation.exit(ExitCode.findings.rawValue) }
        } catch {
            throw common.failure(error)
        }
    }

    // MARK: folders

    private func verifyFolders() throws -> Bool {
        let archive = try Archive(readingFrom: common.workspacePath + "/archive.sqlite")
        var isSound = true
        for folder in try folders() {
            // Each publication by itself: the period's, the draft beside it, the earlier editions.
            for publication in [folder] + parts(of: folder) {
                if try !verify(publication, archive) { isSound = false }
            }
        }
        return isSound
    }

    /// - Throws: ``Failure`` (66) when there is nothing to verify.
    private func folders() throws -> [String] {
        let bulletins = common.workspacePath + "/bulletins"
        let found: [String]
        if let subject {
            found = [Period(subject) == nil ? subject : bulletins + "/" + subject]
        } else {
            found = names(in: bulletins).filter { Period($0) != nil }.map { bulletins + "/" + $0 }
        }
        let missing = found.first { !isFolder($0) }
        if found.isEmpty || missing != nil {
            throw Failure(
                .notThere,
                Bilingual("没有可核对的通报：\(missing ?? bulletins)", "nothing to verify: \(missing ?? bulletins)"), common.language)
        }
        return found
    }

    private func parts(of folder: String) -> [String] {
        let draft = isFolder(folder + "/draft") ? [folder + "/draft"] : []
        return draft + names(in: folder + "/editions").map { folder + "/editions/" + $0 }
    }

    private func verify(_ folder: String, _ archive: Archive?) throws -> Bool {
        let result = FolderVerification(folder: folder)
        var found = result.discrepancies
        if let archive, let digest = result.manifestDigest {
            let state = try archive.publication(manifest: digest)
            if state == nil {
                found.append(.unknownToArchive(folder + "/manifest.json"))
            } else if state?.isNewest == false {
                found.append(.outdated(folder + "/manifest.json"))
            }
        }
        for discrepancy in found { common.say(printable(discrepancy.message[common.language])) }
        if found.isEmpty { common.say(printable(confirmation(folder, result, hasArchive: archive != nil)[common.language])) }
        return found.isEmpty
    }

    private func confirmation(_ folder: String, _ result: FolderVerification, hasArchive: Bool) -> Bilingual {
        let edition = Self.words(result.edition)
        return Bilingual(
            "\(folder)：\(result.period ?? "") \(edition.zh)，与清单\(hasArchive ? "和存档" : "")一致，核验码 \(result.code ?? "")",
            "\(folder): \(result.period ?? "") \(edition.en) agrees with its manifest\(hasArchive ? " and the archive" : ""), code \(result.code ?? "")"
        )
    }

    private static func words(_ edition: Int?) -> Bilingual {
        edition.map { Bilingual("第\($0)版", "edition \($0)") } ?? Bilingual("送审稿", "draft")
    }

    // MARK: codes

    private func checkCode(_ code: String) throws -> Bool {
        guard let archive = try Archive(readingFrom: common.workspacePath + "/archive.sqlite") else {
            throw Failure(.notThere, Bilingual("这里没有存档", "there is no archive here"), common.language)
        }
        let wanted = subject.flatMap { Period($0)?.description }
        let states = try archive.publications(code: code.lowercased()).filter { wanted == nil || $0.period == wanted }
        for state in states {
            let edition = Self.words(state.edition)
            let fate = state.isNewest ? Bilingual("", "") : Bilingual("，后来已被替代", ", replaced since")
            common.say(
                Bilingual(
                    "核验码属于 \(state.period) \(edition.zh)\(fate.zh)",
                    "the code is that of \(state.period), \(edition.en)\(fate.en)")[
                        common.language])
        }
        if states.isEmpty {
            common.say(Bilingual("没有这个核验码的通报：\(printable(code))", "no bulletin has the code \(printable(code))")[common.language])
        }
        return !states.isEmpty
    }

    // MARK: files

    private func isFolder(_ location: String) -> Bool {
        var isFolder: ObjCBool = false
        return unsafe FileManager.default.fileExists(atPath: location, isDirectory: &isFolder) && isFolder.boolValue
    }

    private func names(in folder: String) -> [String] {
        guard isFolder(folder), let names = FileManager.default.subpaths(atPath: folder) else { return [] }
        return names.filter { !$0.contains("/") && !$0.hasPrefix(".") && isFolder(folder + "/" + $0) }.sorted()
    }
}
