#!/usr/bin/env python3
"""Each check must be able to fail: pages made wrong on purpose, and what must be said of them. The pages have the templates' style and script."""
import sys
import tempfile
from pathlib import Path

import behaviour
import looks
import pages
import printed
import validity

TEMPLATES = Path(__file__).resolve().parents[2] / "templates/html"
STYLE = (TEMPLATES / "base_style.mustache").read_text(encoding="utf-8")
SCRIPT = (TEMPLATES / "table_script.mustache").read_text(encoding="utf-8")
NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒"


def row(index, name):
    rate = "—" if index == 3 else f"{(index * 37) % 90 + 10}.5%"
    change = "—" if index == 7 else f"{'−' if index % 3 else '+'}{index}.{index % 10}0"
    return f'<tr><th scope="row"><a href="#top">{name}市</a></th><td class="n">{rate}</td><td class="n">{change}</td><td class="c">{index % 5}/7</td></tr>\n'


ROWS = "".join(row(index, name) for index, name in enumerate(NAMES))
TABLE = f"""<div class="table" tabindex="0" role="region" aria-label="各市">
<table class="sortable">
<caption>各市完成情况</caption>
<thead><tr><th scope="col">单位名称</th><th scope="col">完成比率</th><th scope="col">比率变化</th><th scope="col">报送县区</th></tr></thead>
<tbody>
<tr class="all"><th scope="row">全省</th><td class="n">50.0%</td><td class="n">+1.00</td><td class="c">1/7</td></tr>
{ROWS}</tbody>
</table>
</div>"""
BODY = f'<p>这是第一段，说的是全省的情况。</p>\n<p>这是第二段，说的是各市的情况。</p>\n{TABLE}\n<p>这是最后一段。</p>'
DRAWING = '<svg viewBox="0 0 300 60" width="300" height="60" role="img" aria-label="图"><text x="10" y="30">第一段字</text>{}</svg>'


def page(body=BODY, style="", head_tag='<html lang="zh-CN">', script=SCRIPT, base=STYLE):
    return f"""<!DOCTYPE html>
{head_tag}
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>试验页</title>
<style>
{base}
@page {{ size: A4; margin: 30mm; @left-top {{ box-sizing: border-box; transform: rotate(90deg); }} }}
@media print {{ body {{ padding: 0; }} .table {{ overflow: visible; }} tr {{ break-inside: avoid; }} {style} }}
</style>
</head>
<body>
<header><h1 id="top">试验页</h1></header>
<main>
{body}
</main>
{script}
</body>
</html>
"""


def sabotaged(text, before, after=""):
    assert text.count(before) >= 1, f"the templates have no {before!r} any more"
    return text.replace(before, after)


def script(before, after=""):
    return page(script=sabotaged(SCRIPT, before, after))


def base(before, after=""):
    return page(base=sabotaged(STYLE, before, after))


def with_paragraph(paragraph):
    return page(body=BODY + "\n" + paragraph)


def spaced(height, after):
    """Something that begins the given number of mm below the first page's top, of 237."""
    return page(body=f'<div style="height: {height}mm"></div>{after}<p>完。</p><p>这里是结尾。</p><p>再来一行。</p>', base="* { margin: 0; font: 16px/1.5 serif }", script="")


TALL = '<div style="height: 120mm; break-inside: avoid">高</div>'
LONE_TABLE = '<table><caption style="break-after: avoid">各市情况</caption><thead><tr><th>单位名称</th><th>完成比率</th></tr></thead><tbody><tr><td style="height: 120mm">甲</td><td>乙</td></tr></tbody></table>'

LOOKS = [
    ("overlap", with_paragraph('<p style="margin-top: -1.6rem">压在上面</p>'), "lies over"),
    ("picture over text", with_paragraph(f'<div style="margin-top: -2.5rem">{DRAWING.format("")}</div>'), "lies over"),
    ("cut text", with_paragraph('<p style="width: 6rem; overflow: hidden; white-space: nowrap">这一行字太长，后面的看不见</p>'), "cut on the right"),
    ("cut below", with_paragraph('<p style="width: 6rem; height: 2rem; overflow: clip">这一段字太多，下面的看不见</p>'), "cut below"),
    ("box that scrolls on paper", with_paragraph('<div tabindex="0" style="height: 3rem; overflow: auto"><p>一</p><p>二</p><p>三</p></div>'), "[print] "),
    ("too wide", with_paragraph('<p style="width: 1300px">宽</p>'), "beyond the page's 1280 px"),
    ("too wide for a telephone", with_paragraph('<p style="width: 500px">宽</p>'), "the page scrolls sideways: "),
    ("too wide for paper", page(style=".table { width: 800px; }"), "[print] "),
    ("drawing's texts overlap", with_paragraph(DRAWING.format('<text x="30" y="34">第二段字</text>')), "lies over"),
    ("text outside its drawing", with_paragraph(DRAWING.format('<text x="280" y="30">第二段字</text>')), "outside its drawing"),
    ("no language", page(head_tag="<html>"), "html-has-lang"),
    ("low contrast", with_paragraph('<p style="color: #aaa">看不清</p>'), "color-contrast"),
    ("small targets", with_paragraph('<p style="line-height: 10px; font-size: 8px"><a href="#a">一</a><br><a href="#b">二</a></p>'), "target-size"),
    ("network", with_paragraph('<img src="https://example.invalid/a.png" alt="图">'), "asks for https://example.invalid/a.png"),
    ("another file", page(script='<script src="other.js"></script>'), "other.js"),
    ("script that fails", page(script="<script>nowhere();</script>"), "nowhere is not defined"),
]
WITHOUT_SCRIPT = [
    ("too wide without the script", page(body=BODY.replace('class="table"', 'style="min-width: 1400px"')), "the page scrolls sideways: "),
    ("control without script", with_paragraph('<button type="button">排序</button>'), "there without the script"),
    ("box beyond the keyboard's reach", page(body=BODY.replace(' tabindex="0"', "").replace('<a href="#top">', "<b>").replace("</a>", "</b>")),
     "scrollable-region-focusable"),
]
PRINTED = [
    ("head alone", spaced(215, LONE_TABLE), "thead: alone at the page's end"),
    ("heading alone", spaced(215, f"<h2>一个标题</h2>{TALL}"), "h2: alone at the page's end"),
    ("near empty first page", page(style="h1 + p, .table { break-before: page; }"), "a near empty page"),
    ("near empty last page", page(style="p:last-child { break-before: page; }"), "a near empty page"),
    ("into the margin", page(style="p { margin-left: -20mm; }"), "prints into the margin"),
]
SCRIPT_PRINTED = [
    ("sorted printout", script('addEventListener("beforeprint", () => arrange(0, 0));'), "the script changes the printout"),
    ("filtered printout", base("  tr.out { display: none; }", "} tr.out { display: none; } @media screen {"), "the script changes the printout"),
    ("printed controls", base("@media print { .skip, .filter, .direction { display: none; }", "@media print {"), "the script changes the printout"),
]
BEHAVIOUR = [
    ("no order", script("compare(a.key, b.key, direction)", "0"), "ascending: "),
    ("one direction", script("return direction * (", "return ("), "descending: "),
    ("blanks first", script("(a === null) - (b === null)", "(b === null) - (a === null)"), " after —"),
    ("lost minus", script('.replace("−", "-")', '.replace("−", "")'), "column 3"),
    ("province sorted along", script("b.isFixed - a.isFixed || "), "column 2"),
    ("no state", script('head.setAttribute("aria-sort", sort)', "sort"), "aria-sort is"),
    ("no way back", script("descending: 0", "descending: 1"), "doesn't restore the order"),
    ("no buttons", script('element("button"', 'element("span"'), "a head without a button"),
    ("not by keyboard", script('type: "button", className', 'tabIndex: -1, className'), "Tab doesn't reach it"),
    ("invisible focus", base("a:focus-visible, button:focus-visible", "button { outline: none; } a:focus-visible"), "no visible focus"),
    ("no filter", script("addFilter(wrapper, table);"), "no filter above"),
    ("filter that shows all", script("!row.textContent.toLowerCase()", "row.textContent.toLowerCase()"), "shows"),
    ("heads that scroll away", base("thead th { position: sticky; top: 0; z-index: 2; }"), "heads don't stick"),
    ("hidden focus", base("html { scroll-padding-top: 10rem; }"), "hidden while it has the focus"),
]


def messages(check, browser, folder, html):
    path = Path(folder, "page.html")
    path.write_text(html, encoding="utf-8")
    problems = []
    check(browser, path, problems)
    return [str(problem) for problem in problems]


def in_browser():
    """The names of cases where something else was said than should be."""
    kinds = [(looks.check, LOOKS), (looks.check_without_script, WITHOUT_SCRIPT), (printed.check, PRINTED), (printed.check_script, SCRIPT_PRINTED),
             (behaviour.check, BEHAVIOUR)]
    with tempfile.TemporaryDirectory() as folder, pages.chromium() as browser:
        for check, cases in kinds:
            for line in messages(check, browser, folder, page()):
                yield f"a good page: {line}"
            for name, html, wanted in cases:
                said = messages(check, browser, folder, html)
                if not any(wanted in line for line in said):
                    yield f"{name}: nothing says “{wanted}”, only {said}"


def by_validator():
    cases = [
        ("good", page(), {}, None),
        ("invalid nesting", with_paragraph("<p><ul><li>一</li></ul></p>"), {}, "No “p” element in scope"),
        ("CSS", page(style="p { colour: red; }"), {}, "colour"),
        ("filtered CSS", page(style="p { colour: red; }"), {"“colour”": "for this test"}, None),
        ("filter in vain", page(), {"“colour”": "for this test"}, "fits no message any more"),
    ]
    known = validity.known_messages()
    for name, html, more, wanted in cases:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "page.html")
            path.write_text(html, encoding="utf-8")
            said = [str(problem) for problem in validity.problems(validity.start([path]), known | more)]
        if (wanted is None) != (not said) or (wanted and not any(wanted in line for line in said)):
            yield f"v.Nu, {name}: {said}"


def main():
    wrong = [*by_validator(), *in_browser()]
    for line in wrong:
        print(line)
    print(f"{sum(map(len, (LOOKS, WITHOUT_SCRIPT, PRINTED, SCRIPT_PRINTED, BEHAVIOUR))) + 5} pages made wrong or right on purpose, {len(wrong)} misjudged")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
