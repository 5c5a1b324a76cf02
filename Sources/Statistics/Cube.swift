package import Catalogue
internal import Intake
package import Validation

/// The sums of one part (计入单位): a leaf, or a unit where its city-wide total rows count.
package struct PartSums: Sendable, Equatable {
    /// By measure: supplied by the part's submission (contract §5).
    package var isSupplied: [Bool]
    /// By (type × localities + locality) × measures + measure.
    package var sums: [Int64]

    package init(isSupplied: [Bool], sums: [Int64]) {
        self.isSupplied = isSupplied
        self.sums = sums
    }
}

/// A count beyond what can be added up: more than 9.2 × 10¹⁸.
package struct SumOverflow: Error, Equatable {
    package init() {}
}

/// All counted rows, added up: part × type × locality × measure.
package struct Cube: Sendable, Equatable {
    /// By leaf, for leaves with counting rows.
    package var leaves: [Int: PartSums] = [:]
    /// By unit, where its total rows count.
    package var totals: [Int: PartSums] = [:]
    /// By file, an index into the review's: how many of its rows were added.
    package private(set) var rowsAdded: [Int: Int] = [:]

    package init() {}

    /// - Throws: ``SumOverflow``.
    package init(_ review: Review, _ catalogue: Catalogue, _ regions: RegionTable) async throws(SumOverflow) {
        let files = review.files
        let rules = MeasureRules(catalogue)
        let results = await withTaskGroup(of: (Int, Result<FileSums, SumOverflow>).self) { group in
            for index in files.indices where files[index].isCounting.contains(true) {
                group.addTask { (index, Self.sums(files[index], catalogue, rules)) }
            }
            var results: [(Int, Result<FileSums, SumOverflow>)] = []
            for await result in group { results.append(result) }
            return results.sorted { $0.0 < $1.0 }
        }
        for (file, result) in results {
            let added = try result.get()
            rowsAdded[file] = added.rows
            for (region, sums) in added.parts {
                if regions.isLeaf(region) { leaves[region] = sums } else { totals[region] = sums }
            }
        }
    }

    private struct FileSums {
        var parts: [Int: PartSums] = [:]
        var rows = 0
    }

    /// The sums of one file's counting rows by region. A region's counting rows are all in one file.
    private static func sums(_ file: Reviewed, _ catalogue: Catalogue, _ rules: MeasureRules) -> Result<FileSums, SumOverflow> {
        guard let table = file.submission.table else { return .success(FileSums()) }
        let measures = MeasureTable(table, rules)
        let width = catalogue.measures.count
        let localities = catalogue.localities.count
        let size = catalogue.types.count * localities * width
        var result = FileSums()
        for (region, rows) in table.rowsByRegion(where: file.isCounting) {
            var sums = [Int64](repeating: 0, count: size)
            result.rows += rows.count
            let (types, places) = (table.types, table.localities)
            let cells = rows.map { (Int(types[Int($0)]) * localities + Int(places[Int($0)])) * width }
            for measure in 0..<width {
                if Self.overflows(adding: measures.values[measure], of: rows, to: &sums, at: cells, measure) {
                    return .failure(SumOverflow())
                }
            }
            result.parts[region] = PartSums(isSupplied: measures.isSupplied, sums: sums)
        }
        return .success(result)
    }

    /// Adds a measure's values, each to the cell of its row.
    /// - Returns: whether a sum is too large.
    private static func overflows(
        adding values: [Int64], of rows: [Int32], to sums: inout [Int64], at cells: [Int], _ measure: Int
    ) -> Bool {
        let (values, rows, cells) = (values.span, rows.span, cells.span)
        var sums = sums.mutableSpan
        var overflowed = false
        for index in rows.indices {
            let place = cells[index] &+ measure
            let (sum, overflow) = sums[place].addingReportingOverflow(values[Int(rows[index])])
            sums[place] = sum
            overflowed = overflowed || overflow
        }
        return overflowed
    }
}

/// Where a cell of type and locality stands in a part's sums.
package struct CubeShape: Sendable, Equatable {
    package let types: Int
    package let localities: Int
    package let measures: Int

    package init(_ catalogue: Catalogue) {
        types = catalogue.types.count
        localities = catalogue.localities.count
        measures = catalogue.measures.count
    }

    package func index(type: Int, locality: Int, measure: Int) -> Int { (type * localities + locality) * measures + measure }
}
