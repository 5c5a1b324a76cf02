/// A point in time, in whole seconds since 1970-01-01T00:00:00Z. Shanghai has been eight hours ahead of UTC without daylight
/// saving since 1991, so its calendar needs no time zone database.
package struct Instant: Hashable, Comparable, Sendable {
    package let seconds: Int

    package init(seconds: Int) { self.seconds = seconds }

    /// Midnight at the start of a day in Shanghai. Proleptic Gregorian calendar.
    package init(shanghaiYear year: Int, month: Int, day: Int) {
        seconds = Self.days(year: year, month: month, day: day) * 86_400 - Self.shanghaiOffset
    }

    /// ISO 8601 with offset: `2017-10-09T10:00:00+08:00`, `…Z`, seconds optional, a fraction of a second is dropped.
    /// - Returns: nil for anything else, an impossible date among it.
    package init?(iso8601 text: String) {
        var scanner = DigitScanner(text)
        guard let year = scanner.number(4), scanner.take("-"), let month = scanner.number(2), scanner.take("-"),
            let day = scanner.number(2), scanner.take("T") || scanner.take("t") || scanner.take(" "),
            let hour = scanner.number(2), scanner.take(":"), let minute = scanner.number(2)
        else { return nil }
        var second = 0
        if scanner.take(":") {
            guard let value = scanner.number(2) else { return nil }
            second = value
            if scanner.take("."), scanner.skipDigits() == 0 { return nil }
        }
        guard let offset = scanner.offset(), scanner.isAtEnd, (1...12).contains(month), hour <= 24, minute < 60, second <= 60,
            hour < 24 || (minute == 0 && second == 0), (1...Self.length(of: month, year)).contains(day)
        else { return nil }
        let days = Self.days(year: year, month: month, day: day)
        seconds = days * 86_400 + hour * 3600 + minute * 60 + second - offset
    }

    package func adding(days: Int) -> Instant { Instant(seconds: seconds + days * 86_400) }

    /// The calendar day in Shanghai.
    package var shanghaiDay: (year: Int, month: Int, day: Int) {
        Self.date(days: Self.floorDivide(seconds + Self.shanghaiOffset, 86_400))
    }

    /// `2017-10-09T10:00:00+08:00`, always in Shanghai's time.
    package var iso8601: String {
        let day = shanghaiDay
        let rest = seconds + Self.shanghaiOffset - Self.days(year: day.year, month: day.month, day: day.day) * 86_400
        let time = [rest / 3600, rest / 60 % 60, rest % 60].map { padded($0, to: 2) }.joined(separator: ":")
        return "\(padded(day.year, to: 4))-\(padded(day.month, to: 2))-\(padded(day.day, to: 2))T\(time)+08:00"
    }

    package static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }

    private static let shanghaiOffset = 8 * 3600

    private static func floorDivide(_ value: Int, _ divisor: Int) -> Int {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }

    /// Days since 1970-01-01 (H. Hinnant, "chrono-compatible low-level date algorithms").
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = floorDivide(shifted, 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func date(days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let part = (5 * dayOfYear + 2) / 153
        let month = part < 10 ? part + 3 : part - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1)
    }

    private static func length(of month: Int, _ year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }
}

/// Decimal digits with leading zeros.
package func padded(_ value: Int, to width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

private struct DigitScanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { position == bytes.count }

    mutating func take(_ character: Character) -> Bool {
        guard position < bytes.count, bytes[position] == character.asciiValue else { return false }
        position += 1
        return true
    }

    mutating func number(_ width: Int) -> Int? {
        guard position + width <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[position..<position + width] {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        position += width
        return value
    }

    mutating func skipDigits() -> Int {
        let start = position
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
        return position - start
    }

    /// Seconds east of UTC: `Z`, `+08:00` or `+0800`.
    mutating func offset() -> Int? {
        if take("Z") || take("z") { return 0 }
        let isWest = take("-")
        guard isWest || take("+"), let hours = number(2), hours < 24 else { return nil }
        _ = take(":")
        guard let minutes = number(2), minutes < 60 else { return nil }
        return (hours * 3600 + minutes * 60) * (isWest ? -1 : 1)
    }
}
