/// What an edition is issued with (contract §8).
package struct EditionIssue: Sendable, Equatable {
    /// 1, 2 …
    package let number: Int
    package let date: CalendarDay
    /// 发文字号; empty without one.
    package let documentNumber: String
    /// Why it was corrected; empty for the first.
    package let reason: String

    package init(number: Int, date: CalendarDay, documentNumber: String, reason: String) {
        self.number = number
        self.date = date
        self.documentNumber = documentNumber
        self.reason = reason
    }
}
