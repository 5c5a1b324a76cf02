internal import Archive
internal import ArgumentParser
internal import Catalogue
internal import Digest
internal import Evidence
internal import Foundation
internal import Publishing

/// `santong verify [PERIOD | FOLDER] [--code CODE]`: whether what was published is still what was published.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "核对已发布的通报：文件夹对清单，清单对存档；或核对印出的核验码。")

    @Argument(help: "期（如 2017Q3）或通报文件夹；不写则核对工作区里的每一期。只给文件夹时不需要工作区。")
    var subject: String?

    @Option(name: .long, help: "印在通报上的核验码（16 位）：查存档，它属于哪一次发布；给了文件夹的，查它是不是这个文件夹的。")
    var code: String?

    @Option(name: .long, help: "公钥文件：每份清单都必须有这把钥匙的签名。")
    var key: String?

    @OptionGroup var common: CommonOptions

    func run() async throws {
        do {
            let isSound: Bool
            if let code, subject == nil || period != nil {
                isSound = try checkCode(code)
            } else {
                isSound = try verifyFolders()
            }
            if !isSound { Foundation.exit(ExitCode.findings.rawValue) }
        } catch {
            throw common.failure(error)
        }
    }

    /// Nil where a folder is named, or nothing.
    private var period: Period? { subject.flatMap { Period(argument: $0) } }

    func validate() throws {
        if code != nil, key != nil, subject == nil || period != nil {
            throw ValidationError("--key 核对文件夹的签名：与 --code 同用时，请指明文件夹")
        }
    }

    // MARK: folders

    private func verifyFolders() throws -> Bool {
        let key = try key.map { try publicKey($0, common.language) }
        let archive = try Archive(readingFrom: common.workspacePath + "/archive.sqlite")
        var isSound = true
        for folder in try folders() {
            // Each publication by itself: the period's, the draft beside it, the earlier editions.
            let isPeriod = folder.hasPrefix(common.workspacePath + "/bulletins/")
            for publication in [folder] + parts(of: folder) {
                let apart: Set<String> = publication == folder ? ["draft", "editions"] : []
                if try !verify(publication, archive, key, apart: apart) { isSound = false }
            }
            if isPeriod, let archive, try !verifyPlaces(in: folder, archive) { isSound = false }
        }
        return isSound
    }

    /// Whether each publication that the archive has of a period stands in its place.
    private func verifyPlaces(in folder: String, _ archive: Archive) throws -> Bool {
        guard let period = folder.split(separator: "/").last.flatMap({ Period(String($0)) }) else { return true }
        let folders = PeriodFolders(bulletins: common.workspacePath + "/bulletins", period: period.description)
        let missing = try folders.expected(of: period, archive).filter { expected in
            FolderVerification(folder: expected.location).manifestDigest != expected.published.manifest
        }
        for entry in missing {
            let discrepancy: Discrepancy = isFolder(entry.location) ? .otherPublication(entry.location) : .missing(entry.location)
            common.say(printable(discrepancy.message[common.language]))
        }
        return missing.isEmpty
    }

    /// - Throws: ``Failure`` (66) when there is nothing to verify.
    private func folders() throws -> [String] {
        let bulletins = common.workspacePath + "/bulletins"
        let found: [String]
        if let subject {
            found = [period.map { "\(bulletins)/\($0)" } ?? subject]
        } else {
            let published = try Archive(readingFrom: common.workspacePath + "/archive.sqlite")?.publishedPeriods() ?? []
            let periods = Set(names(in: bulletins).filter { Period($0) != nil } + published.map(\.description))
            found = periods.sorted().map { bulletins + "/" + $0 }
        }
        let missing = subject == nil ? nil : found.first { !isFolder($0) }
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

    private func verify(_ folder: String, _ archive: Archive?, _ key: VerifyingKey?, apart: Set<String>) throws -> Bool {
        let result = FolderVerification(folder: folder, key: key, apart: apart)
        var found = try result.discrepancies + (archive.map { try result.discrepancies(with: $0, folder: folder) } ?? [])
        if let printed, let manifest = result.manifest, folder == subject, manifest.code != printed {
            found.append(.otherCode(folder, printed: printed, found: manifest.code))
        }
        for discrepancy in found { common.say(printable(discrepancy.message[common.language])) }
        if found.isEmpty, let manifest = result.manifest {
            let signature = Self.words(isSigned: result.signature != nil, by: key)
            let edition = Self.words(manifest.edition)
            let archived = archive == nil ? Bilingual("", "") : Bilingual("和存档", " and the archive")
            let confirmation = Bilingual(
                "\(folder)：\(manifest.period) \(edition.zh)，与清单\(archived.zh)一致，核验码 \(manifest.code)\(signature.zh)",
                "\(folder): \(manifest.period) \(edition.en) agrees with its manifest\(archived.en), code \(manifest.code)\(signature.en)"
            )
            common.say(printable(confirmation[common.language]))
        }
        return found.isEmpty
    }

    private static func words(isSigned: Bool, by key: VerifyingKey?) -> Bilingual {
        if let key {
            return Bilingual("，签名有效（公钥指纹 \(key.fingerprint)）", ", signature valid (key's fingerprint \(key.fingerprint))")
        }
        return isSigned
            ? Bilingual("，有签名，未用公钥核对（用 --key 指明公钥）", ", signed, not checked (name the public key with --key)") : Bilingual("", "")
    }

    private static func words(_ edition: Int?) -> Bilingual {
        edition.map { Bilingual("第\($0)版", "edition \($0)") } ?? Bilingual("送审稿", "draft")
    }

    // MARK: codes

    /// As it stands in manifests, however it was typed.
    private var printed: String? { code?.lowercased().filter { !$0.isWhitespace } }

    private func checkCode(_ code: String) throws -> Bool {
        let archive = try common.archive()
        let wanted = period?.description
        let states = try archive.publications(code: printed ?? "").filter { wanted == nil || $0.period == wanted }
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
            let place = wanted ?? ""
            common.say(
                Bilingual("\(place)没有这个核验码的通报：\(printable(code))", "no bulletin \(place) has the code \(printable(code))")[
                    common.language])
        }
        return !states.isEmpty
    }
}
