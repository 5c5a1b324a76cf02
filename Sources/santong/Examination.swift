internal import Archive
internal import Bulletin
internal import CLibXML2
internal import CLibZip
internal import CXLSXWriter
internal import Catalogue
internal import Digest
internal import Evidence
internal import Folders
internal import Foundation
internal import Intake
internal import Publishing
internal import Validation

/// What `santong doctor` looks at, one part after the other; a part that can't be looked at doesn't hide the others.
struct Examination {
    struct Line {
        let fact: Bilingual
        /// Nil where all is well.
        let remedy: Bilingual?
    }

    private(set) var lines: [Line] = []
    let folder: String
    let language: Language

    init(_ folder: String, _ language: Language) async {
        self.folder = folder
        self.language = language
        let workspace = attempt(Bilingual("按提示改正", "correct it")) { try Workspace(folder, language) }
        let hasLibraries = examineLibraries()
        if let workspace {
            well("设置、指标目录、行政区划能用", "settings, catalogue and regions are usable")
            examineOffice(workspace)
            // Without them the program would end where one is needed.
            if hasLibraries { await tryOut(workspace) }
        }
        examineDisk()
        examineArchive(workspace)
    }

    mutating func well(_ zh: String, _ en: String) { lines.append(Line(fact: Bilingual(zh, en), remedy: nil)) }

    mutating func problem(_ fact: Bilingual, _ remedy: Bilingual) { lines.append(Line(fact: fact, remedy: remedy)) }

    /// What `body` gives; a failure becomes a problem.
    mutating func attempt<Value>(_ remedy: Bilingual, _ body: () throws -> Value) -> Value? {
        do {
            return try body()
        } catch {
            problem(Failure(error, language).message, remedy)
            return nil
        }
    }

    /// - Returns: whether all are there.
    private mutating func examineLibraries() -> Bool {
        let missing = unsafe [("libxml2", load_libxml2()), ("libzip4", load_libzip()), ("libxlsxwriter4", load_libxlsxwriter())]
            .compactMap { package, reason in unsafe reason.map { (package, unsafe String(cString: $0)) } }
        for (package, reason) in missing {
            problem(
                Bilingual("系统的程序库装不进来：\(reason)", "a library of the system's can't be loaded: \(reason)"),
                Bilingual("apt-get install \(package)", "apt-get install \(package)"))
        }
        if missing.isEmpty { well("读写 XML、XLSX 的程序库都在", "the libraries for XML and XLSX are there") }
        return missing.isEmpty
    }

    // MARK: what the office set up

    private mutating func examineOffice(_ workspace: Workspace) {
        let language = language
        let key = attempt(
            Bilingual("改正 santong.yaml 的 signing_key，或放回私钥", "correct signing_key in santong.yaml, or put the key back")
        ) {
            try signingKey(of: workspace, language)
        }
        if let key = key ?? nil {
            let fingerprint = key.verifyingKey.fingerprint
            well("签名私钥能用，公钥指纹 \(fingerprint)", "the signing key is usable, its fingerprint is \(fingerprint)")
        }
        if !workspace.settings.formats.isEmpty { examinePress(workspace.settings.formats) }
        if let program = workspace.settings.afterPublish.first {
            if FileManager.default.isExecutableFile(atPath: program) {
                well("after_publish 的 \(program) 能启动", "after_publish's \(program) can be started")
            } else {
                problem(
                    Bilingual(
                        "after_publish 的 \(program) 不在或不能执行", "after_publish's \(program) isn't there or can't be executed"),
                    Bilingual("改正 santong.yaml，或 chmod +x \(program)", "correct santong.yaml, or chmod +x \(program)"))
            }
        }
    }

    private mutating func examinePress(_ formats: Set<PaperFormat>) {
        let names = formats.sorted().map(\.rawValue).joined(separator: "、")
        do {
            _ = try PaperPress(formats)
            well("formats 里的 \(names) 做得出来", "what formats asks for, \(names), can be made")
        } catch {
            problem(
                Failure(error, language).message,
                Bilingual("安装后再运行，或改 santong.yaml 的 formats", "install it and run again, or change formats in santong.yaml"))
        }
    }

    /// Makes the newest period's draft, and an edition of it, without writing anything: a template may be well-formed and still name what
    /// there isn't, and receipts or corrections may be wrong.
    private mutating func tryOut(_ workspace: Workspace) async {
        let language = language
        let correct = Bilingual("按提示改正；模板也可以删去，改用随程序安装的", "correct it; a template can also be removed, to use the installed one")
        guard
            let files = attempt(
                correct,
                { try Templates.files(folder: workspace.templatesFolder, installed: InstalledFiles(language).templates) })
        else { return }
        let faults = TemplateCheck(files.all, own: files.own).faults
        for fault in faults { problem(fault.message, correct) }
        /// Not twice.
        func isTold(_ error: any Error) -> Bool {
            guard let place = (error as? TemplateError)?.fault.place else { return false }
            return faults.contains { $0.place == place }
        }
        let templates: Templates
        do { templates = try Templates(files.all) } catch {
            if !isTold(error) { problem(error.fault.message, correct) }
            return
        }
        guard let period = workspace.periods().last else {
            well("模板没有语法错误", "the templates are well-formed")
            return
        }
        do {
            let outcome = try await runWithoutWriting(workspace, period, language)
            for file in outcome.bulletin.review.files where file.submission.wasWithheld {
                let path = inputPath(period, file.submission.path)
                problem(
                    Bilingual("\(path) 读不了", "\(path) can't be read"),
                    Bilingual("检查权限和磁盘；读不了时不会发布", "see to permissions and the disk; until then nothing is published"))
            }
            let issue = EditionIssue(number: 1, date: CalendarDay(at: currentInstant()), documentNumber: "", reason: "")
            for edition in [nil, Edition(issue: issue, changes: nil)] {
                _ = try await Made(outcome, edition, rules: workspace.rules, templates: templates)
            }
            well("\(period) 的通报做得出来，模板能用", "the bulletin of \(period) can be made, the templates are usable")
        } catch {
            if !isTold(error) { problem(Failure(error, language).message, correct) }
        }
    }

    /// Where this user must be able to write: what another user's run made may be closed to him.
    private var writtenPlaces: [String] {
        let bulletins = folder + "/bulletins"
        var places = [folder, folder + "/inbox", bulletins]
        let publications =
            names(in: bulletins).map { bulletins + "/" + $0 }
            + FolderPublisher.interrupted(in: bulletins).map { FolderPublisher(parent: bulletins, name: $0).staged }
        for publication in publications { places += [publication] + foldersInside(publication) }
        let archive = folder + "/archive.sqlite"
        return places
            + [archive, archive + "-journal", folder + "/.santong.lock"].filter { FileManager.default.fileExists(atPath: $0) }
    }

    private func foldersInside(_ folder: String) -> [String] {
        entries(below: folder).filter { $0.kind == .folder }.map { folder + "/" + $0.path }
    }

    private mutating func examineDisk() {
        for location in writtenPlaces where !FileManager.default.isWritableFile(atPath: location) {
            if location == folder + "/inbox", FileManager.default.isReadableFile(atPath: location) { continue }
            problem(
                Bilingual("\(location) 不在，或本用户写不了", "\(location) isn't there, or this user can't write to it"),
                Bilingual(
                    "建好它，或把属主改为定时运行程序的用户（chown -R 用户 \(folder)），改后用那个用户再运行一次 santong doctor",
                    "make it, or give it to the user who runs the program (chown -R USER \(folder)), and run santong doctor again as that user"
                ))
        }
        let free = freeSpace()
        if let free, free < Self.littleSpace {
            problem(
                Bilingual("磁盘只剩 \(free / 1_000_000) MB", "only \(free / 1_000_000) MB are free on the disk"),
                Bilingual("腾出空间；空间不够时不会发布，原有通报不受影响", "make room; without it nothing is published, and the earlier bulletin stays")
            )
        }
    }

    /// In bytes: a province's quarter needs a tenth of it.
    private static let littleSpace: Int64 = 200_000_000

    private mutating func freeSpace() -> Int64? {
        let folder = folder
        return attempt(Bilingual("检查磁盘", "look at the disk")) {
            try FileManager.default.attributesOfFileSystem(forPath: folder)[.systemFreeSize] as? NSNumber
        }??.int64Value
    }
}
