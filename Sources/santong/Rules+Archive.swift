internal import Archive
internal import Catalogue

extension Rules {
    /// The rules as they were when something was published.
    /// - Throws: ``InputError`` where the archive doesn't have them, or this version can't read them any more.
    init(of published: Archive.Published, _ period: Period, in archive: Archive) throws {
        let archived = try archive.archived(published, period: period)
        self = try Rules { name in
            try archived.inputs.first { $0.path == name }.flatMap { try archive.content($0.digest) }
        }
    }
}
