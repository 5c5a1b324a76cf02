import Catalogue

/// Formulas: refused with a place inside the text, or evaluated alike whether one row or many are.
func fuzzFormulas(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let names = [
        Formula.Name(id: "a", kind: .number), Formula.Name(id: "b", kind: .number), Formula.Name(id: "flag", kind: .truth),
    ]
    for kind in [Formula.Kind.number, .truth] {
        do {
            let formula = try Formula(text, names: names, yields: kind, allowsDecimals: kind == .truth)
            precondition(formula.names.allSatisfy(names.indices.contains), "names are resolved")
            evaluate(formula)
        } catch {
            precondition((0...text.utf8.count).contains(error.offset), "the error's place is in the text")
        }
    }
}

private func evaluate(_ formula: Formula) {
    let rows: [[Int64]] = [[0, 0, 0], [3, 4, 1], [999_999_999, 1, 0], [7, 999_999_999, 1]]
    do {
        let together = try formula.values(count: rows.count) { name in rows.map { $0[name] } }
        for (row, expected) in zip(rows, together) {
            let alone = try formula.value { row[$0] }
            precondition(alone == expected, "a row's value doesn't depend on the others")
            if formula.kind == .truth { precondition(alone == 0 || alone == 1, "a truth is 0 or 1") }
        }
    } catch {
        precondition(formula.largest(names: 999_999_999) == nil, "an overflow was announced")
    }
}
