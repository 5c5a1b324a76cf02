internal import ArgumentParser
internal import Catalogue
internal import Foundation
internal import Intake

/// `santong schema`: the XML schema for the catalogue, on standard output.
struct SchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "schema", abstract: "输出与指标目录相应的 XML Schema。")

    @OptionGroup var common: CommonOptions

    func run() async throws {
        do {
            let workspace = try Workspace(common.workspacePath, common.language)
            writeOutput(Array(SubmissionSchema(workspace.catalogue).text.utf8))
        } catch {
            throw common.failure(error)
        }
    }
}
