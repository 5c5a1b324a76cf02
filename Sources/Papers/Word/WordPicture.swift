/// A picture in a line of its own (ECMA-376, 20.4.2.8).
struct WordPicture {
    private let picture: DrawnPicture
    private let number: Int
    private let description: String

    /// - Parameter number: from 1; that of its part.
    init(_ picture: DrawnPicture, number: Int, description: String) {
        self.picture = picture
        self.number = number
        self.description = description
    }

    /// As large as drawn, unless the text area or what `print_style` lets a picture have is smaller.
    private var scale: Double {
        let pixel = 25.4 / 96
        return min(1, PaperGeometry.textWidth / (picture.width * pixel), PaperGeometry.highestPicture / (picture.height * pixel))
    }

    /// In English Metric Units, 9525 a pixel.
    private func extent(_ pixels: Double) -> Int { Int((pixels * scale * 9_525).rounded()) }

    var paragraph: String {
        let (width, height) = (extent(picture.width), extent(picture.height))
        let words = XMLText.escaped(description)
        return
            #"<w:p><w:pPr><w:pStyle w:val="Picture"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="\#(width)" cy="\#(height)"/><wp:docPr id="\#(number)" name="图\#(number)" descr="\#(words)"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>"#
            + #"<a:graphic><a:graphicData uri="\#(WordPackage.pictures)"><pic:pic><pic:nvPicPr><pic:cNvPr id="\#(number)" name="图\#(number)" descr="\#(words)"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="picture\#(number)"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"#
            + #"<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="\#(width)" cy="\#(height)"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"#
    }
}
