internal import Catalogue
internal import Digest
internal import Explanation
internal import Intake
internal import Statistics
internal import Validation

/// Writes explanations for programs. Files are told by their paths below the period's folder.
struct ExplanationJSON {
    let account: PeriodAccount

    private var catalogue: Catalogue { account.catalogue }

    func region(_ region: Int) -> JSON {
        .object([("code", .text(account.regions[region].code)), ("name", .text(account.regions[region].name))])
    }

    func indicator(_ indicator: Catalogue.Indicator) -> JSON {
        let population = catalogue.populations[indicator.population]
        return .object([
            ("id", .text(indicator.id)), ("label", .text(indicator.label)), ("numerator", .text(indicator.numerator.text)),
            ("denominator", .text(indicator.denominator.text)),
            ("measures", .array(indicator.measures.map { .text(catalogue.measures[$0].id) })),
            (
                "types",
                .array(catalogue.types.indices.filter { population.types[$0] }.map { .text(catalogue.types[$0].label) })
            ),
            (
                "localities",
                .array(
                    catalogue.localities.indices.filter { population.localities[$0] }.map {
                        .text(catalogue.localities[$0].label)
                    })
            ),
            ("target", .text(indicator.target?.decimal(6, .halfUp))), ("weight", .text(indicator.weight.decimal(2, .halfUp))),
            ("source", .text(indicator.source)), ("definition", .text(indicator.definition)),
        ])
    }

    func rank(_ neighbours: Neighbours?, indicator: Int?) -> JSON {
        guard let neighbours else { return .null }
        func units(_ units: [Int]) -> JSON {
            .array(
                units.map { unit in
                    let display =
                        indicator.map { account.figures.figure(unit, $0)?.display }
                        ?? account.figures.standing(of: unit)?.score.map { decimalText(Int128($0), decimals: 2) }
                    return .object([
                        ("code", .text(account.regions[unit].code)), ("name", .text(account.regions[unit].name)),
                        ("display", .text(display)),
                    ])
                })
        }
        return .object([
            ("group", .text(neighbours.group.rawValue)), ("rank", .number(neighbours.rank)),
            ("members", .number(neighbours.members)), ("above", units(neighbours.above)), ("level", units(neighbours.level)),
            ("below", units(neighbours.below)),
        ])
    }

    private func part(_ part: Part) -> [(String, JSON)] {
        switch part {
        case .leaf(let leaf): [("region", region(leaf)), ("kind", .text("leaf"))]
        case .totals(let unit): [("region", region(unit)), ("kind", .text("totals"))]
        }
    }

    func summand(_ summand: FigureExplanation.Summand) -> JSON {
        .object(
            part(summand.part) + [
                ("numerator", .number(summand.counts.numerator)), ("denominator", .number(summand.counts.denominator)),
                ("submitted_numerator", .number(summand.submitted.numerator)),
                ("submitted_denominator", .number(summand.submitted.denominator)),
                ("sums", .array(summand.sums.map { .number($0) })), ("file", file(summand.source.file)),
                ("rows", .number(summand.source.rows)),
                ("places", .array(summand.source.places.map { place($0, of: summand.source.file) })),
                ("corrections", .array(summand.corrections.map(correction))),
            ])
    }

    func file(_ index: Int) -> JSON {
        let file = account.review.files[index]
        let submission = file.submission
        return .object([
            ("path", .text(submission.path)), ("sha256", .text(submission.digest.hex)),
            ("submitter", submission.submitter.map(region) ?? .null), ("form", .text(submission.table?.form.rawValue)),
            ("revision", .number(submission.revision)), ("received_at", .text(submission.receivedAt?.iso8601)),
            ("status", .text(file.status.rawValue)), ("unchanged", .flag(submission.confirmsUnchanged)),
        ])
    }

    /// The file that the lines are of: that of an earlier period, where it was confirmed that nothing changed.
    private func place(_ place: FigureExplanation.Place, of file: Int) -> JSON {
        let submission = account.review.files[file].submission
        return .object([
            ("period", .text(place.origin?.period.description ?? account.period.description)),
            ("path", .text(place.origin?.path ?? submission.path)),
            ("sheet", .text(place.origin.map(\.sheet) ?? submission.table?.sheet)),
            ("sha256", .text((place.origin?.digest ?? submission.digest).hex)), ("lines", lines(place.lines)),
            ("rows", .number(place.lines.rows)),
        ])
    }

    private func lines(_ lines: LineRanges) -> JSON {
        .array(lines.ranges.map { .array([.number($0.lowerBound), .number($0.upperBound)]) })
    }

    private func correction(_ made: Correction) -> JSON {
        .object([
            ("type", .text(catalogue.types[made.type].label)), ("locality", .text(catalogue.localities[made.locality].label)),
            ("measure", .text(catalogue.measures[made.measure].id)), ("before", .number(made.before)),
            ("value", .number(made.value)), ("reason", .text(made.reason)), ("by", .text(made.by)),
        ])
    }

    func unsupplied(_ entry: FigureExplanation.Unsupplied) -> JSON {
        .object(part(entry.part) + [("file", file(entry.file)), ("columns", .array(entry.columns.map { .text($0) }))])
    }

    func absent(_ entry: FigureExplanation.Absent) -> JSON {
        let (reason, files): (String, [Int]) =
            switch entry.reason {
            case .unreported: ("unreported", [])
            case .returned(let files): ("returned", files)
            case .struck: ("struck", [])
            }
        return .object([
            ("region", region(entry.leaf)), ("reason", .text(reason)), ("in_totals", .flag(entry.isInTotals)),
            (
                "files",
                .array(
                    files.map { index in
                        let errors = Obstacles.findings(of: account.review.files[index], for: entry.leaf)
                        return .object([("file", file(index)), ("errors", .array(errors.prefix(20).map(finding)))])
                    })
            ),
        ])
    }

    private func finding(_ finding: Finding) -> JSON {
        .object([
            ("line", .number(finding.line)), ("column", .text(finding.column)), ("code", .text(finding.code)),
            ("message", .text(finding.message.zh)), ("value", .text(finding.value)),
        ])
    }

    func replaced(_ entry: FigureExplanation.Replaced) -> JSON {
        .object([
            ("region", region(entry.leaf)), ("file", file(entry.source.file)),
            ("places", .array(entry.source.places.map { place($0, of: entry.source.file) })),
        ])
    }

    func excluded(_ entry: FigureExplanation.Excluded) -> JSON {
        .object([
            ("region", entry.region.map(region) ?? .null), ("path", .text(account.review.files[entry.file].submission.path)),
            ("reason", .text(entry.reason.rawValue)), ("lines", lines(entry.lines)), ("rows", .number(entry.lines.rows)),
            ("errors", .array(entry.findings.map(finding))),
        ])
    }

    func outside(_ entry: FigureExplanation.Outside) -> JSON {
        .object([
            ("type", .text(catalogue.types[entry.type].label)), ("locality", .text(catalogue.localities[entry.locality].label)),
            ("rows", .number(entry.rows)),
        ])
    }

    func row(_ row: ExplainedRow) -> JSON {
        .object([
            ("period", .text(row.origin?.period.description ?? account.period.description)),
            ("path", .text(row.origin?.path ?? account.review.files[row.file].submission.path)), ("line", .number(row.line)),
            ("code", .text(row.code.map { padded(Int($0), to: 10) })), ("name", .text(row.name)), ("region", region(row.region)),
            ("type", .text(catalogue.types[row.type].label)), ("locality", .text(catalogue.localities[row.locality].label)),
            ("values", .array(row.values.map { .number($0) })), ("numerator", .number(row.numerator)),
            ("denominator", .number(row.denominator)),
        ])
    }

    func way(_ way: WayToTarget) -> JSON {
        .object([
            ("shortfall", .number(way.shortfall)), ("remaining", .number(way.remaining)), ("unnamed", .number(way.unnamed)),
            ("alternatives", .number(way.alternatives)),
            (
                "schools",
                .array(
                    way.steps.map { step in
                        .object([
                            ("school", row(step.row)), ("possible", .number(step.possible)), ("needed", .number(step.needed)),
                        ])
                    })
            ),
        ])
    }

    func bounds(_ bounds: RankBounds, of unit: Int, _ indicator: Int?) -> JSON {
        guard let group = account.figures.standing(of: unit)?.group else { return .null }
        let range = bounds.range(of: unit, indicator)
        let open = bounds.open(in: group)
        return .object([
            ("best", .number(range?.best)), ("worst", .number(range?.worst)),
            ("unknown", .array(bounds.unknown(group, indicator).map(region))),
            (
                "open",
                .array(
                    open.map { leaf in
                        .object([("region", region(leaf)), ("last_period", .text(bounds.last[leaf]?.period.description))])
                    })
            ),
        ])
    }

    // MARK: changes

    func change(
        _ change: ChangeExplanation, since heading: PublicationHeading, _ indicator: Catalogue.Indicator
    ) -> JSON {
        func counts(_ counts: RatioCounts?) -> JSON {
            guard let counts else { return .null }
            return .object([("numerator", .number(counts.numerator)), ("denominator", .number(counts.denominator))])
        }
        func rows(_ rows: [ChangeExplanation.Row]) -> JSON { .array(rows.map { row($0, indicator) }) }
        return .object([
            ("from", heading.json), ("before", counts(change.before)), ("after", counts(change.after)),
            ("common_before", counts(change.commonBefore)), ("common_after", counts(change.commonAfter)),
            ("as_published", .flag(change.isAsPublished)), ("points", points(change.change?.points)),
            ("basis", .text(change.change?.basis.rawValue)),
            ("rows", rows(change.rows)), ("rounding", points(change.rounding)), ("by_cause", rows(change.byCause)),
            ("rounding_by_cause", points(change.roundingByCause)),
        ])
    }

    private func points(_ points: Int?) -> JSON { .text(points.map { decimalText(Int128($0), decimals: 2) }) }

    private func row(_ row: ChangeExplanation.Row, _ indicator: Catalogue.Indicator) -> JSON {
        let cause = ChangeCauseWords(row.cause, indicator, .init(account: account, language: .chinese))
        return .object([
            ("code", .text(row.code)), ("name", .text(row.name)), ("cause", .text(cause.id)), ("label", .text(cause.text)),
            ("numerator", .number(row.numerator)), ("denominator", .number(row.denominator)), ("points", points(row.points)),
            (
                "schools",
                .array(
                    row.schools.map { .object([("code", .text(padded(Int($0.code), to: 10))), ("name", .text($0.name))]) })
            ),
        ])
    }
}
