/// The region tree, in code order: a smaller index is a smaller code.
package struct RegionTable: Sendable {
    package let regions: [Region]
    /// The index of the one province.
    package let province: Int
    /// Children by region, in code order.
    package let children: [[Int]]
    /// The reporting units (报送单位): the province's children, in code order.
    package let units: [Int]
    /// Per region, the reporting unit it belongs to (itself for one); nil for the province.
    package let unit: [Int?]

    /// By region: its leaves, itself if it is one, in code order.
    private let leaves: [[Int]]
    private let byCode: [String: Int]
    private let byName: [String: Int]
    private let byFormerWord: [String: Int]

    /// How a region was named.
    package struct Match: Sendable, Equatable {
        package let region: Int
        /// By an earlier code or name (rule R15).
        package let isFormer: Bool
    }

    /// - Parameter regions: sorted by code, a tree with one province.
    init(_ regions: [Region], province: Int) {
        self.regions = regions
        self.province = province
        var children = [[Int]](repeating: [], count: regions.count)
        for (index, region) in regions.enumerated() {
            if let parent = region.parent { children[parent].append(index) }
        }
        self.children = children
        leaves = Self.leaves(children)
        units = children[province]
        unit = regions.indices.map { Self.unit(of: $0, regions, province) }
        byCode = Dictionary(uniqueKeysWithValues: regions.enumerated().map { ($0.element.code, $0.offset) })
        byName = Self.unambiguous(regions.enumerated().map { ($0.element.name, $0.offset) })
        let former = regions.enumerated().flatMap { entry in entry.element.formerly.map { ($0, entry.offset) } }
        byFormerWord = Self.unambiguous(former)
    }

    package subscript(_ index: Int) -> Region { regions[index] }

    package func isLeaf(_ index: Int) -> Bool { children[index].isEmpty }

    /// A region's leaves (末级区划), itself if it is one, in code order.
    package func leaves(under index: Int) -> [Int] { leaves[index] }

    private static func leaves(_ children: [[Int]]) -> [[Int]] {
        func under(_ index: Int) -> [Int] { children[index].isEmpty ? [index] : children[index].flatMap(under).sorted() }
        return children.indices.map(under)
    }

    /// The leaves that coverage expects: zones apart.
    package func expectedLeaves(under index: Int) -> [Int] {
        leaves(under: index).filter { regions[$0].kind != .zone }
    }

    /// True when `index` is `ancestor` or lies below it.
    package func isWithin(_ index: Int, _ ancestor: Int) -> Bool {
        var current: Int? = index
        while let region = current {
            if region == ancestor { return true }
            current = regions[region].parent
        }
        return false
    }

    /// It and what it lies in, upwards.
    package func lineage(of index: Int) -> [Int] {
        var lineage = [index]
        while let parent = lineage.last.flatMap({ regions[$0].parent }) { lineage.append(parent) }
        return lineage
    }

    /// By code or full name, former ones included. A name that several regions carry names none.
    package func find(_ word: String) -> Match? {
        if let index = byCode[word] ?? byName[word] { return Match(region: index, isFormer: false) }
        return byFormerWord[word].map { Match(region: $0, isFormer: true) }
    }

    /// The first of a region's former codes, else its own: the same before and after it was renamed.
    package func oldestCode(of index: Int) -> String {
        regions[index].formerly.first { $0.utf8.count == 6 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
            ?? regions[index].code
    }

    /// By current code only.
    package func index(code: String) -> Int? { byCode[code] }

    /// All words that name a region, for telling a submitter from a file's name.
    package var names: [(word: String, match: Match)] {
        byName.map { ($0.key, Match(region: $0.value, isFormer: false)) }
            + byFormerWord.filter { !isCode($0.key) && byName[$0.key] == nil }
            .map { ($0.key, Match(region: $0.value, isFormer: true)) }
    }

    /// For a direct county: the city whose code prefix it shares (固始县 411525 → 信阳市 411500).
    package func statutoryCity(of index: Int) -> Int? {
        guard regions[index].kind == .directCounty else { return nil }
        return byCode[regions[index].code.prefix(4) + "00"]
    }

    private static func unit(of index: Int, _ regions: [Region], _ province: Int) -> Int? {
        var current = index
        while let parent = regions[current].parent {
            if parent == province { return current }
            current = parent
        }
        return nil
    }

    private static func unambiguous(_ pairs: [(String, Int)]) -> [String: Int] {
        Dictionary(grouping: pairs, by: \.0).compactMapValues { Set($0.map(\.1)).count == 1 ? $0[0].1 : nil }
    }
}

/// Exactly six digits.
package func isCode(_ word: some StringProtocol) -> Bool {
    word.utf8.count == 6 && word.utf8.allSatisfy { (0x30...0x39).contains($0) }
}
