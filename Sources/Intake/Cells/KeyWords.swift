internal import Catalogue

/// The words and codes that name types, localities and regions in cells.
struct KeyWords: Sendable {
    enum TypeWord: Sendable, Equatable {
        case type(Int)
        /// Read and skipped (info R17).
        case ignored
    }

    struct LocalityWord: Sendable, Equatable {
        let locality: Int
        /// A word of before 2011 (warning R15).
        let isLegacy: Bool
    }

    let regions: RegionTable
    private let types: [String: TypeWord]
    private let localities: [String: LocalityWord]
    /// By type: what a school's code may begin with (R12).
    let codePrefixes: [[Int]]
    let knownTypes: TableBuilder.KnownWords
    let knownLocalities: TableBuilder.KnownWords

    init(_ catalogue: Catalogue, _ regions: RegionTable) {
        self.regions = regions
        var types: [String: TypeWord] = [:]
        for (index, type) in catalogue.types.enumerated() {
            for word in [type.label] + type.codes + type.aliases { types[word] = .type(index) }
        }
        for type in catalogue.ignoredTypes {
            for word in [type.label] + type.codes + type.aliases { types[word] = .ignored }
        }
        self.types = types
        var localities: [String: LocalityWord] = [:]
        for (index, locality) in catalogue.localities.enumerated() {
            for word in [locality.label] + locality.codes {
                localities[word] = LocalityWord(locality: index, isLegacy: false)
            }
            for word in locality.legacy { localities[word] = LocalityWord(locality: index, isLegacy: true) }
        }
        self.localities = localities
        codePrefixes = catalogue.types.map { $0.schoolCodePrefixes.compactMap { Int($0) } }
        knownTypes = TableBuilder.KnownWords(catalogue.types.map(\.label))
        knownLocalities = TableBuilder.KnownWords(catalogue.localities.map(\.label))
    }

    /// - Parameter word: trimmed and folded.
    func type(_ word: String) -> TypeWord? { types[word] }
    func locality(_ word: String) -> LocalityWord? { localities[word] }
}
