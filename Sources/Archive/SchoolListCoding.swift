internal import Catalogue
internal import Statistics

/// The schools of a publication in one compact value: ascending codes as differences, each with its leaf's six-digit code and
/// whether it was connected.
enum SchoolListCoding {
    static func encode(_ schools: [Previous.School], _ regions: RegionTable) -> [UInt8] {
        var bytes: [UInt8] = []
        // Mostly one to two for the code, and three for the leaf.
        bytes.reserveCapacity(schools.count * 5)
        let leaves = regions.regions.map { Int64($0.code) ?? 0 }
        var last: Int64 = 0
        for school in schools {
            VariableLength.append(school.code - last, to: &bytes)
            VariableLength.append(leaves[school.leaf] * 2 + (school.isConnected ? 1 : 0), to: &bytes)
            last = school.code
        }
        return bytes
    }

    /// - Parameter leaf: from a six-digit code to the present region; nil leaves the school out.
    /// - Returns: nil for what ``encode(_:_:)`` doesn't make.
    static func decode(_ bytes: [UInt8], leaf: (String) -> Int?) -> [Previous.School]? {
        guard let values = VariableLength.decode(bytes), values.count % 2 == 0 else { return nil }
        var schools: [Previous.School] = []
        var code: Int64 = 0
        for index in stride(from: 0, to: values.count, by: 2) {
            let (sum, isOver) = code.addingReportingOverflow(values[index])
            guard !isOver, sum >= code, values[index + 1] >= 0 else { return nil }
            code = sum
            guard let leaf = leaf(padded(Int(values[index + 1] / 2), to: 6)) else { continue }
            let isConnected = values[index + 1] % 2 == 1
            guard let school = Previous.School(code: code, leaf: leaf, isConnected: isConnected) else { return nil }
            schools.append(school)
        }
        return schools
    }
}
