package import Catalogue

/// What reading a period's files needs to know; the same for all of them.
package struct IntakeContext: Sendable {
    let catalogue: Catalogue
    let settings: Settings
    let regions: RegionTable
    let period: Period
    let receipts: Receipts
    let names: SubmitterNames
    let words: KeyWords
    let layouts: [FormLayout]

    package init(
        catalogue: Catalogue, settings: Settings, regions: RegionTable, period: Period, receipts: Receipts
    ) {
        self.catalogue = catalogue
        self.settings = settings
        self.regions = regions
        self.period = period
        self.receipts = receipts
        names = SubmitterNames(regions)
        words = KeyWords(catalogue, regions)
        layouts = [.school(catalogue), .summary(catalogue)]
    }

    func layout(_ form: Table.Form) -> FormLayout { form == .school ? layouts[0] : layouts[1] }
}
