import Foundation

/// One quarter (期), written `2017Q3`.
package struct Period: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// 1000 to 9999.
    package let year: Int
    /// 1 to 4.
    package let quarter: Int

    /// - Returns: nil unless `year` is 1000 to 9999 and `quarter` 1 to 4.
    package init?(year: Int, quarter: Int) {
        guard (1000...9999).contains(year), (1...4).contains(quarter) else { return nil }
        self.year = year
        self.quarter = quarter
    }

    /// - Parameter text: exactly `2017Q3`, with an upper-case Q.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 6, bytes[4] == UInt8(ascii: "Q"), let year = Int(text.prefix(4)),
            bytes.prefix(4).allSatisfy({ (0x30...0x39).contains($0) }), let quarter = Int(text.suffix(1))
        else { return nil }
        self.init(year: year, quarter: quarter)
    }

    /// The last quarter that is over at `instant`, by the clock of Shanghai.
    package init(lastCompleteAt instant: Instant) {
        let day = instant.shanghaiDay
        let current = (day.month - 1) / 3 + 1
        year = current == 1 ? day.year - 1 : day.year
        quarter = current == 1 ? 4 : current - 1
    }

    package var description: String { "\(year)Q\(quarter)" }

    /// Quarters since the year 0: neighbours differ by 1.
    package var index: Int { year * 4 + quarter - 1 }

    /// Nil behind the last quarter that can be written.
    package var next: Period? { Period(year: year + quarter / 4, quarter: quarter % 4 + 1) }

    /// The same quarter of the year before.
    package var yearBefore: Period? { Period(year: year - 1, quarter: quarter) }

    /// The month in which the quarter ends: 3, 6, 9 or 12.
    package var lastMonth: Int { quarter * 3 }

    /// The day on which the quarter ends: 30 or 31.
    package var lastDay: Int { quarter == 1 || quarter == 4 ? 31 : 30 }

    /// The first instant after `days` whole days behind the quarter's end, in Shanghai: the last moment that is in time
    /// (contract §5: "at 24:00 Asia/Shanghai").
    package func deadline(days: Int) -> Instant {
        let next = quarter == 4 ? (year: year + 1, month: 1) : (year: year, month: quarter * 3 + 1)
        return Instant(shanghaiYear: next.year, month: next.month, day: 1).adding(days: days)
    }

    package static func < (left: Period, right: Period) -> Bool {
        (left.year, left.quarter) < (right.year, right.quarter)
    }
}
