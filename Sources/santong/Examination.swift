internal import Archive
internal import Bulletin
internal import Catalogue
internal import Digest
internal import Evidence
internal import Foundation
internal import Intake
internal import Publishing

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

    init(_ folder: String, _ language: Language) {
        self.folder = folder
        self.language = language
        let workspace = attempt(Bilingual("按提示改正", "correct it")) { try Workspace(folder, language) }
        if let workspace {
            well("设置、指标目录、行政区划能用", "settings, catalogue and regions are usable")
            examineOffice(workspace)
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

    // MARK: what the office set up

    private mutating func examineOffice(_ workspace: Workspace) {
        let language = language
        let templates = attempt(Bilingual("按提示改正模板，或删去它，改用随程序安装的", "correct the template, or remove it to use the installed one"))
        {
            try Templates(folder: workspace.templatesFolder, installed: InstalledFiles(language).templates)
        }
        if templates != nil { well("模板能用", "the templates are usable") }
        let key = attempt(
            Bilingual("改正 santong.yaml 的 signing_key，或放回私钥", "correct signing_key in santong.yaml, or put the key back")
        ) {
            try signingKey(of: workspace, language)
        }
        if let key = key ?? nil {
            let fingerprint = key.verifyingKey.fingerprint
            well("签名私钥能用，公钥指纹 \(fingerprint)", "the signing key is usable, its fingerprint is \(fingerprint)")
        }
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

    private mutating func examineDisk() {
        for name in ["", "inbox", "bulletins"] where !FileManager.default.isWritableFile(atPath: folder + "/" + name) {
            let location = name.isEmpty ? folder : folder + "/" + name
            if name == "inbox", FileManager.default.isReadableFile(atPath: location) { continue }
            problem(
                Bilingual("\(location) 不在，或本用户写不了", "\(location) isn't there, or this user can't write to it"),
                Bilingual("建好文件夹，或把属主改为运行程序的用户", "make the folder, or give it to the user who runs the program"))
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
