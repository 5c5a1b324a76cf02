/// A row of `regions.csv` (行政区划).
package final class Region: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case province
        /// 省辖市
        case city
        /// 省直管县（市）
        case directCounty = "direct-county"
        case county
        case district
        /// 功能区: submits, but coverage doesn't expect it.
        case zone
    }

    /// A place in the tile map, both from 1.
    package struct Tile: Sendable, Equatable {
        package let row: Int
        package let column: Int
        package init(row: Int, column: Int) {
            self.row = row
            self.column = column
        }
    }

    /// Six digits.
    package let code: String
    package let name: String
    package let kind: Kind
    /// An index into the table; nil for the province.
    package let parent: Int?
    package let tile: Tile?
    /// Earlier codes and full names that mean this region too.
    package let formerly: [String]

    init(code: String, name: String, kind: Kind, parent: Int?, tile: Tile?, formerly: [String]) {
        self.code = code
        self.name = name
        self.kind = kind
        self.parent = parent
        self.tile = tile
        self.formerly = formerly
    }
}
