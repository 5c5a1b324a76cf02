package import Catalogue

/// What reading a period's files needs to know; the same for all of them.
package struct IntakeContext: Sendable {
    let catalogue: Catalogue
    let settings: Settings
    let regions: RegionTable
    let period: Period
    let receipts: Receipts
    /// When `report` first saw bytes with this digest (64 hexadecimal digits), if that was before the deadline.
    let firstSeen: [String: Instant]
    /// When bytes that no earlier run saw count as received: now, before the deadline.
    let receivedNow: Instant?
    let names: SubmitterNames
    let words: KeyWords
    let layouts: [FormLayout]

    package init(
        catalogue: Catalogue, settings: Settings, regions: RegionTable, period: Period, receipts: Receipts,
        firstSeen: [String: Instant], receivedNow: Instant?
    ) {
        self.catalogue = catalogue
        self.settings = settings
        self.regions = regions
        self.period = period
        self.receipts = receipts
        self.firstSeen = firstSeen
        self.receivedNow = receivedNow
        names = SubmitterNames(regions)
        words = KeyWords(catalogue, regions)
        layouts = [.school(catalogue), .summary(catalogue)]
    }

    func layout(_ form: Table.Form) -> FormLayout { form == .school ? layouts[0] : layouts[1] }
}
