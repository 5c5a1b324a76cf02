internal import CSV
package import Catalogue

/// A line of `corrections.csv`: the office's own figure for a leaf's sum (contract §3.5).
package struct CorrectionLine: Sendable, Equatable {
    package let line: Int
    /// A leaf.
    package let region: Int
    package let type: Int
    package let locality: Int
    package let measure: Int
    /// 0 to 999,999,999.
    package let value: Int64
    package let reason: String
    package let by: String

    /// Reads the whole file.
    /// - Throws: ``InputError`` with the line for an unknown word, a region that isn't a leaf, a cell given twice.
    package static func read(
        _ bytes: [UInt8], file: String, catalogue: Catalogue, regions: RegionTable
    ) throws(InputError) -> [CorrectionLine] {
        let table: CSVTable
        do {
            table = try CSVTable(filledIn: bytes, required: ["region", "type", "locality", "measure", "value", "reason", "by"])
        } catch {
            throw InputError(error, file: file)
        }
        let words = KeyWords(catalogue, regions)
        var lines: [CorrectionLine] = []
        for row in table.rows {
            let line = try read(row, file, words, catalogue, regions)
            if let earlier = lines.first(where: { $0.isSameCell(as: line) }) {
                throw row.error(
                    file, Bilingual("与第 \(earlier.line) 行更正的是同一个数", "this cell is already corrected in line \(earlier.line)"))
            }
            lines.append(line)
        }
        return lines
    }

    private func isSameCell(as other: CorrectionLine) -> Bool {
        (region, type, locality, measure) == (other.region, other.type, other.locality, other.measure)
    }

    private static func read(
        _ row: CSVTable.Row, _ file: String, _ words: KeyWords, _ catalogue: Catalogue, _ regions: RegionTable
    ) throws(InputError) -> CorrectionLine {
        guard let match = regions.find(row["region"]), regions.isLeaf(match.region) else {
            throw row.error(file, unknown("region", row["region"], "末级区划"))
        }
        guard case .type(let type)? = words.type(CellText.folded(row["type"])) else {
            throw row.error(file, unknown("type", row["type"], "办学类型"))
        }
        guard let locality = words.locality(CellText.folded(row["locality"])) else {
            throw row.error(file, unknown("locality", row["locality"], "城乡类别"))
        }
        guard let measure = catalogue.measure(row["measure"]) else {
            throw row.error(file, unknown("measure", row["measure"], "指标量 id"))
        }
        let digits = row["value"]
        guard (1...9).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let value = Int64(digits)
        else { throw row.error(file, unknown("value", digits, "不超过 9 位的整数")) }
        return CorrectionLine(
            line: row.line, region: match.region, type: type, locality: locality.locality, measure: measure, value: value,
            reason: row["reason"], by: row["by"])
    }

    private static func unknown(_ column: String, _ value: String, _ kind: String) -> Bilingual {
        Bilingual("\(column)“\(value)”不是\(kind)", "the \(column) '\(value)' is unknown or ill-formed")
    }
}
