/// Page numbers (GB/T 9704-2012, 7.5) and the paper's mark: on odd pages the number right, on even ones left, the mark at the other edge; on pages that lie
/// on their side both stand where they stand on an upright one, in a box beside the text.
struct WordPageNumbers {
    /// 核验码 and edition, from the page.
    let mark: String

    /// A footer or header by its part's name.
    var parts: [(name: String, xml: String)] {
        [
            ("footer1", root("ftr", line(isEven: false))), ("footer2", root("ftr", line(isEven: true))),
            ("footer3", root("ftr", Self.nothing)),
            ("header1", root("hdr", box(isEven: false))), ("header2", root("hdr", box(isEven: true))),
            ("header3", root("hdr", Self.nothing)),
        ]
    }

    /// The references of a section: those of upright pages must be undone on others, which would take them over.
    static func references(isWide: Bool) -> String {
        let (headers, footers) =
            isWide ? (("header1", "header2"), ("footer3", "footer3")) : (("header3", "header3"), ("footer1", "footer2"))
        func reference(_ kind: String, _ type: String, _ part: String) -> String {
            #"<w:\#(kind)Reference w:type="\#(type)" r:id="\#(part)"/>"#
        }
        return reference("header", "even", headers.1) + reference("header", "default", headers.0)
            + reference("footer", "even", footers.1) + reference("footer", "default", footers.0)
    }

    private func root(_ name: String, _ content: String) -> String {
        XMLText.declaration + "<w:\(name) \(WordPackage.namespaces)>\(content)</w:\(name)>"
    }

    private static let nothing = #"<w:p><w:pPr><w:pStyle w:val="PageNumber"/></w:pPr></w:p>"#

    private func line(isEven: Bool) -> String {
        let words =
            #"<w:r><w:rPr><w:color w:val="555555"/>\#(WordStyles.size(18))</w:rPr><w:t xml:space="preserve">\#(XMLText.escaped(mark))</w:t></w:r>"#
        let tab = "<w:r><w:tab/></w:r>"
        // 4号: one character from the edge.
        let indent = #"<w:ind w:\#(isEven ? "left" : "right")="280"/>"#
        let edge = WordGeometry.textWidth - (isEven ? 0 : 280)
        let tabs =
            isEven
            ? ""
            : #"<w:tabs><w:tab w:val="clear" w:pos="\#(WordGeometry.textWidth)"/><w:tab w:val="right" w:pos="\#(edge)"/></w:tabs>"#
        return
            #"<w:p><w:pPr><w:pStyle w:val="PageNumber"/>\#(tabs)\#(indent)</w:pPr>\#(isEven ? Self.number + tab + words : words + tab + Self.number)</w:p>"#
    }

    private static let number =
        #"<w:r><w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> —</w:t></w:r>"#

    /// In English Metric Units, 36000 a millimetre: as high as an upright page's text is wide, its middle 7 mm beside the text.
    private func box(isEven: Bool) -> String {
        let (width, height) = (6.0, PaperGeometry.textWidth)
        let left = PaperGeometry.bottom - 7 - width / 2
        func units(_ millimetres: Double) -> Int { Int((millimetres * 36_000).rounded()) }
        let place =
            #"<wp:positionH relativeFrom="page"><wp:posOffset>\#(units(left))</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>\#(units(PaperGeometry.left))</wp:posOffset></wp:positionV><wp:extent cx="\#(units(width))" cy="\#(units(height))"/><wp:wrapNone/><wp:docPr id="\#(isEven ? 9_002 : 9_001)" name="页码"/><wp:cNvGraphicFramePr/>"#
        let shape =
            #"<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="\#(units(width))" cy="\#(units(height))"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>\#(line(isEven: isEven))</w:txbxContent></wps:txbx><wps:bodyPr vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/></wps:wsp>"#
        return
            #"<w:p><w:pPr><w:pStyle w:val="PageNumber"/></w:pPr><w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>\#(place)<a:graphic><a:graphicData uri="\#(WordPackage.shapes)">\#(shape)</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"#
    }
}
