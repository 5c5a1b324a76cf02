internal import Catalogue
internal import Intake
internal import Validation

/// T03: a school of the previous period's counting rows is in none now, though its leaf still has counting school rows. T04: a
/// school in counting rows of both, then connected, no longer is.
struct LostSchools {
    let context: ComparisonContext
    let previous: Previous

    private struct Place {
        let file: Int
        let row: Int
    }

    func findings() -> [LocatedFinding] {
        if previous.schools.isEmpty { return [] }
        var places: [Int64: Place] = [:]
        var leaves: Set<Int> = []
        for (index, file) in context.review.files.enumerated() {
            guard let table = file.submission.table, table.form == .school else { continue }
            for row in 0..<table.count where file.isCounting[row] {
                places[table.codes[row]] = Place(file: index, row: row)
                leaves.insert(Int(table.regions[row]))
            }
        }
        return previous.schools.compactMap { school in
            if let place = places[school.code] { return disconnected(school, place) }
            guard leaves.contains(school.leaf), let file = context.review.speaker(for: school.leaf) else { return nil }
            return LocatedFinding(file: file, finding: gone(school))
        }
    }

    private func disconnected(_ school: Previous.School, _ place: Place) -> LocatedFinding? {
        guard school.isConnected, let column = context.catalogue.roles.connected,
            let table = context.review.files[place.file].submission.table, !table.values[column].isEmpty,
            table.values[column][place.row] == 0
        else { return nil }
        let code = padded(Int(school.code), to: 10)
        let source = context.earlier([.leaf(school.leaf)])
        let finding = Finding(
            "T04", .warning, line: Int(table.lines[place.row]), row: place.row, column: context.catalogue.columns[column].header,
            value: code,
            Bilingual(
                "\(table.names[place.row])（\(code)）\(previous.period)已接入互联网\(source.zh)，本文件为未接入，请核实；属实请说明原因",
                "school \(code) was connected in \(previous.period)\(source.en) and no longer is; check it, or say why"))
        return LocatedFinding(file: place.file, finding: finding)
    }

    private func gone(_ school: Previous.School) -> Finding {
        let code = padded(Int(school.code), to: 10)
        let source = context.earlier([.leaf(school.leaf)])
        let season = context.newSchoolYear
        return Finding(
            "T03", .warning, column: context.catalogue.columns[context.catalogue.roles.code].header, value: code,
            Bilingual(
                "\(context.regions[school.leaf].name)的学校 \(code) \(previous.period)有\(source.zh)、本文件没有，请核实是撤并、更换代码还是漏报\(season.zh)",
                "school \(code) of \(context.regions[school.leaf].code) stood in \(previous.period)\(source.en) and is missing here; closed, recoded or left out?\(season.en)"
            ))
    }
}
