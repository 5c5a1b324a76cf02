internal import Catalogue
internal import Foundation

/// Where the installed templates and the default workspace are: `PREFIX/share/santong` beside `PREFIX/bin`, or, for a binary
/// that was just built, the source tree above it.
struct InstalledFiles {
    let folder: String

    var templates: String { folder + "/templates" }
    var defaultWorkspace: String { folder + "/default-workspace" }

    /// - Throws: ``Failure`` when neither place has them.
    init(_ language: Language) throws {
        let binary = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        var candidates = [binary.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("share/santong")]
        var folder = binary.deletingLastPathComponent()
        while folder.path != "/" {
            candidates.append(folder)
            folder.deleteLastPathComponent()
        }
        guard let found = candidates.first(where: { Self.isComplete($0.path) }) else {
            throw Failure(
                .notThere,
                Bilingual("找不到随程序安装的模板，请重新安装（make install）", "the installed templates are missing; install again"), language)
        }
        self.folder = found.path
    }

    private static func isComplete(_ folder: String) -> Bool {
        ["templates/html/bulletin.mustache", "default-workspace/catalogue.yaml"].allSatisfy {
            FileManager.default.fileExists(atPath: folder + "/" + $0)
        }
    }
}
