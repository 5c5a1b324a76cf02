/// A day of the Gregorian calendar, as on a document.
package struct CalendarDay: Sendable, Hashable {
    package let year: Int
    package let month: Int
    package let day: Int

    /// - Parameter text: `2017-10-20`.
    /// - Returns: nil for anything else, and for a day that doesn't exist.
    package init?(_ text: String) {
        guard text.utf8.count == 10, let instant = Instant(iso8601: text + "T00:00:00+08:00") else { return nil }
        self.init(at: instant)
    }

    /// The day in Shanghai.
    package init(at instant: Instant) { (year, month, day) = instant.shanghaiDay }
}

extension CalendarDay: CustomStringConvertible {
    /// `2017-10-20`
    package var description: String { "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))" }
}
