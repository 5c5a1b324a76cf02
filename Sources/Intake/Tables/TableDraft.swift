internal import Catalogue

/// A table in the making; what its parts are is told there (``Table``).
struct TableDraft: Equatable {
    let form: Table.Form
    var lines: [Int32] = []
    var states: [Table.State] = []
    var regions: [Int32] = []
    var types: [Int8] = []
    var localities: [Int8] = []
    var codes: [Int64] = []
    var values: [[Int32]]
    var isSupplied: [Bool]
    var names = TextColumn()
    var reasons = TextColumn()

    var differences: [Table.Difference] = []

    var sheet: String?
    var origins: [RowOrigin] = []

    init(form: Table.Form, columns: Int) {
        self.form = form
        values = [[Int32]](repeating: [], count: columns)
        isSupplied = [Bool](repeating: false, count: columns)
    }

    init(_ table: Table) {
        form = table.form
        lines = table.lines
        states = table.states
        regions = table.regions
        types = table.types
        localities = table.localities
        codes = table.codes
        values = table.values
        isSupplied = table.isSupplied
        names = table.names
        reasons = table.reasons
        differences = table.differences
        sheet = table.sheet
        origins = table.origins
    }

    var count: Int { lines.count }

    mutating func reserve(rows: Int) {
        lines.reserveCapacity(rows)
        states.reserveCapacity(rows)
        regions.reserveCapacity(rows)
        types.reserveCapacity(rows)
        localities.reserveCapacity(rows)
        for index in values.indices { values[index].reserveCapacity(rows) }
        guard form == .school else { return }
        codes.reserveCapacity(rows)
        names.reserve(rows: rows)
        reasons.reserve(rows: rows)
    }

    mutating func mark(_ row: Int, _ state: Table.State) { states[row].insert(state) }
}
