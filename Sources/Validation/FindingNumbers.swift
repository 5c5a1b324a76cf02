package import Catalogue
internal import Digest
internal import Intake

/// What a finding is about, told without lines and file names, so that it is known again in a file that was sent anew.
extension Reviewed {
    /// The row that a finding stands on: the school's code, else its name; the summary row's region, type and locality. Blank for a finding
    /// about no single row.
    package func rowName(_ finding: Finding, _ catalogue: Catalogue, _ regions: RegionTable) -> String {
        guard let table = submission.table, let row = finding.row, row < table.count else { return "" }
        if table.form == .school {
            return table.codes[row] > 0 ? padded(Int(table.codes[row]), to: 10) : table.names[row]
        }
        guard table.regions[row] >= 0, table.types[row] >= 0, table.localities[row] >= 0 else { return "" }
        return [
            regions.oldestCode(of: Int(table.regions[row])), catalogue.types[Int(table.types[row])].label,
            catalogue.localities[Int(table.localities[row])].label,
        ].joined(separator: "/")
    }

    /// The region whose row a finding stands on; nil for none.
    func region(of finding: Finding) -> Int? {
        guard let table = submission.table, let row = finding.row, row < table.count, table.regions[row] >= 0 else { return nil }
        return Int(table.regions[row])
    }

    /// 编号: the same for the same finding with the same values of the same submitter, wherever it stands in whichever of its files.
    /// - Returns: nil where there is nothing to explain: on errors, infos, files that are no data (F11) and words that are only out of date (R15).
    package func number(of finding: Finding, _ catalogue: Catalogue, _ regions: RegionTable) -> String? {
        guard finding.severity == .warning, !["F11", "R15"].contains(finding.code) else { return nil }
        let submitter = submission.submitter.map { regions.oldestCode(of: $0) } ?? ""
        // Where the words name other files, the value says it all, but for like files: there it is what stands in this one.
        let values =
            switch finding.code {
            case "G01": submission.digest.hex
            case "R08", "T01", "T02", "T03", "T04", "X01", "X02": finding.value
            default: finding.value + "\n" + finding.message.zh
            }
        let text = [submitter, finding.code, finding.column, rowName(finding, catalogue, regions), values].joined(separator: "\n")
        return finding.code + "-" + SHA256Digest(of: Array(text.utf8)).hex.prefix(12)
    }
}
