package import Catalogue
package import Intake

/// What counted in the previous period, for submitters who confirm that nothing changed (确认无变化).
package struct EarlierRows: Sendable {
    private let period: Period
    private let review: Review
    private let catalogue: Catalogue
    private let regions: RegionTable

    /// - Parameters:
    ///   - period: the previous one.
    ///   - review: of it, with the catalogue and regions of then.
    package init(_ period: Period, _ review: Review, catalogue: Catalogue, regions: RegionTable) {
        self.period = period
        self.review = review
        self.catalogue = catalogue
        self.regions = regions
    }

    /// The rows of a submitter that counted, in the present terms: of the school form, or of the summary form where that spoke for more leaves.
    /// - Returns: nil where nothing counted.
    package func table(of submitter: Int, in present: Catalogue, _ presentRegions: RegionTable) -> Table? {
        let found = Table.Form.allCases.compactMap { form in table(form, submitter, present, presentRegions) }
        return found.max {
            Set($0.regions).count < Set($1.regions).count
                || (Set($0.regions).count == Set($1.regions).count && $1.form == .school)
        }
    }

    private func table(_ form: Table.Form, _ submitter: Int, _ present: Catalogue, _ presentRegions: RegionTable) -> Table? {
        var parts: [TableTaking.Source] = []
        for file in review.files {
            guard let table = file.submission.table, table.form == form, let sender = file.submission.submitter,
                presentRegions.find(regions[sender].code)?.region == submitter
            else { continue }
            let rows = (0..<table.count).filter { file.isCounting[$0] }
            if !rows.isEmpty { parts.append(.init(file.submission, table, rows: rows, of: period)) }
        }
        if parts.isEmpty { return nil }
        let table = taking(form, present, presentRegions).table(form, from: parts)
        return table.count > 0 ? table : nil
    }

    private func taking(_ form: Table.Form, _ present: Catalogue, _ presentRegions: RegionTable) -> TableTaking {
        let (catalogue, regions) = (catalogue, regions)
        let columns: [Int?] =
            form == .school
            ? present.columns.map { column in catalogue.columns.firstIndex { $0.id == column.id && $0.kind == column.kind } }
            : present.measures.map { catalogue.measure($0.id) }
        return TableTaking(
            region: { presentRegions.find(regions[$0].code)?.region },
            type: { type in present.types.firstIndex { $0.label == catalogue.types[type].label } },
            locality: { locality in present.localities.firstIndex { $0.label == catalogue.localities[locality].label } },
            columns: columns)
    }
}
