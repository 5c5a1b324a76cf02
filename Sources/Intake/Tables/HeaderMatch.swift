/// What one record, or two that make one header, have of a form's columns.
struct HeaderMatch {
    let form: Table.Form
    private(set) var places: [Int?]
    private(set) var unknown: [String] = []
    private(set) var doubled: [String] = []
    /// The first cell that isn't blank.
    private(set) var start = 0
    private let layout: FormLayout

    private init(_ layout: FormLayout) {
        self.layout = layout
        form = layout.form
        places = [Int?](repeating: nil, count: layout.columns.count)
    }

    /// The headers that the form lacks.
    var missing: [String] { layout.required.filter { places[$0] == nil }.map { layout.columns[$0].header } }

    /// One record, each cell a header.
    init(_ record: [Range<Int>], in bytes: [UInt8], _ layout: FormLayout) {
        self.init(layout)
        var isFirst = true
        for (index, range) in record.enumerated() where !range.isEmpty {
            let cell = HeaderText(bytes, range)
            if cell.text.isEmpty { continue }
            if isFirst { start = index }
            isFirst = false
            place(cell.isLong ? nil : layout.column(header: cell.text), at: index, as: cell.text)
        }
    }

    /// Two records: 互联网接入 over 是否接入 and 带宽. An upper cell stands over all lower ones up to the next upper one.
    init(_ upper: [HeaderText], over lower: [HeaderText], _ layout: FormLayout) {
        self.init(layout)
        start = upper.firstIndex { !$0.text.isEmpty } ?? 0
        var group = ""
        for index in 0..<max(upper.count, lower.count) {
            let own = index < upper.count && !upper[index].isLong ? upper[index].text : ""
            let name = index < lower.count && !lower[index].isLong ? lower[index].text : ""
            if !own.isEmpty { group = own }
            if name.isEmpty {
                // One header, merged over both.
                if !own.isEmpty { place(layout.column(header: own), at: index, as: own) }
            } else {
                place(Self.column(group, name, layout), at: index, as: group.isEmpty ? name : "\(group)/\(name)")
            }
        }
    }

    private mutating func place(_ column: Int?, at index: Int, as text: String) {
        guard let column else {
            unknown.append(text)
            return
        }
        if places[column] == nil { places[column] = index } else { doubled.append(layout.columns[column].header) }
    }

    /// In bytes.
    private static let longestName = 120

    /// The column that a lower header means under an upper one, by its headers and aliases: both together, the lower one alone, or the lower
    /// one completed by the end or the beginning of the upper one, where that leaves no choice.
    private static func column(_ group: String, _ name: String, _ layout: FormLayout) -> Int? {
        let (group, name) = (CellText.squeezed(group), CellText.squeezed(name))
        // No column has so long a name: what isn't a header must cost next to nothing.
        guard group.utf8.count + name.utf8.count <= longestName else { return layout.column(squeezed: name) }
        for whole in [group + name, name + group, name] {
            if let column = layout.column(squeezed: whole) { return column }
        }
        let parts = group.indices.dropFirst().flatMap { cut in
            ["\(group[cut...])\(name)", "\(name)\(group[..<cut])"]
        }
        let columns = Set(parts.compactMap { layout.column(squeezed: $0) })
        return columns.count == 1 ? columns.first : nil
    }
}

/// A cell that may be a header.
struct HeaderText {
    /// Trimmed; the beginning of a long one.
    let text: String
    /// Longer than any column's name: a file that is one long cell, or millions of them, must cost next to nothing.
    let isLong: Bool

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        let trimmed = range.isEmpty ? range : CellText.trimmed(bytes.span, range)
        isLong = trimmed.count > Self.longest
        text =
            isLong ? CellText.raw(bytes.span, trimmed.prefix(Self.longest)).prefix(60) + "…" : CellText.raw(bytes.span, trimmed)
    }

    /// In bytes.
    private static let longest = 300
}
