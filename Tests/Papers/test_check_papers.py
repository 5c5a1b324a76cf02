#!/usr/bin/env python3
"""Each check must be able to fail: test_check_papers.py WORKSPACE, with papers of 2017Q3 in all formats. They are made wrong on purpose, and what must be said of them is named."""
import re
import sys
import tempfile
import zipfile
from pathlib import Path

import openpyxl
import weasyprint

import alike
import check_papers
import geometry
import office
from measures import Paper

# Each rule is off by a millimetre or two; what is said begins with what stands beside it.
WRONG = [
    ("@page { margin: 38mm 26mm 35mm 29mm !important; }", ["no full line of 28", "the first line's middle", "附件2, left"]),
    ("@page :right { @bottom-right { padding: 6mm 10pt 0 0 !important; } }", ["the dash below the text area", "right end of the number"]),
    ("body { line-height: 29.6pt !important; }", ["lines on a page of text instead of 22", "line pitch"]),
    (".letterhead { margin-top: 36.5mm !important; }", ["upper edge of 发文机关标志"]),
    (".rule { margin: 4mm 3mm 0 0 !important; }", ["right end of the rule", "the rule below 发文字号"]),
    (".sign { margin-right: 50pt !important; }", ["成文日期, four characters"]),
    (".attachments { margin-left: 20pt !important; }", ["附件说明, indent"]),
    (".colophon { border-width: .35mm 0 .6mm !important; margin-right: 2mm; width: 154mm !important; }", ["thickness of a rule", "right end of a rule"]),
    (".annex > h2 .name { margin-top: 12pt !important; text-align: left !important; }", ["title on the third line", "title centred"]),
    ("h1 { text-align: right !important; }", ["title, centred"]),
    ("main > p.to { text-indent: 5mm !important; }", ["主送机关, at the edge"]),
]


def wrong_pdf(page, folder):
    """All of them at once; what is not said."""
    html = re.sub(r"<(details|nav|script|footer)\b.*?</\1>", "", page.read_text(encoding="utf-8"), flags=re.S)
    overriding = " ".join(rule if rule[0] == "@" else f"@media print {{ {rule} }}" for rule, _ in WRONG)
    html = re.sub(r'<span class="draft">（送审稿，.*?</span>', "2017年10月20日", html)
    html = html.replace('<html lang="zh-CN">', '<html lang="zh-CN" class="paper">').replace("</style>", overriding + "</style>", 1)
    target = folder / "wrong.pdf"
    weasyprint.HTML(string=html).write_pdf(target)
    found = geometry.check(Paper(target), is_edition=True)
    yield from (f"geometry doesn't say: {words}" for _, wanted in WRONG for words in wanted if not any(words in problem for problem in found))
    said = list(check_papers.check_pdf(target, page.read_text(encoding="utf-8").replace("93.07%", "12.34%")))
    yield from (f"PDF: not said: {words}" for words in ("not tagged", "12.34%") if not any(words in problem for problem in said))


def changed(path, folder, name, change):
    """A copy of an Office file with a part changed, or left out where the change gives nothing."""
    target = folder / ("changed" + path.suffix)
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as made:
        for part in source.namelist():
            data = change(source.read(part)) if part == name else source.read(part)
            if data is not None:
                made.writestr(part, data)
    return target


def swapped(first, second):
    return lambda data: data.replace(first + second, second + first, 1)


def wrong_word(path, page, folder):
    spacing = re.search(rb"<w:keepNext/><w:keepLines/>", zipfile.ZipFile(path).read("word/styles.xml")).group()
    cases = [
        ("word/styles.xml", lambda data: data.replace(spacing, b"<w:keepLines/><w:keepNext/>", 1), "pPr: "),
        ("word/styles.xml", lambda data: data.replace(b'w:styleId="Body"', b'w:styleId="Other"'), "no style Body"),
        ("word/document.xml", swapped(b'<w:type w:val="nextPage"/>', b'<w:pgSz w:w="11906" w:h="16838"/>'), "sectPr: "),
        ("word/document.xml", lambda data: re.sub(rb"<w:tblBorders>(.*?)</w:tblBorders><w:tblLayout w:type=\"fixed\"/>", rb'<w:tblLayout w:type="fixed"/><w:tblBorders>\1</w:tblBorders>', data, count=1), "tblPr: "),
        ("word/document.xml", lambda data: data.replace(b'r:embed="picture1"', b'r:embed="picture99"'), "no relation picture99"),
        ("word/document.xml", lambda data: data.replace("93.07%".encode(), "93.07丙%".encode()), "only in the document: {'丙'"),
        ("word/document.xml", lambda data: re.sub(rb"<w:tbl>.*?</w:tbl>", b"", data, count=1), "not in the document"),
        ("word/document.xml", lambda data: data.replace(b"<wp:extent ", b"<wp:extant ", 1), "inline has no extant"),
        ("word/media/picture1.emf", lambda data: data[:-20], "ends or counts wrongly"),
        ("word/media/picture1.emf", lambda data: None, "isn't there"),
        ("word/footer1.xml", lambda data: None, "footer1.xml isn't there"),
    ]
    for name, change, words in cases:
        found = office.check_word(changed(path, folder, name, change), page)
        if not any(words in problem for problem in found):
            yield f"Word: not said: {words}; but {found[:3]}"


def wrong_workbook(path, page, data, folder):
    def without(setting):
        book = openpyxl.load_workbook(path)
        setting(book.worksheets[5])
        target = folder / "changed.xlsx"
        book.save(target)
        return target

    def number(sheet):
        sheet["D4"] = sheet["D4"].value + 0.0001

    cases = [
        (number, "instead of"), (lambda sheet: setattr(sheet, "freeze_panes", None), "no frozen head"),
        (lambda sheet: setattr(sheet.auto_filter, "ref", None), "no filter"), (lambda sheet: sheet.parent.remove(sheet), "sheets for"),
        (lambda sheet: sheet.__setitem__("D4", "93.07%"), "instead of"),
    ]
    for setting, words in cases:
        found = office.check_workbook(without(setting), page, data)
        if not any(words in problem for problem in found):
            yield f"workbook: not said: {words}; but {found[:3]}"


def main():
    place = Path(sys.argv[1]) / "bulletins" / check_papers.PERIOD
    bulletin = place / "bulletin.html"
    page = bulletin.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        problems = [*wrong_pdf(bulletin, folder), *wrong_word(bulletin.with_suffix(".docx"), page, folder)]
        problems += wrong_workbook(bulletin.with_suffix(".xlsx"), page, office.rows(place / "data/figures.csv"), folder)
        other, _ = alike.compare(Paper(bulletin.with_suffix(".pdf")), Paper(place / "regions/410300.pdf"))
        problems += [] if other else ["PDFs of different lengths pass for alike"]
    for problem in problems:
        print(problem)
    print(f"papers made wrong on purpose, {len(problems)} misjudged")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
