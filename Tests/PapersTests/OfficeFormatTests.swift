import Catalogue
import Foundation
import Papers
import Testing

/// Parts are stored as they are, so that their text can be looked for in the file.
private func made(_ format: PaperFormat, _ body: String, head: String = "") async throws -> [UInt8] {
    let page = #"<!DOCTYPE html><html lang="zh-CN"><head><title>甲 &amp; 乙</title>\#(head)</head><body>\#(body)</body></html>"#
    let papers = try await PaperMaker([format], path: "").papers(of: [("a/页.html", Array(page.utf8))])
    #expect(papers.map(\.path) == ["a/页.\(format.rawValue)"])
    #expect(papers[0].program == nil)
    return papers[0].bytes
}

private func document(_ body: String, head: String = "") async throws -> String {
    let text = String(decoding: try await made(.docx, body, head: head), as: UTF8.self)
    let start = try #require(text.range(of: "<w:body>"))
    let end = try #require(text.range(of: "</w:body>"))
    return String(text[start.upperBound..<end.lowerBound])
}

@Suite struct `A paper in Word` {
    @Test(arguments: [
        ("<h2>一、总体</h2>", "Heading", "一、总体"), ("<h3>（一）校校通</h3>", "Subheading", "（一）校校通"),
        (#"<p class="to">各市：</p>"#, "Addressee", "各市："),
        ("<p>正文</p>", "Body", "正文"), (#"<p class="note">注</p>"#, "Note", "注"), (#"<p class="remark">（承办）</p>"#, "Remark", "（承办）"),
        ("<ol><li>一条</li></ol>", "ListItem", "1. 一条"), ("<ul><li>一条</li></ul>", "ListItem", "· 一条"),
        (#"<p class="number">教科技〔2017〕　号</p>"#, "Number", "教科技〔2017〕　号"), ("<div>没有段落</div>", "Body", "没有段落"),
    ]) func `has a style for each kind of text`(markup: String, style: String, text: String) async throws {
        let body = try await document(markup)
        #expect(body.contains(#"<w:pStyle w:val="\#(style)"/>"#), "\(body)")
        #expect(body.contains(#"<w:t xml:space="preserve">\#(text)</w:t>"#))
    }

    @Test func `escapes what is markup`() async throws {
        let body = try await document(#"<p>&lt;w:p&gt; &amp; "</p>"#)
        #expect(body.contains("&lt;w:p&gt; &amp; &quot;"))
    }

    @Test func `begins a page for an annex, and a section where pages lie otherwise`() async throws {
        let body = try await document(
            #"<p>正文</p><section class="annex wide"><h2>附件1<span class="gap">　</span><span class="name">表</span></h2></section><section class="annex"><h2>附件2<span class="name">录</span></h2></section><section class="annex"><h2>附件3<span class="name">单</span></h2></section>"#
        )
        #expect(body.components(separatedBy: "<w:sectPr>").count == 4)
        #expect(body.components(separatedBy: #"w:orient="landscape""#).count == 2)
        // The third follows in the section of the second.
        #expect(body.components(separatedBy: "<w:pageBreakBefore/>").count == 2)
        #expect(body.contains("附件1</w:t>"))
    }

    @Test func `repeats a table's head, breaks no row, and has columns that fill the text area`() async throws {
        let body = try await document(
            #"<table><caption>题</caption><thead><tr><th scope="col">甲</th><th scope="col">乙</th></tr></thead><tbody><tr><th>一</th><td class="n">1</td></tr><tr class="all"><td colspan="2">计</td></tr></tbody></table>"#
        )
        #expect(body.components(separatedBy: "<w:tblHeader/>").count == 2)
        #expect(body.components(separatedBy: "<w:cantSplit/>").count == 4)
        let columns = body.components(separatedBy: #"<w:gridCol w:w=""#).dropFirst().compactMap { Int($0.prefix { $0 != #"""# }) }
        #expect(columns.count == 2 && columns.reduce(0, +) == 8_844)
        #expect(body.contains(#"<w:tcW w:w="8844" w:type="dxa"/><w:gridSpan w:val="2"/>"#))
    }

    @Test func `continues a cell over several rows, and fills up rows that are short`() async throws {
        let body = try await document(
            #"<table><tbody><tr><td rowspan="9">甲</td><td>1</td><td>2</td></tr><tr><td>3</td></tr></tbody></table>"#)
        #expect(body.components(separatedBy: #"<w:vMerge w:val="restart"/>"#).count == 2)
        #expect(body.components(separatedBy: "<w:vMerge/>").count == 2)
        #expect(body.components(separatedBy: "<w:tc>").count == 7)
    }

    @Test func `begins no page for a short annex, but has its head, and keeps a signature with the line above it`() async throws {
        let body = try await document(
            #"<p>一</p><p>二</p><div class="sign"><p>厅</p></div><section class="annex short"><h2>附件3<span class="name">表</span></h2></section>"#
        )
        #expect(!body.contains("<w:pageBreakBefore/>"))
        #expect(body.contains(#"<w:pStyle w:val="AnnexMark"/>"#) && body.contains(#"<w:pStyle w:val="AnnexTitle"/>"#))
        let paragraphs = body.components(separatedBy: "<w:p>").dropFirst()
        #expect(paragraphs.map { $0.contains("<w:keepNext/>") } == [false, true, false, false, false])
    }

    @Test func `rules off the number only where the page does`() async throws {
        let body = try await document(#"<p class="number">号</p><hr class="rule"><h1>题</h1><hr>"#)
        #expect(body.contains(#"<w:pStyle w:val="RuledNumber"/>"#) && !body.contains(#"<w:pStyle w:val="Number"/>"#))
    }

    @Test(arguments: [
        #"<section class="colophon"><p class="copies">抄送：甲。</p><p>乙<span class="date">丙印发</span></p></section>"#,
        #"<table><tr><td>1</td></tr></table><section class="colophon"><p>乙<span class="date">丙印发</span></p></section>"#,
    ]) func `has 版记 in one frame, of one style, with a paragraph behind it`(markup: String) async throws {
        let body = try await document(markup)
        let frames = body.components(separatedBy: "<w:framePr ").dropFirst()
        #expect(frames.count == body.components(separatedBy: #"<w:pStyle w:val="Colophon"/>"#).count - 1 && !frames.isEmpty)
        #expect(body.contains("乙</w:t><w:tab/>"))
        let last = try #require(body.range(of: "<w:framePr ", options: .backwards))
        #expect(body[last.upperBound...].contains(#"<w:pStyle w:val="Gap"/>"#))
    }

    @Test(arguments: [
        ("<div>共<b>10</b>所</div>", ["共10所"]), ("<p>一</p>二<a>三</a><p>四</p>", ["一", "二三", "四"]),
        ("<table><tr><td><p>一</p><p>二</p></td><td>三<br></td></tr></table>", ["一", "二", "三"]),
        ("<ol start=\"3\"><li>三<ul><li>甲</li></ul></li></ol>", ["3. 三", "甲"]),
        ("<figure><table><tr><td>格</td></tr></table></figure>", ["格"]),
        ("<p>见<img alt=\"公章\">处</p>", ["见公章处"]), ("<figcaption>题</figcaption>", ["题"]),
    ]) func `keeps the words of whatever an office writes, in their lines`(markup: String, lines: [String]) async throws {
        let body = try await document(markup)
        let found = body.components(separatedBy: "<w:t xml:space=\"preserve\">").dropFirst().map {
            String($0.components(separatedBy: "</w:t>")[0])
        }
        #expect(found == lines)
    }

    @Test(arguments: [
        "<table></table>", "<table><caption>题</caption></table>", "<table><tr></tr></table>",
        #"<table><tr><td colspan="99999999999999999999">x</td></tr></table>"#,
        #"<table><tr><td colspan="70000">x</td></tr></table>"#, #"<p style="font-size:1e300pt">x</p>"#,
        #"<p style="font-size:nanpt">x</p>"#,
        #"<svg viewBox="0 0 1e9 10"><rect x="inf" y="nan" width="1e300" height="1"/></svg>"#,
        #"<svg viewBox="0 0 nan nan"></svg>"#,
        ##"<svg viewBox="0 0 9 9"><line x2="1e4" stroke="#000000" stroke-dasharray="1e-20 1e-20"/></svg>"##, "<svg></svg>",
        "<h1>\(String(repeating: "x", count: 200))</h1>", "<h1></h1>",
        "<ol start=\"9223372036854775807\"><li>x</li><li>y</li></ol>",
    ]) func `comes of any markup, without a table or a row that has no cell`(markup: String) async throws {
        let body = try await document(markup)
        #expect(!body.contains("<w:tblGrid></w:tblGrid>") && !body.contains("</w:trPr></w:tr>"))
        #expect(try await !made(.xlsx, markup).isEmpty)
    }

    /// Random tables: each row of the grid is full, and the columns fill the text area.
    @Test(arguments: 1...60) func `has whole rows whatever spans what`(seed: Int) async throws {
        var random = Random(seed: UInt64(seed))
        let rows = (0...random.next(5)).map { _ in
            "<tr>"
                + (0..<random.next(6)).map { _ in
                    let head = random.next(4) == 0 ? "th" : "td"
                    return
                        "<\(head) colspan=\"\(random.next(5))\" rowspan=\"\(random.next(4))\">\(String(repeating: "字1 ", count: random.next(20)))</\(head)>"
                }.joined() + "</tr>"
        }
        let (top, rest) = (rows.prefix(random.next(3)), rows)
        let markup = "<table><thead>\(top.joined())</thead><tbody>\(rest.joined())</tbody></table>"
        let body = try await document(markup)
        let columns = numbers(in: body, after: "<w:gridCol w:w=\"")
        if columns.isEmpty { return #expect(!body.contains("<w:tbl>")) }
        #expect(columns.reduce(0, +) == 8_844)
        for row in body.components(separatedBy: "<w:tr>").dropFirst() {
            let cells = row.components(separatedBy: "<w:tc>").dropFirst()
            let spans = cells.map { numbers(in: $0, after: "<w:gridSpan w:val=\"").first ?? 1 }
            #expect(spans.reduce(0, +) == columns.count, "\(markup)")
            #expect(numbers(in: row, after: "<w:tcW w:w=\"").reduce(0, +) == 8_844)
        }
        #expect(try await !made(.xlsx, markup).isEmpty)
    }

    private func numbers(in text: String, after mark: String) -> [Int] {
        text.components(separatedBy: mark).dropFirst().compactMap { Int($0.prefix { $0 != "\"" }) }
    }

    private struct Random {
        var state: UInt64
        init(seed: UInt64) { state = seed }
        mutating func next(_ most: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % most
        }
    }

    @Test func `draws pictures and says what they show`() async throws {
        let svg =
            ##"<svg viewBox="0 0 100 50" width="100" height="50"><rect x="0" y="0" width="10" height="10" fill="#0b4f8a"/><line x1="0" y1="0" x2="9" y2="9" stroke="#a8201a" stroke-dasharray="4 3"/><text x="5" y="9">字</text></svg>"##
        let bytes = try await made(.docx, "<figure><figcaption>图题</figcaption><div>\(svg)</div><p>图注</p></figure>")
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains(#"descr="图题 图注""#))
        #expect(text.contains(#"<wp:extent cx="952500" cy="476250"/>"#))
        let picture = try #require(metafile(in: bytes))
        #expect(
            kinds(of: picture) == [
                1, 17, 9, 11, 18, 39, 37, 37, 43, 40, 37, 38, 37, 27, 54, 27, 54, 40, 82, 37, 22, 24, 84, 40, 14,
            ])
    }

    /// The only one: from its header, whose signature stands at byte 40 of the record.
    private func metafile(in bytes: [UInt8]) -> [UInt8]? {
        let signature = Array(" EMF".utf8)
        guard let place = bytes.indices.dropLast(4).first(where: { Array(bytes[$0..<$0 + 4]) == signature }) else { return nil }
        let start = place - 40
        return Array(bytes[start..<start + number(bytes, start + 48)])
    }

    private func number(_ bytes: [UInt8], _ place: Int) -> Int { (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << ($1 * 8) } }

    /// Walks from record to record by their sizes, which must lead to the end.
    private func kinds(of file: [UInt8]) -> [Int] {
        var (kinds, place): ([Int], Int) = ([], 0)
        while place + 8 <= file.count {
            kinds.append(number(file, place))
            place += max(number(file, place + 4), 8)
        }
        #expect(place == file.count)
        #expect(number(file, 52) == kinds.count)
        return kinds
    }

    @Test func `is the same twice`() async throws {
        let body = "<h1>题</h1><table><tr><td>1</td></tr></table><p>完</p>"
        #expect(try await made(.docx, body) == made(.docx, body))
        #expect(try await made(.xlsx, body) == made(.xlsx, body))
    }

    @Test func `has the paper's mark beside the number`() async throws {
        let bytes = try await made(.docx, "<p>文</p>", head: #"<meta name="page-mark" content="核验码 00ff　送审稿">"#)
        #expect(String(decoding: bytes, as: UTF8.self).components(separatedBy: "核验码 00ff　送审稿").count == 5)
    }
}

@Suite struct `A page that is none` {
    @Test func `is told, not made into something empty`() async {
        await #expect(throws: PaperError.noPage("空.html")) {
            try await PaperMaker([.docx], path: "").papers(of: [("空.html", [])])
        }
    }
}

@Suite struct `A paper's workbook` {
    private func names(_ body: String) async throws -> [String] {
        let text = String(decoding: try await made(.xlsx, body), as: UTF8.self)
        return text.components(separatedBy: "<sheet name=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }

    @Test func `has a sheet a table, whose names differ and can be used`() async throws {
        let table = { (caption: String) in "<table><caption>\(caption)</caption><tr><td>1</td></tr></table>" }
        let found = try await names(["A表", "a表", "", "甲/乙[丙]", String(repeating: "长", count: 40) + "（说明）"].map(table).joined())
        #expect(found == ["目录", "A表", "a表-2", "表", "甲-乙-丙-", String(repeating: "长", count: 31)])
    }
}
