internal import Catalogue

/// What a submitter may speak of (contract §3.1, §3.3): itself and the regions below it.
struct SubmitterScope: Sendable {
    enum Place: Sendable, Equatable {
        /// A leaf of the submitter, or in the summary form the reporting unit itself (a city-wide total row).
        /// For a former code or name with what it is now.
        case inside(Int, present: String?)
        /// R14: a direct county that lies in this city by its code.
        case foreign(Int)
        /// R05: not the submitter's, or no leaf.
        case outside(Int, isLeaf: Bool)
        /// R04.
        case unknown
    }

    let regions: RegionTable
    let submitter: Int
    let form: Table.Form

    func place(_ word: String) -> Place {
        guard let match = regions.find(word) else { return .unknown }
        let region = match.region
        if regions.isWithin(region, submitter) {
            let isUnit = regions.unit[region] == region
            guard regions.isLeaf(region) || (form == .summary && isUnit) else { return .outside(region, isLeaf: false) }
            let present = regions[region]
            return .inside(region, present: match.isFormer ? "\(present.code) \(present.name)" : nil)
        }
        if let city = regions.statutoryCity(of: region), city == submitter { return .foreign(region) }
        return .outside(region, isLeaf: regions.isLeaf(region))
    }
}
