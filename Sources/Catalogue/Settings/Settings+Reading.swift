extension Settings {
    /// - Throws: ``InputError`` for an unknown key or an unusable value, with its line.
    package init(yaml text: String, file: String) throws(InputError) {
        self.init()
        let entries = try YAMLReader(text: text, file: file).mapping([
            "office", "division", "co_owners", "policy_title", "policy_number", "addressees", "telephone", "acceptance",
            "rounding", "minimum_coverage", "max_file_size", "deadline_days", "deadlines", "weights_basis", "named_units",
            "signing_key", "after_publish", "sign_off", "evaluation", "evaluation_basis", "letterhead", "document_series",
            "copies_to", "printing_office", "formats", "limits",
        ])
        office = try entries["office"]?.string() ?? office
        division = try entries["division"]?.string() ?? division
        coOwners = try entries["co_owners"]?.strings() ?? coOwners
        policyTitle = try entries["policy_title"]?.string() ?? policyTitle
        policyNumber = try entries["policy_number"]?.string() ?? policyNumber
        addressees = try entries["addressees"]?.string() ?? addressees
        letterhead = try entries["letterhead"]?.string() ?? letterhead
        documentSeries = try entries["document_series"]?.string() ?? documentSeries
        copiesTo = try entries["copies_to"]?.string() ?? copiesTo
        printingOffice = try entries["printing_office"]?.string() ?? printingOffice
        telephone = try entries["telephone"]?.string() ?? telephone
        weightsBasis = try entries["weights_basis"]?.string() ?? weightsBasis
        acceptance = try Self.choice(entries["acceptance"]) ?? acceptance
        signOff = try Self.choice(entries["sign_off"]) ?? signOff
        rounding = try Self.choice(entries["rounding"]) ?? rounding
        minimumCoverage = try Self.coverage(entries["minimum_coverage"]) ?? minimumCoverage
        maxFileSize = try Self.size(entries["max_file_size"]) ?? maxFileSize
        limits = try entries["limits"].map { reader throws(InputError) in try Limits(reader) } ?? limits
        deadlineDays = try Self.days(entries["deadline_days"]) ?? deadlineDays
        namedUnits = try Self.positive(entries["named_units"]) ?? namedUnits
        deadlines = try Self.deadlines(entries["deadlines"])
        signingKey = try entries["signing_key"]?.string() ?? signingKey
        evaluation = try entries["evaluation"].map { reader throws(InputError) in try EvaluationScale(reader) } ?? evaluation
        evaluationBasis = try entries["evaluation_basis"]?.string() ?? evaluationBasis
        formats = try Self.formats(entries["formats"])
        afterPublish = try Self.command(entries["after_publish"]) ?? afterPublish
    }

    private static func days(_ reader: YAMLReader?) throws(InputError) -> Int? {
        guard let reader else { return nil }
        let days = try reader.count()
        guard days <= 366 else { throw reader.error(Bilingual("天数应为 0 至 366", "the days must be from 0 to 366")) }
        return days
    }

    /// A list of words, the first an absolute path: what PATH is under cron or systemd is anybody's guess.
    private static func command(_ reader: YAMLReader?) throws(InputError) -> [String]? {
        guard let reader else { return nil }
        let words = try reader.strings()
        guard words.first.map({ $0.hasPrefix("/") }) ?? true else {
            throw reader.error(
                Bilingual(
                    "“\(words[0])”应为程序的绝对路径，其后是参数，如 [/usr/local/bin/通知, \"{folder}\"]；不经过 shell",
                    "'\(words[0])' must be a program's absolute path, then its arguments; no shell is involved"))
        }
        return words
    }

    private static func formats(_ reader: YAMLReader?) throws(InputError) -> Set<PaperFormat> {
        guard let reader else { return [] }
        let words = try reader.strings()
        if words.isEmpty { return [] }
        guard let formats = PaperFormat.set(words.joined(separator: ",")), !formats.isEmpty else {
            throw reader.error(
                Bilingual(
                    "formats 应为 pdf、docx、xlsx 的列表，如 [pdf, docx]", "formats must be a list of pdf, docx and xlsx, as [pdf, docx]"))
        }
        return formats
    }

    private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ reader: YAMLReader?
    ) throws(InputError) -> Choice? {
        guard let reader else { return nil }
        let text = try reader.string()
        guard let choice = Choice(rawValue: text) else {
            let allowed = Choice.allCases.map(\.rawValue).joined(separator: " ")
            throw reader.error(Bilingual("“\(text)”应为 \(allowed) 之一", "'\(text)' must be one of \(allowed)"))
        }
        return choice
    }

    private static func coverage(_ reader: YAMLReader?) throws(InputError) -> Fraction? {
        guard let reader else { return nil }
        let text = try reader.string()
        guard let value = Fraction(decimal: text), !Fraction.isLess(.one, value) else {
            throw reader.error(Bilingual("“\(text)”应为 0 至 1 之间的数", "'\(text)' must be a number from 0 to 1"))
        }
        return value
    }

    private static func positive(_ reader: YAMLReader?) throws(InputError) -> Int? {
        guard let reader else { return nil }
        let value = try reader.count()
        guard value > 0 else { throw reader.error(Bilingual("应为不小于 1 的整数", "must be 1 or more")) }
        return value
    }

    /// Bytes: a number, alone or with KiB, MiB or GiB.
    static func size(_ reader: YAMLReader?) throws(InputError) -> Int? {
        guard let reader else { return nil }
        let text = try reader.string()
        let units = ["KiB": 1024, "MiB": 1024 * 1024, "GiB": 1024 * 1024 * 1024, "B": 1]
        let unit = ["KiB", "MiB", "GiB", "B"].first { text.hasSuffix($0) }
        let digits = text.dropLast(unit?.count ?? 0).filter { $0 != " " }
        guard !digits.isEmpty, digits.utf8.count <= 9, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let value = Int(digits), value > 0
        else { throw reader.error(Bilingual("“\(text)”应为大小，如 64MiB", "'\(text)' must be a size such as 64MiB")) }
        return value * (unit.flatMap { units[$0] } ?? 1)
    }

    private static func deadlines(_ reader: YAMLReader?) throws(InputError) -> [Period: Instant] {
        var result: [Period: Instant] = [:]
        for (key, value) in try reader?.pairs() ?? [] {
            guard let period = Period(key.text) else {
                throw key.reader.error(Bilingual("“\(key.text)”应为期，如 2017Q3", "'\(key.text)' must be a period such as 2017Q3"))
            }
            let text = try value.string()
            guard let instant = Instant(iso8601: text) ?? endOfDay(text) else {
                throw value.error(
                    Bilingual(
                        "“\(text)”应为日期（2017-10-10，到当日24时）或带时区的时刻",
                        "'\(text)' must be a date (2017-10-10, to its end) or a time with offset"))
            }
            result[period] = instant
        }
        return result
    }

    /// A date means the end of that day in Shanghai.
    private static func endOfDay(_ text: String) -> Instant? {
        Instant(iso8601: text + "T24:00:00+08:00")
    }
}
