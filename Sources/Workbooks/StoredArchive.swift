internal import CLibZip

/// A zip archive's entries once more, in their order and uncompressed (APPNOTE.TXT 4.3): how well a library compresses changes from machine to machine,
/// and what is published must be the same bytes everywhere (contract §7).
/// - Throws: ``WorkbookFailure`` for what can't be read back.
func stored(_ archive: [UInt8]) throws(WorkbookFailure) -> [UInt8] {
    let entries: [(name: String, bytes: [UInt8])]? = unsafe archive.withUnsafeBytes { buffer in
        var error = unsafe zip_error_t()
        unsafe zip_error_init(&error)
        defer { unsafe zip_error_fini(&error) }
        guard let source = unsafe zip_source_buffer_create(buffer.baseAddress, zip_uint64_t(buffer.count), 0, &error) else {
            return nil
        }
        guard let opened = unsafe zip_open_from_source(source, ZIP_RDONLY, &error) else {
            unsafe zip_source_free(source)
            return nil
        }
        defer { unsafe zip_discard(opened) }
        return unsafe contents(opened)
    }
    guard let entries else { throw WorkbookFailure(reason: "zip") }
    return storedArchive(entries)
}

private func contents(_ archive: OpaquePointer) -> [(name: String, bytes: [UInt8])]? {
    var entries: [(name: String, bytes: [UInt8])] = []
    for index in 0..<zip_uint64_t(max(unsafe zip_get_num_entries(archive, 0), 0)) {
        var status = unsafe zip_stat_t()
        guard unsafe zip_stat_index(archive, index, 0, &status) == 0, let name = unsafe status.name,
            let file = unsafe zip_fopen_index(archive, index, 0)
        else { return nil }
        defer { unsafe zip_fclose(file) }
        let size = unsafe Int(clamping: status.size)
        var read = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            while read < size {
                let count = unsafe zip_fread(file, buffer.baseAddress?.advanced(by: read), zip_uint64_t(size - read))
                if count <= 0 { break }
                read += Int(count)
            }
            filled = read
        }
        guard read == size else { return nil }
        entries.append((unsafe String(cString: name), bytes))
    }
    return entries
}

/// A zip archive of these entries, uncompressed.
package func storedArchive(_ entries: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var archive: [UInt8] = []
    archive.reserveCapacity(entries.reduce(1_000) { $0 + $1.bytes.count + 200 })
    var directory: [UInt8] = []
    func number(_ value: Int, _ width: Int) -> [UInt8] { (0..<width).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
    for entry in entries {
        let name = Array(entry.name.utf8)
        // Version 2.0, no flags, stored, 1980-01-01.
        let common =
            number(20, 2) + number(0, 2) + number(0, 2) + number(0, 2) + number(33, 2) + number(Int(checksum(entry.bytes)), 4)
            + number(entry.bytes.count, 4) + number(entry.bytes.count, 4) + number(name.count, 2) + number(0, 2)
        directory += number(0x0201_4B50, 4) + number(20, 2) + common + number(0, 10) + number(archive.count, 4) + name
        archive += number(0x0403_4B50, 4) + common + name
        archive += entry.bytes
    }
    let end =
        number(0x0605_4B50, 4) + number(0, 4) + number(entries.count, 2) + number(entries.count, 2) + number(directory.count, 4)
        + number(archive.count, 4) + number(0, 2)
    return archive + directory + end
}

private let checksums: [UInt32] = (0..<256).map { start in
    (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
}

/// CRC-32 as in zip.
private func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { checksums[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
}
