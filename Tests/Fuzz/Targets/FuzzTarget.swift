import Catalogue
import Foundation
import Intake
import TestSupport

/// What is fuzzed. Each target takes any bytes and stops the process where a promise of the code is broken; a crash, a hang or
/// growing memory is found by the fuzzer itself.
package enum FuzzTarget: String, CaseIterable, Sendable {
    case csv, xml, workbook, decoding, formulas, yaml, templates, pages, tasks

    package func run(_ bytes: [UInt8]) {
        switch self {
        case .csv: fuzzCSV(bytes)
        case .xml: fuzzXML(bytes)
        case .workbook: fuzzWorkbook(bytes)
        case .decoding: fuzzDecoding(bytes)
        case .formulas: fuzzFormulas(bytes)
        case .yaml: fuzzYAML(bytes)
        case .templates: fuzzTemplates(bytes)
        case .pages: fuzzPages(bytes)
        case .tasks: fuzzTasks(bytes)
        }
    }
}

/// The default catalogue and all regions of Henan, as a county's file meets them.
struct FuzzOffice: Sendable {
    let catalogue: Catalogue
    let regions: RegionTable
    let settings = Settings()
    let context: IntakeContext
    let period: Period

    static let shared: FuzzOffice = {
        do {
            return try FuzzOffice()
        } catch {
            fatalError("\(error)")
        }
    }()

    private init() throws {
        let folder = repositoryRoot() + "/default-workspace/"
        let yaml = try String(contentsOfFile: folder + "catalogue.yaml", encoding: .utf8)
        catalogue = try Catalogue(yaml: yaml, file: "catalogue.yaml")
        let csv = try Data(contentsOf: URL(filePath: folder + "regions.csv"))
        regions = try RegionTable(csv: Array(csv), file: "regions.csv")
        period = try Self.period()
        context = IntakeContext(
            catalogue: catalogue, settings: settings, regions: regions, period: period, receipts: .none)
    }

    private static func period() throws -> Period {
        guard let period = Period("2017Q3") else { throw CocoaError(.formatting) }
        return period
    }
}
