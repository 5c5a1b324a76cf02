internal import ArgumentParser
internal import Catalogue
internal import Foundation

/// `santong init DIR`: a new workspace.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "init", abstract: "新建一个工作区。")

    @Argument(help: "新工作区的文件夹；不存在则新建，其中不能已有工作区。")
    var folder: String

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if folder == "" { throw ValidationError("init 后面是空的：请写明文件夹") }
    }

    func run() async throws {
        do {
            try make()
        } catch {
            throw common.failure(error)
        }
    }

    private func make() throws {
        let installed = try InstalledFiles(common.language)
        let manager = FileManager.default
        guard !manager.fileExists(atPath: folder + "/santong.yaml") else {
            throw Failure(
                .cannotWrite,
                Bilingual("“\(folder)”里已有工作区，没有改动", "'\(folder)' already holds a workspace; nothing was changed"), common.language
            )
        }
        do {
            for name in ["inbox", "templates", "notes", "bulletins"] {
                try manager.createDirectory(atPath: folder + "/" + name, withIntermediateDirectories: true)
            }
            for name in ["catalogue.yaml", "regions.csv", "tasks.yaml", "santong.yaml"] {
                try manager.copyItem(atPath: installed.defaultWorkspace + "/" + name, toPath: folder + "/" + name)
            }
        } catch {
            throw Failure(
                .cannotWrite,
                Bilingual(
                    "建不了“\(folder)”：\(error.localizedDescription)", "can't make '\(folder)': \(error.localizedDescription)"),
                common.language)
        }
        common.log.notice(
            Bilingual(
                "已建好工作区 \(folder)。请把报送文件放入 inbox/期（如 inbox/2017Q3）后运行 santong report",
                "made the workspace \(folder); put submissions into inbox/PERIOD and run santong report"))
    }
}
