internal import Foundation
internal import GRDB
internal import Glibc

/// Refuses what is no file, of which reading a FIFO would never end, and a database file that was cut off. SQLite reads what is missing of its last page as zeros, and reports anything wrong
/// only where it happens to look. Costs a hundred bytes.
/// - Throws: ``DatabaseError`` SQLITE_CORRUPT.
func requireWholePages(_ location: String) throws {
    for place in [location, location + "-journal"] {
        var status = stat()
        if unsafe stat(place, &status) == 0, status.st_mode & S_IFMT != S_IFREG { throw damaged("\(place): not a file") }
    }
    // An interrupted run leaves a journal: what the file has to be is known when it was played back.
    guard let file = FileHandle(forReadingAtPath: location), !FileManager.default.fileExists(atPath: location + "-journal") else {
        return
    }
    defer { file.closeFile() }
    let head = Array(try file.read(upToCount: 100) ?? Data())
    let size = try file.seekToEnd()
    if size == 0 { return }
    guard head.count == 100 else { throw damaged("\(size) bytes") }
    func number(_ range: Range<Int>) -> UInt64 { head[range].reduce(0) { $0 << 8 | UInt64($1) } }
    // "Database File Format", 1.3: page size (1 means 65536), change counter, size in pages, version-valid-for.
    let pageSize = number(16..<18) == 1 ? 65_536 : number(16..<18)
    let isCounted = number(24..<28) == number(92..<96) && number(28..<32) > 0
    if isCounted, size < pageSize * number(28..<32) {
        throw damaged("\(size) bytes instead of \(pageSize * number(28..<32))")
    }
}

private func damaged(_ message: String) -> DatabaseError { DatabaseError(resultCode: .SQLITE_CORRUPT, message: message) }
