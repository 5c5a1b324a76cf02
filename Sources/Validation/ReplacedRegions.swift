internal import Catalogue
internal import Intake

/// Of which regions newer files have rows, so that what is wrong with them in older ones is no longer asked.
enum ReplacedRegions {
    static func marking(_ files: [Reviewed]) -> [Reviewed] {
        var files = files
        let desks = Dictionary(grouping: files.indices.filter { files[$0].desk != nil && files[$0].duplicateOf == nil }) {
            files[$0].desk
        }
        for desk in desks.values where desk.count > 1 { mark(desk, &files) }
        markRejected(&files)
        return files
    }

    /// Files of one desk: a higher revision is newer, of equal ones that received later, as far as times are known.
    private static func mark(_ desk: [Int], _ files: inout [Reviewed]) {
        var newer: Set<Int> = []
        for revision in Set(desk.map { files[$0].revision }).sorted(by: >) {
            let equal = desk.filter { files[$0].revision == revision }
            let timed = Dictionary(grouping: equal.filter { files[$0].receivedAt != nil }) { files[$0].receivedAt?.seconds ?? 0 }
            var later = newer
            for time in timed.keys.sorted(by: >) {
                for index in timed[time] ?? [] { mark(index, later, &files) }
                for index in timed[time] ?? [] { later.formUnion(files[index].regionsWithRows) }
            }
            for index in equal where files[index].receivedAt == nil { mark(index, newer, &files) }
            for index in equal { newer.formUnion(files[index].regionsWithRows) }
        }
    }

    private static func mark(_ index: Int, _ newer: Set<Int>, _ files: inout [Reviewed]) {
        let regions = files[index].regionsWithRows
        files[index].replacedRegions = regions.intersection(newer)
        // Nobody knows whether a row whose region can't be told was sent anew.
        let hasUnknown = files[index].submission.table?.states.contains { $0.contains(.leafUnknown) } ?? false
        files[index].isReplaced = !regions.isEmpty && !hasUnknown && files[index].replacedRegions == regions
    }

    /// A file that couldn't be read is replaced by one that can, of the same name but for its revision: nothing else tells that it is about the
    /// same.
    private static func markRejected(_ files: inout [Reviewed]) {
        var readable: [Key: Int] = [:]
        for file in files where file.submission.hasTable {
            guard let submitter = file.submission.submitter else { continue }
            let key = Key(submitter: submitter, stem: FileName.stem(of: file.submission.path))
            readable[key] = max(readable[key] ?? 0, file.revision)
        }
        for index in files.indices where files[index].submission.kind == .rejected && !files[index].submission.hasTable {
            guard let submitter = files[index].submission.submitter else { continue }
            let key = Key(submitter: submitter, stem: FileName.stem(of: files[index].submission.path))
            files[index].isReplaced = (readable[key] ?? 0) > files[index].revision
        }
    }

    private struct Key: Hashable {
        let submitter: Int
        let stem: String
    }
}
