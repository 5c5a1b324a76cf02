internal import CLibZip
internal import Catalogue

/// Why a workbook can't be read.
enum WorkbookError: Error, Equatable {
    /// Not a zip archive, or without the parts of a workbook, or with a part that isn't well-formed XML.
    case damaged(String)
    /// With a password.
    case encrypted
    /// What comes out is more than is read of any file: a zip bomb, or a workbook with far too much in it.
    case tooLarge(Int, limit: Int)
    /// So much stands at the tops of its sheets that looking for a form in them would take long.
    case tooManySheets(cells: Int)
}

/// A zip archive in memory, read with bounds: by entries, by what comes out in all, and by how much that is for what goes in.
@safe struct ZipArchive: ~Copyable {
    private let archive: OpaquePointer
    /// How many bytes may still come out.
    private var rest: Int
    let limit: Int
    /// Of one element of a part, as ``XMLAttributeBound`` counts them.
    let mostAttributes: Int

    /// A part that is blown up more than this, and large, is made to do harm: spreadsheets reach some 100.
    private static let highestRatio = 400
    private static let largePart = 8 << 20
    /// Office programs write some 20, and one for each sheet and picture.
    private static let mostEntries = 20_000

    /// Calls `body` with the archive.
    /// - Parameter settings: they limit the bytes that come out in all, and what is in them.
    static func open<Result>(
        _ bytes: [UInt8], _ settings: Settings, _ body: (inout ZipArchive) throws(WorkbookError) -> Result
    ) throws(WorkbookError) -> Result {
        // Typed errors don't pass through withUnsafeBytes.
        let result = unsafe bytes.withUnsafeBytes { buffer -> Swift.Result<Result, WorkbookError> in
            do throws(WorkbookError) {
                var archive = unsafe try ZipArchive(buffer, settings)
                return .success(try body(&archive))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private init(_ buffer: UnsafeRawBufferPointer, _ settings: Settings) throws(WorkbookError) {
        unsafe archive = try Self.opened(buffer)
        limit = settings.mostUnpacked
        mostAttributes = settings.limits.attributes
        rest = limit
    }

    private static func opened(_ buffer: UnsafeRawBufferPointer) throws(WorkbookError) -> OpaquePointer {
        var error = unsafe zip_error_t()
        unsafe zip_error_init(&error)
        defer { unsafe zip_error_fini(&error) }
        guard let source = unsafe zip_source_buffer_create(buffer.baseAddress, zip_uint64_t(buffer.count), 0, &error) else {
            throw .damaged(unsafe text(&error))
        }
        guard let archive = unsafe zip_open_from_source(source, ZIP_RDONLY, &error) else {
            let reason = unsafe text(&error)
            unsafe zip_source_free(source)
            throw .damaged(reason)
        }
        let entries = unsafe zip_get_num_entries(archive, 0)
        guard entries <= mostEntries else {
            unsafe zip_discard(archive)
            throw .tooLarge(Int(entries), limit: mostEntries)
        }
        return unsafe archive
    }

    deinit { unsafe zip_discard(archive) }

    private static func text(_ error: UnsafeMutablePointer<zip_error_t>) -> String {
        unsafe String(cString: zip_error_strerror(error))
    }

    /// Reads a part piece by piece.
    /// - Parameters:
    ///   - name: without a leading `/`, in any case (OPC, ECMA-376-2 §6.2.2.3).
    ///   - body: is given the pieces; false ends the reading.
    /// - Returns: false where there is no such part.
    mutating func read(
        _ name: String, _ body: (UnsafeBufferPointer<UInt8>) throws(WorkbookError) -> Bool
    ) throws(WorkbookError) -> Bool {
        let index = unsafe zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE | ZIP_FL_ENC_GUESS))
        guard index >= 0 else { return false }
        var status = unsafe zip_stat_t()
        guard unsafe zip_stat_index(archive, zip_uint64_t(index), 0, &status) == 0 else { throw .damaged(name) }
        guard unsafe status.encryption_method == UInt16(ZIP_EM_NONE) else { throw .encrypted }
        let (size, packed) = unsafe (Int(clamping: status.size), Int(clamping: status.comp_size))
        if size > Self.largePart, size / max(packed, 1) > Self.highestRatio { throw .tooLarge(size, limit: limit) }
        guard let file = unsafe zip_fopen_index(archive, zip_uint64_t(index), 0) else { throw .damaged(name) }
        defer { unsafe zip_fclose(file) }
        let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
        defer { unsafe piece.deallocate() }
        while true {
            let count = unsafe zip_fread(file, piece.baseAddress, zip_uint64_t(piece.count))
            guard count >= 0 else { throw .damaged(name) }
            if count == 0 { return true }
            rest -= Int(count)
            // What an archive says of its sizes may be a lie.
            guard rest >= 0 else { throw .tooLarge(max(size, limit - rest), limit: limit) }
            if unsafe try !body(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(piece)[..<Int(count)])) { return true }
        }
    }
}
