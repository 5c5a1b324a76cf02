internal import GRDB
internal import GRDBSQLite

/// An INSERT statement of which many rows are made. A province's archive has some ten thousand rows a period, a country's a hundred thousand: boxing
/// each value, as the library's own arguments do, took about as long as SQLite itself.
struct Insertion {
    private let statement: Statement

    /// A value of one column.
    enum Cell {
        case null
        case integer(Int64)
        case text(String)
        /// Text, as its bytes.
        case utf8([UInt8])
        case bytes([UInt8])

        static func integer(_ value: Int) -> Cell { .integer(Int64(value)) }
        static func integer(_ value: Int?) -> Cell { value.map { .integer(Int64($0)) } ?? .null }
        static func integer(_ value: Int64?) -> Cell { value.map { .integer($0) } ?? .null }
        static func text(_ value: String?) -> Cell { value.map { .text($0) } ?? .null }
    }

    /// - Parameters:
    ///   - table: with its columns in brackets where not all are given.
    ///   - columns: how many values a row has.
    init(_ database: Database, into table: String, columns: Int) throws {
        let places = repeatElement("?", count: columns).joined(separator: ", ")
        statement = try database.cachedStatement(sql: "INSERT INTO \(table) VALUES (\(places))")
    }

    /// Makes one row.
    /// - Throws: `DatabaseError`.
    func row(_ cells: Cell...) throws {
        let handle = unsafe statement.sqliteStatement
        let result = unsafe step(binding: cells, from: 0, handle)
        let message = result == SQLITE_DONE ? nil : unsafe String(cString: sqlite3_errmsg(sqlite3_db_handle(handle)))
        unsafe sqlite3_reset(handle)
        unsafe sqlite3_clear_bindings(handle)
        if let message { throw DatabaseError(resultCode: ResultCode(rawValue: result), message: message) }
    }

    /// Binds the cells from one on and makes the row while all that they point to is there: SQLite needs no copies then, neither of a country's
    /// files nor of each code.
    private func step(binding cells: [Cell], from index: Int, _ handle: OpaquePointer) -> Int32 {
        guard index < cells.count else { return unsafe sqlite3_step(handle) }
        let place = Int32(index + 1)
        func next(_ bound: Int32) -> Int32 { bound == SQLITE_OK ? unsafe step(binding: cells, from: index + 1, handle) : bound }
        switch cells[index] {
        case .null: return next(unsafe sqlite3_bind_null(handle, place))
        case .integer(let value): return next(unsafe sqlite3_bind_int64(handle, place, value))
        case .text(var text):
            return text.withUTF8 { bytes in
                unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
                    next(unsafe sqlite3_bind_text(handle, place, characters.baseAddress, Int32(characters.count), nil))
                }
            }
        case .utf8(let bytes):
            return unsafe bytes.withUnsafeBytes { buffer in
                // Without a place it would be bound as null.
                unsafe buffer.isEmpty
                    ? next(unsafe sqlite3_bind_text(handle, place, "", 0, nil))
                    : next(
                        unsafe sqlite3_bind_text(
                            handle, place, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil))
            }
        case .bytes(let bytes):
            return unsafe bytes.withUnsafeBytes { buffer in
                // Without a place it would be bound as null.
                next(
                    unsafe buffer.isEmpty
                        ? unsafe sqlite3_bind_zeroblob(handle, place, 0)
                        : unsafe sqlite3_bind_blob64(handle, place, buffer.baseAddress, UInt64(buffer.count), nil))
            }
        }
    }
}
