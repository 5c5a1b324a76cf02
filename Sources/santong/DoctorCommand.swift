internal import ArgumentParser
internal import Catalogue
internal import Foundation

/// `santong doctor`: what is wrong with a workspace, and what to do.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "体检：设置、存档、通报是否完好，缺什么，怎么办。不改动任何文件。")

    @OptionGroup var common: CommonOptions

    func run() async throws {
        do {
            let isWell = try await examine()
            if !isWell { Foundation.exit(ExitCode.findings.rawValue) }
        } catch {
            throw common.failure(error)
        }
    }

    private func examine() async throws -> Bool {
        let folder = common.workspacePath
        guard FileManager.default.fileExists(atPath: folder + "/santong.yaml") else {
            // The usual failure says how to make or name one.
            _ = try Workspace(folder, common.language)
            return false
        }
        let examination = await Examination(folder, common.language)
        for line in examination.lines {
            let mark = line.remedy == nil ? Bilingual("好", "ok") : Bilingual("问题", "problem")
            common.say(printable("\(mark[common.language])  \(line.fact[common.language])"))
            if let remedy = line.remedy {
                common.say(printable("      \(Bilingual("办法：", "do: ")[common.language])\(remedy[common.language])"))
            }
        }
        return examination.lines.allSatisfy { $0.remedy == nil }
    }
}
