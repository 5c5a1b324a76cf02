import Foundation

/// A row of the region table, as far as the generator needs it.
struct Region: Sendable {
    let code: String
    let name: String
    let kind: String
    let parent: String

    static func read(_ location: String) throws -> [Region] {
        let text = try String(contentsOfFile: location, encoding: .utf8)
        return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            return Region(code: cells[0], name: cells[1], kind: cells[2], parent: cells[3])
        }
    }

    static func isLeaf(_ region: Region, _ regions: [Region]) -> Bool {
        region.kind != "province" && !regions.contains { $0.parent == region.code }
    }

    /// Leaves that the statistics expect: zones apart.
    static func leaves(_ regions: [Region]) -> [Region] {
        regions.filter { isLeaf($0, regions) && $0.kind != "zone" }
    }
}
