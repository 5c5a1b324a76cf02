package import Catalogue
package import Intake

/// A correction as it was made: the office's figure in the place of the submitted one.
package struct Correction: Sendable, Equatable {
    /// A leaf.
    package let region: Int
    package let type: Int
    package let locality: Int
    package let measure: Int
    /// The leaf's sum before, and the office's figure.
    package let before: Int64
    package let value: Int64
    package let reason: String
    package let by: String
}

extension Cube {
    /// Puts the office's figures in the place of leaves' sums; a cell without rows is made, a unit's total rows aren't touched
    /// (contract §3.5).
    /// - Returns: what was there before.
    /// - Throws: ``InputError`` for a leaf without counted rows, a measure that the leaf doesn't supply, and a cell whose sums
    ///   break an error check afterwards.
    package mutating func apply(
        _ lines: [CorrectionLine], file: String, catalogue: Catalogue, regions: RegionTable
    ) throws(InputError) -> [Correction] {
        let shape = CubeShape(catalogue)
        var made: [Correction] = []
        for line in lines {
            let name = regions[line.region].name
            guard var part = leaves[line.region] else {
                throw InputError(
                    file: file, line: line.line,
                    Bilingual("\(name)没有计入的数据，无从更正", "\(regions[line.region].code) has no counted rows to correct"))
            }
            guard part.isSupplied[line.measure] else {
                throw InputError(
                    file: file, line: line.line,
                    Bilingual(
                        "\(name)没有提供“\(catalogue.measures[line.measure].label)”，不能更正",
                        "\(regions[line.region].code) doesn't supply \(catalogue.measures[line.measure].id)"))
            }
            let index = shape.index(type: line.type, locality: line.locality, measure: line.measure)
            made.append(
                Correction(
                    region: line.region, type: line.type, locality: line.locality, measure: line.measure,
                    before: part.sums[index], value: line.value, reason: line.reason, by: line.by))
            part.sums[index] = line.value
            leaves[line.region] = part
        }
        for line in lines { try requireSound(line, file, catalogue, shape) }
        return made
    }

    private func requireSound(
        _ line: CorrectionLine, _ file: String, _ catalogue: Catalogue, _ shape: CubeShape
    ) throws(InputError) {
        guard let part = leaves[line.region] else { return }
        let start = shape.index(type: line.type, locality: line.locality, measure: 0)
        for check in catalogue.checks where check.severity == .error {
            for formula in check.assertions where formula.names.allSatisfy({ part.isSupplied[$0] }) {
                let holds: Bool
                do {
                    holds = try formula.value { part.sums[start + $0] } != 0
                } catch {
                    holds = false
                }
                if !holds {
                    throw InputError(
                        file: file, line: line.line,
                        Bilingual(
                            "更正后不符合检查 \(check.id)：\(check.message.zh)",
                            "after the correction check \(check.id) fails: \(check.message.en)"))
                }
            }
        }
    }
}
