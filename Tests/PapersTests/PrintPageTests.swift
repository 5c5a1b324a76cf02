import Papers
import Testing

private func printed(_ body: String) throws -> String {
    let page = try #require(
        PrintPage(Array(#"<!DOCTYPE html><html lang="zh-CN"><head><title>题</title></head><body>\#(body)</body></html>"#.utf8)))
    return String(decoding: page.bytes, as: UTF8.self)
}

@Suite struct `A page made ready to be printed` {
    @Test(arguments: [
        "<nav>目录</nav>", "<script>alert(1)</script>", "<details>数</details>", "<footer>脚</footer>",
        ##"<a class="skip" href="#a">跳</a>"##,
    ]) func `loses what is for the screen`(markup: String) throws {
        let page = try printed("<p>前</p>\(markup)<p>后</p>")
        #expect(page.contains("<body><p>前</p><p>后</p></body>"))
    }

    @Test func `keeps links within the page and the words of others`() throws {
        let page = try printed(
            ##"<p><a href="#x">内</a><a href="../外.html">外</a><a href="#y">去</a><a>无</a></p><h2 id="x">甲</h2><nav id="y">乙</nav>"##
        )
        #expect(page.contains(##"<p><a href="#x">内</a>外去无</p><h2 id="x">甲</h2>"##), "\(page)")
    }

    @Test func `is marked for the style sheet and keeps its language`() throws {
        #expect(try printed("").contains(#"<html lang="zh-CN" class="paper">"#))
    }

    @Test func `keeps text as it is, whatever stands in it`() throws {
        let text = "&lt;b&gt;&amp;amp; “引” &quot;x&quot; 　全角 𠮷"
        #expect(try printed("<p>\(text)</p>").contains("<p>\(text)</p>"))
        let style = #"<style>a > b::after { content: "<&"; }</style>"#
        #expect(try printed(style).contains(style))
    }

    @Test func `puts right what isn't well-formed`() throws {
        #expect(try printed("<p>一<p>二<br>三<ul><li>四").contains("<p>一</p><p>二<br>三</p><ul><li>四</li></ul>"))
    }

    @Test func `is none without an element`() {
        #expect(PrintPage([]) == nil)
        #expect(PrintPage(Array("   ".utf8)) == nil)
    }

    /// Of a table's `col` elements.
    private func widths(_ page: String) -> [Double] {
        page.split(separator: "width:").dropFirst().compactMap { $0.split(separator: "mm").first.flatMap { Double($0) } }
    }

    @Test func `has columns that fill the text area, after the caption`() throws {
        let table =
            #"<table><caption>题</caption><thead><tr><th scope="col">单位</th><th scope="col">比率</th></tr></thead><tbody><tr><th>郑州市</th><td class="n">93.07%</td></tr></tbody></table>"#
        let page = try printed(table)
        #expect(page.contains("</caption><colgroup>"))
        #expect(abs(widths(page).reduce(0, +) - 156) < 0.05)
        #expect(abs(widths(try printed(#"<section class="wide">\#(table)</section>"#)).reduce(0, +) - 225) < 0.05)
    }

    @Test func `gives words the room and names and numbers what they need`() throws {
        let long = String(repeating: "很长的说明", count: 40)
        let row = #"<tr><th>郑州航空港经济综合实验区</th><td class="n">100.00%</td><td class="words">\#(long)</td></tr>"#
        let found = widths(
            try printed(
                #"<table><thead><tr><th scope="col">单位</th><th scope="col">比率</th><th scope="col">说明</th></tr></thead><tbody>\#(row)</tbody></table>"#
            ))
        let point = 25.4 / 72
        // Twelve characters of 10.5 pt, and seven narrow ones.
        #expect(found[0] >= 12 * 10.5 * point)
        #expect(found[1] >= 7 * 0.5 * 10.5 * point)
        #expect(found[2] > found[0] && found[2] > found[1])
    }

    /// A slow look at every table: no column is lost, none is negative, together they are the text area.
    @Test(arguments: 1...200) func `never loses a column`(seed: Int) throws {
        var state = UInt64(seed)
        func next(_ most: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % most
        }
        let columns = 1 + next(14)
        let cell = {
            #"<td class="\#(["n", "c", "words", ""][next(4)])">\#(String(repeating: ["字", "1", "Ab ", "—"][next(4)], count: next(60)))</td>"#
        }
        let rows = (0...next(5)).map { _ in "<tr>\((0..<columns).map { _ in cell() }.joined())</tr>" }.joined()
        let found = widths(try printed("<table><tbody>\(rows)</tbody></table>"))
        #expect(found.count == columns)
        #expect(found.allSatisfy { $0 > 0 })
        #expect(abs(found.reduce(0, +) - 156) < 0.01 * Double(columns))
    }
}

@Suite struct `A title` {
    @Test(arguments: [
        ("关于2017年第三季度全省“三通”工程进展情况的通报", ["关于2017年第三季度全省", "“三通”工程进展情况的通报"]),
        ("郑州市2017年第三季度“三通”工程进展情况", ["郑州市2017年第三季度", "“三通”工程进展情况"]), ("短标题", ["短标题"]), ("", [""]),
    ]) func `is broken where a word ends, into like lines`(title: String, lines: [String]) {
        #expect(TitleLines.broken(title, width: 20.1) == lines)
    }

    @Test func `is never broken within a number, before a closing or after an opening mark`() {
        let title = "在（一）2017年的“三通”工程、《办法》和1234567890的情况中都一样"
        for width in 3...40 {
            let lines = TitleLines.broken(title, width: Double(width))
            #expect(lines.joined() == title)
            for (one, two) in zip(lines, lines.dropFirst()) where width > 12 {
                #expect(!"“（《".contains(one.last ?? "x") && !"”）》、".contains(two.first ?? "x"), "\(lines)")
                #expect(!(one.last?.isNumber ?? false) || !(two.first?.isNumber ?? false), "\(lines)")
            }
        }
    }
}

@Suite struct `A printed number` {
    @Test(
        arguments: [
            ("93.07%", "0.930734", 0.930734, "0.00%"), ("93.07% ▽", "0.930734", 0.930734, #"0.00%" ▽""#), ("100", nil, 100, "0"),
            ("0.00", nil, 0, "0.00"), ("+2.06", "2.06", 2.06, "+0.00;\"−\"0.00;0.00"),
            ("−0.50†", nil, -0.5, #"+0.00"†";"−"0.00"†";0.00"†""#),
            ("69.996%", "0.699960", 0.69996, "0.000%"), ("123456", nil, 123456, "0"),
            // 0.959350 alone would be shown as 95.94%.
            ("95.93%", "0.959350", 0.9593499, "0.00%"), ("66.06%", "0.660550", 0.66055, "0.00%"),
            // Something else altogether: what was printed.
            ("93.50%", "0.930000", 0.935, "0.00%"),
        ] as [(String, String?, Double, String)]) func `is a number that shows what was printed`(
            text: String, exact: String?, value: Double, format: String
        ) throws
    {
        let number = try #require(PrintedNumber(text, exactly: exact, in: .numbers))
        #expect(abs(number.value - value) < 1e-12)
        #expect(number.format == format)
    }

    @Test(arguments: ["", "—", "2141000003", "11/11", "↑ 1", "1.2.3", "5所", "=1+1", "1e5", "Infinity", "2017Q3", ".5", "5."])
    func `is none where there are words, names or codes`(text: String) {
        #expect(PrintedNumber(text, exactly: nil, in: .centred) == nil)
    }

    @Test(arguments: ["0012", "0371", "007", "00.5", "00"]) func `is none where it begins with a nought that says something`(
        text: String
    ) {
        for column in [PrintedNumber.Column.numbers, .centred, .words] {
            #expect(PrintedNumber(text, exactly: nil, in: column) == nil)
        }
    }

    @Test func `is none among words, unless it is a figure`() {
        #expect(PrintedNumber("12", exactly: nil, in: .words) == nil)
        #expect(PrintedNumber("12", exactly: "12", in: .words)?.value == 12)
    }

    /// A spreadsheet rounds decimally, halves away from zero: whatever six decimals say, it must show what was printed, and the value must still be theirs.
    @Test func `is shown as it was printed for every half`() throws {
        for hundredths in 0..<10_000 {
            for printed in [hundredths, hundredths + 1] {
                let (text, exact) = ("\(printed / 100).\(padded(printed % 100, 2))%", "0.\(padded(hundredths, 4))50")
                let number = try #require(PrintedNumber(text, exactly: exact, in: .numbers))
                let millions = Int((number.value * 10_000_000).rounded())
                #expect((millions + 500) / 1_000 == printed, "\(text) \(exact)")
                #expect(abs(millions - hundredths * 1_000 - 500) <= 1, "\(text) \(exact)")
            }
        }
    }

    private func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(width - text.count, 0)) + text
    }
}
