"""Workbooks in the dialects of the programs that offices use, each with the same table, and beside them the table as CSV; and workbooks that
are damaged, contradictory or made to do harm.

    workbooks.py twins FOLDER      410100.csv and NAME.xlsx for each dialect, all to be read the same
    workbooks.py hostile FOLDER    CODE-NAME.xlsx, CODE being the finding that each must get
"""
import csv
import io
import sys
import zipfile
from xml.sax.saxutils import escape

import openpyxl
import xlsxwriter

HEAD = ["学校标识码", "学校名称", "县区代码", "办学类型", "城乡类别", "是否接入互联网", "接入带宽(Mbps)", "普通教室数", "多媒体教室数",
        "专任教师数", "开通空间教师数", "初中及以上学生数", "开通空间学生数"]
ROWS = [
    ["郑州市2017年第三季度学校表"],
    [],
    HEAD,
    ["2141000001", "中原区第一小学<东>&\"西\"", "410102", "小学", "城区", "是", 100, 20, 18, 50, 49, 0, 0],
    ["2141000002", "建设路小学", "410102", "小学", "镇区", "否", "", 12, 6, 30, 10, "", ""],
    ["3141000003", "中牟一中", "410122", "初级中学", "镇区", "√", "1G", "1,024", "1024", 90, 80, 700, 350],
    ["3141000004", "中牟二中", "410122", "初级中学", "乡村", "是", 10, 10, "约5", 20, 20, 300, 100],
    ["合计", "", "", "", "", "", "", 1066, 1048, 190, 159, 1000, 450],
    ["填报人：张三"],
    ["这一行在页脚后面，不读"],
]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_RELS = "http://purl.oclc.org/ooxml/officeDocument/relationships"


def letter(column):
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


class Package:
    """A workbook made by hand, one choice of a dialect an attribute."""

    def __init__(self, **choices):
        self.__dict__.update(dict(
            strict=False, prefix="", shared=False, inline=False, formula_text=False, references=True, absolute=False, rich=False,
            upper=False, scientific=False, compression=zipfile.ZIP_DEFLATED, extra_sheets=(), encoding="UTF-8", merges="",
            cdata=False))
        self.__dict__.update(choices)
        self.strings = []

    def cell(self, row, column, value):
        place = f' r="{letter(column)}{row}"' if self.references else ""
        p = self.prefix
        if value == "":
            return f"<{p}c{place}/>"
        if isinstance(value, int):
            text = f"{value:.9E}" if self.scientific else str(value)
            return f"<{p}c{place}><{p}v>{text}</{p}v></{p}c>"
        text = f"<![CDATA[{value}]]>" if self.cdata else escape(value)
        if self.scientific and value.isdigit():
            return f"<{p}c{place}><{p}v>{float(value):.9E}</{p}v></{p}c>"
        if self.formula_text:
            return f'<{p}c{place} t="str"><{p}f>A1&amp;""</{p}f><{p}v>{text}</{p}v></{p}c>'
        if self.shared:
            self.strings.append(value)
            return f'<{p}c{place} t="s"><{p}v>{len(self.strings) - 1}</{p}v></{p}c>'
        return f'<{p}c{place} t="inlineStr"><{p}is><{p}t xml:space="preserve">{text}</{p}t></{p}is></{p}c>'

    def sheet(self, rows):
        p = self.prefix
        lines = []
        for number, row in enumerate(rows, 1):
            if row or not self.references:
                place = f' r="{number}"' if self.references else ""
                hidden = ' hidden="1"' if number == 5 else ""
                cells = "".join(self.cell(number, column, value) for column, value in enumerate(row))
                lines.append(f"<{p}row{place}{hidden}>{cells}</{p}row>")
        return self.root("worksheet", f"<{p}sheetData>{''.join(lines)}</{p}sheetData>{self.merges}")

    def root(self, name, body):
        bound = f"xmlns:{self.prefix[:-1]}" if self.prefix else "xmlns"
        rels = STRICT_RELS if self.strict else RELS
        main = STRICT_MAIN if self.strict else MAIN
        p = self.prefix
        return (f'<?xml version="1.0" encoding="{self.encoding}" standalone="yes"?>\n'
                f'<{p}{name} {bound}="{main}" xmlns:r="{rels}">{body}</{p}{name}>').encode(self.encoding)

    def text(self, value):
        p = self.prefix
        if self.rich and len(value) > 2:
            return (f"<{p}si><{p}r><{p}t>{escape(value[:2])}</{p}t></{p}r><{p}r><{p}rPr><{p}b/></{p}rPr>"
                    f'<{p}t xml:space="preserve">{escape(value[2:])}</{p}t></{p}r>'
                    f'<{p}rPh sb="0" eb="1"><{p}t>ピンイン</{p}t></{p}rPh><{p}phoneticPr fontId="1"/></{p}si>')
        return f"<{p}si><{p}t>{escape(value)}</{p}t></{p}si>"

    def write(self, path, rows=ROWS):
        rels = STRICT_RELS if self.strict else RELS
        sheets = [(name, state, content) for name, state, content in self.extra_sheets] + [("学校表", "visible", rows)]
        parts = {}
        listed, related = "", ""
        for number, (name, state, content) in enumerate(sheets, 1):
            parts[f"xl/worksheets/sheet{number}.xml"] = self.sheet(content)
            shown = "" if state == "visible" else f' state="{state}"'
            listed += f'<{self.prefix}sheet name="{name}" sheetId="{number}"{shown} r:id="rId{number}"/>'
            target = f"/xl/worksheets/sheet{number}.xml" if self.absolute else f"worksheets/sheet{number}.xml"
            related += f'<Relationship Id="rId{number}" Type="{rels}/worksheet" Target="{target}"/>'
        related += f'<Relationship Id="rId98" Type="{rels}/hyperlink" Target="http://localhost/" TargetMode="External"/>'
        if self.shared:
            related += f'<Relationship Id="rId99" Type="{rels}/sharedStrings" Target="sharedStrings.xml"/>'
            parts["xl/sharedStrings.xml"] = self.root("sst", "".join(map(self.text, self.strings)))
        parts["xl/workbook.xml"] = self.root("workbook", f"<{self.prefix}sheets>{listed}</{self.prefix}sheets>")
        head = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        parts["xl/_rels/workbook.xml.rels"] = f"{head}{related}</Relationships>".encode()
        main = "/xl/workbook.xml" if self.absolute else "xl/workbook.xml"
        parts["_rels/.rels"] = (f'{head}<Relationship Id="r1" Type="{rels}/officeDocument" Target="{main}"/>'
                                "</Relationships>").encode()
        parts["[Content_Types].xml"] = (
            b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            b'<Default Extension="xml" ContentType="application/xml"/></Types>')
        pack(path, {self.cased(name): body for name, body in parts.items()}, self.compression)

    def cased(self, name):
        return name.replace("xl/worksheets/sheet", "xl/worksheets/Sheet") if self.upper else name


def pack(path, parts, compression=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, body in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), body, compression)


def parts_of(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def by_openpyxl(path):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in ROWS:
        sheet.append(row)
    sheet.merge_cells("A1:M1")
    sheet.freeze_panes = "A4"
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["G"].hidden = True
    book.create_sheet("说明").append(["请勿改动表头"])
    book.save(path)


def by_xlsxwriter(path, shows_exponent=False, rows=ROWS, **options):
    book = xlsxwriter.Workbook(path, options)
    bold = book.add_format({"bold": True, "num_format": "0"})
    exponent = book.add_format({"num_format": "0.00E+00"})
    sheet = book.add_worksheet("学校表")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if shows_exponent and column == 0 and value.isdigit():
                sheet.write_number(number, column, int(value), exponent)
            elif value == "":
                sheet.write_blank(number, column, None, bold)
            elif number == 7 and isinstance(value, int):
                sheet.write_formula(number, column, f"=SUM({letter(column)}4:{letter(column)}7)", bold, value)
            elif number == 3 and column == 5:
                sheet.write_boolean(number, column, True)
            elif isinstance(value, str):
                sheet.write_string(number, column, value, bold)
            else:
                sheet.write_number(number, column, value)
    book.close()


def twins(folder):
    text = io.StringIO(newline="")
    csv.writer(text).writerows(row + [""] * (len(HEAD) - len(row)) for row in ROWS)
    with open(f"{folder}/410100.csv", "w", encoding="utf-8-sig", newline="") as file:
        file.write(text.getvalue())
    by_openpyxl(f"{folder}/openpyxl.xlsx")
    by_xlsxwriter(f"{folder}/xlsxwriter.xlsx")
    by_xlsxwriter(f"{folder}/xlsxwriter-constant-memory.xlsx", constant_memory=True)
    # All digits are there, whatever is shown.
    by_xlsxwriter(f"{folder}/xlsxwriter-exponent.xlsx", shows_exponent=True)
    hidden = [("旧表", "hidden", ROWS), ("更旧的表", "veryHidden", ROWS), ("封面", "visible", [["郑州市教育局"]])]
    for name, package in {
        "inline": Package(inline=True), "shared": Package(shared=True), "rich": Package(shared=True, rich=True),
        "strict": Package(strict=True, shared=True), "formulas": Package(formula_text=True),
        "prefix": Package(prefix="x:", shared=True), "absolute": Package(absolute=True), "no-references": Package(references=False),
        "case": Package(upper=True), "scientific": Package(scientific=True), "stored": Package(compression=zipfile.ZIP_STORED),
        "hidden-sheets": Package(extra_sheets=hidden), "utf-16": Package(encoding="UTF-16"), "cdata": Package(cdata=True),
    }.items():
        package.write(f"{folder}/{name}.xlsx")


def hostile(folder):
    # A CSV file with 2.14E+09 opened and saved as a workbook.
    rounded = [[value.replace("2141000001", "2140000000") if isinstance(value, str) else value for value in row] for row in ROWS]
    by_xlsxwriter(f"{folder}/R10-exponent.xlsx", shows_exponent=True, rows=rounded)

    def put(name, change=None, rows=ROWS, **choices):
        path = f"{folder}/{name}.xlsx"
        Package(**choices).write(path, rows)
        if change:
            parts = parts_of(path)
            change(parts)
            pack(path, parts)

    def sheet(old, new):
        def change(parts):
            body = parts["xl/worksheets/sheet1.xml"]
            assert old in body, old
            parts["xl/worksheets/sheet1.xml"] = body.replace(old, new, 1)
        return change

    def cells(text):
        return sheet(b"</sheetData>", text + b"</sheetData>")

    def bytes_of(change):
        def write(name):
            put(name)
            with open(f"{folder}/{name}.xlsx", "rb") as file:
                body = bytearray(file.read())
            with open(f"{folder}/{name}.xlsx", "wb") as file:
                file.write(change(body))
        return write

    put("F09-blank-gigabyte", sheet(b"<sheetData>", b" " * (300 << 20) + b"<sheetData>"))
    long = "字" * 30_000
    put("F09-one-long-text-everywhere", cells(b"".join(
        b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(20, 20_000))), shared=True,
        rows=[[long]] + ROWS[2:])
    put("F16-doctype", sheet(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet'))
    put("F16-entity", sheet("郑州市2017年".encode(), b"&a;"))
    put("F16-not-well-formed", sheet(b"</sheetData>", b""))
    put("F16-column-beyond-XFD", cells(b'<row r="20"><c r="XFE20"><v>1</v></c></row>'))
    put("F16-row-beyond-the-last", cells(b'<row r="1048577"><c r="A1048577"><v>1</v></c></row>'))
    put("F16-rows-backwards", cells(b'<row r="2"><c r="A2"><v>1</v></c></row>'))
    put("F16-cell-of-another-row", cells(b'<row r="20"><c r="A21"><v>1</v></c></row>'))
    put("F16-text-that-is-not-there", cells(b'<row r="20"><c r="A20" t="s"><v>999</v></c></row>'), shared=True)
    put("F16-two-cells-in-one-place", cells(
        b'<row r="20"><c r="C20"><v>1</v></c><c r="A20"><v>1</v></c><c r="B20"><v>2</v></c><c r="A20"><v>3</v></c></row>'))
    put("R11-cells-out-of-order", cells(b'<row r="20"><c r="C20"><v>1</v></c><c r="A20"/><c r="B20"><v>2</v></c><c r="A20"><v>3</v></c></row>'))
    put("F16-negative-row", cells(b'<row r="-1"><c r="A1"><v>1</v></c></row>'))
    put("F16-a-million-merges", sheet(b"</sheetData>", b"</sheetData><mergeCells>" + b'<mergeCell ref="A1:A9"/>' * 300_000))
    put("F16-merges-over-everything", sheet(
        b"</sheetData>", b"".join(b'<row r="%d"><c r="Z%d"><v>1</v></c></row>' % (n, n) for n in range(20, 2_020))
        + b"</sheetData><mergeCells>" + b'<mergeCell ref="A1:XFD1048576"/>' * 10_000 + b"</mergeCells>"))
    def sheets(book, parts=()):
        """The same workbook with other sheets: their lines in its list, and their parts, by number, with where they are found."""
        def change(made):
            at = made["xl/workbook.xml"].find(b"<sheets>") + len(b"<sheets>")
            made["xl/workbook.xml"] = made["xl/workbook.xml"][:at] + book + made["xl/workbook.xml"][at:]
            links = b"".join(
                b'<Relationship Id="more%d" Type="%s/worksheet" Target="worksheets/more%d.xml"/>' % (n, RELS.encode(), n)
                for n in range(len(parts)))
            rels = made["xl/_rels/workbook.xml.rels"]
            made["xl/_rels/workbook.xml.rels"] = rels.replace(b"</Relationships>", links + b"</Relationships>")
            for number, part in enumerate(parts): made[f"xl/worksheets/more{number}.xml"] = part
        return change

    line = b'<sheet name="s%d" sheetId="%d" r:id="%s" xmlns:r="' + RELS.encode() + b'"/>'
    wide = b'<worksheet xmlns="' + MAIN.encode() + b'"><sheetData>' + (
        b"<row>" + b"<c><v>1</v></c>" * 1_200 + b"</row>") * 10 + b"</sheetData></worksheet>"
    put("F16-one-part-for-many-sheets", sheets(b"".join(line % (n, n, b"rId1") for n in range(2, 990))))
    put("F09-wide-sheets-by-the-hundred", sheets(
        b"".join(line % (n + 2, n + 2, b"more%d" % n) for n in range(300)), [wide] * 300))
    put("F16-merges-over-wide-rows", sheet(
        b"</sheetData>", b"".join(b'<row r="%d">' % n + b"<c><v>1</v></c>" * 16_000 + b"</row>" for n in range(20, 30))
        + b"</sheetData><mergeCells>" + b'<mergeCell ref="A20:B29"/>' * 190_000 + b"</mergeCells>"))
    put("R02-wide-header-over-a-million-rows", cells(b"<row/>" * 1_000_000), rows=[HEAD + [""] * 16_300 + ["x"]] + ROWS[3:8])

    def nested(parts):
        end = parts["xl/sharedStrings.xml"].rfind(b"</sst>")
        parts["xl/sharedStrings.xml"] = (parts["xl/sharedStrings.xml"][:end] + b"<si>" * 100_000 + b"<t>" + b"_x" * 400_000
                                         + b"</t>" + b"</si>" * 100_000 + b"</sst>")
    put("R02-texts-within-texts", nested, shared=True)

    def hidden_attributes(parts):
        whole = parts["xl/worksheets/sheet1.xml"].decode()
        body = whole[whole.find("<sheetData>"):].encode("utf-7")
        names = b" ".join(b'a%d+AD0AIgAi-' % n for n in range(100_000))
        parts["xl/worksheets/sheet1.xml"] = (b'<?xml version="1.0" encoding="UTF-7"?>+ADw-worksheet ' + names + b"+AD4-" + body)
    put("F16-attributes-hidden-by-UTF-7", hidden_attributes)
    put("F16-no-workbook", lambda parts: parts.pop("xl/workbook.xml"))
    put("F16-no-relationships", lambda parts: parts.pop("_rels/.rels"))
    put("F16-no-sheet", lambda parts: parts.pop("xl/worksheets/sheet1.xml"))
    put("F16-deep", sheet(b"<sheetData>", b"<a>" * 100_000 + b"<sheetData>"))
    bytes_of(lambda body: body[:len(body) // 2])("F16-cut-off")
    bytes_of(lambda body: body[:-30] + b"\0" * 30)("F16-directory-overwritten")

    def spoil(body):
        at = body.find(b"xl/worksheets/sheet1.xml") + 60
        body[at:at + 40] = b"\xff" * 40
        return body
    bytes_of(spoil)("F16-bytes-overwritten")
    put("F01-nothing-in-it", rows=[])
    put("F01-header-alone", rows=ROWS[2:3])
    put("F03-no-header", rows=ROWS[:2] + ROWS[3:])
    put("F03-header-in-row-11", rows=[[]] * 8 + ROWS)
    put("R02-formula-never-computed", sheet(b"<v>20</v>", b"<f>H5+8</f>"))
    put("R02-error-value", sheet(b"><v>20</v>", b' t="e"><v>#REF!</v>'))
    put("R09-beyond-the-header", cells(b'<row r="20"><c r="A20"><v>1</v></c><c r="XFD20"><v>1</v></c></row>'), rows=ROWS[:8])
    put("R01-hidden-by-a-merge", sheet(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="H4:I4"/></mergeCells>'))
    misspelt = [ROWS[0], ROWS[1], [name.replace("专任教师数", "专任教师人数") for name in HEAD]] + ROWS[3:]
    put("F14-misspelt-header-before", extra_sheets=[("本期", "visible", misspelt)])
    put("F14-continued-without-header", extra_sheets=[("续表", "visible", [[]] + ROWS[3:7])])
    put("F14-blank-form-before", extra_sheets=[("空表", "visible", [HEAD])])
    put("F03-hidden-alone", rows=[["见隐藏的表"]], extra_sheets=[("藏着", "hidden", ROWS)])
    put("F14-two-sheets", extra_sheets=[("第一张", "visible", ROWS)])


if __name__ == "__main__":
    {"twins": twins, "hostile": hostile}[sys.argv[1]](sys.argv[2])
