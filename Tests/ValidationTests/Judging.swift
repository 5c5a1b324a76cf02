import Catalogue
import Foundation
import Intake
import TestSupport
import Validation

/// A small province: two cities of two counties and a zone, one direct county.
let regions: RegionTable = {
    let text = """
        code,name,kind,parent,tile_row,tile_col,formerly
        410000,河南省,province,,,,
        410100,郑州市,city,410000,,,
        410102,中原区,district,410100,,,
        410122,中牟县,county,410100,,,
        410171,郑州经济技术开发区,zone,410100,,,
        410181,巩义市,direct-county,410000,,,
        411000,许昌市,city,410000,,,
        411002,魏都区,district,411000,,,
        411003,建安区,district,411000,,,411023 许昌县
        """
    do {
        return try RegionTable(csv: Array(text.utf8), file: "regions.csv")
    } catch {
        fatalError("\(error)")
    }
}()

let catalogue: Catalogue = {
    do {
        let text = try String(contentsOfFile: repositoryRoot() + "/default-workspace/catalogue.yaml", encoding: .utf8)
        return try Catalogue(yaml: text, file: "catalogue.yaml")
    } catch {
        fatalError("\(error)")
    }
}()

/// Reads and judges files given as text.
func judge(
    _ files: [(name: String, text: String)], acceptance: Settings.Acceptance = .leaf, minimumCoverage: String = "1",
    receipts: String = ""
) async throws -> Review {
    let folder = TemporaryFolder()
    for file in files { try folder.write(file.text, to: file.name) }
    var settings = Settings()
    settings.acceptance = acceptance
    settings.minimumCoverage = Fraction(decimal: minimumCoverage) ?? .one
    let receipts =
        receipts.isEmpty
        ? Receipts.none
        : try Receipts(Array(("file,received_at,submitter,revision\n" + receipts).utf8), file: "receipts.csv", regions: regions)
    let context = intakeContext(settings, receipts)
    let submissions = await readSubmissions(try Inbox(folder: folder.path).submissions, context)
    return await Review(submissions, catalogue: catalogue, regions: regions, settings: settings)
}

/// What submissions of 2017Q3 are read with.
func intakeContext(_ settings: Settings = Settings(), _ receipts: Receipts = .none) -> IntakeContext {
    IntakeContext(
        catalogue: catalogue, settings: settings, regions: regions,
        period: Period("2017Q3") ?? Period(lastCompleteAt: Instant(seconds: 0)),
        receipts: receipts)
}

/// `R02@3 [开通空间教师数]` for each finding but F13, which most of these short files have.
func told(_ review: Review, _ file: Int = 0) -> [String] {
    review.files[file].log.findings.filter { $0.code != "F13" }.map { finding in
        finding.code + (finding.line.map { "@\($0)" } ?? "") + (finding.column.isEmpty ? "" : " [\(finding.column)]")
    }
}

let schoolHeader = "学校标识码,学校名称,县区代码,办学类型,城乡类别,是否接入互联网,普通教室数,多媒体教室数,专任教师数,开通空间教师数,初中及以上学生数,开通空间学生数"
let soundRow = "2141000001,实验小学,410102,小学,城区,是,10,8,20,18,0,0"
let summaryHeader = "县区代码,办学类型,城乡类别,学校数,接入互联网学校数,普通教室数,多媒体教室数,专任教师数,开通空间教师数,初中及以上学生数,开通空间学生数"
