"""The same submission in another spelling: titles, encodings, delimiters, line ends, quotes, aliases, full-width digits, total rows, or as XML.
What it says stays the same, so its figures must. The new spelling depends on the old bytes alone: equal files stay equal.
"""
import csv, hashlib, io, os, random, re
from xml.sax.saxutils import quoteattr
from catalogue import *

ALIASES = {"学校标识码": ["标识码", "学校代码"], "学校名称": ["校名", "单位名称", "学校 名称"], "县区代码": ["行政区划代码", "区划代码"], "办学类型": ["学校类别", "办学\n类型"],
           "城乡类别": ["城乡分类"], "是否接入互联网": ["互联网接入"], "接入带宽(Mbps)": ["带宽（Mbps）", "出口带宽(Ｍｂｐｓ)"], "无线校园网": ["无线网覆盖"],
           "普通教室数": ["普通教室", "普通教室数　"], "专任教师数": ["专任教师"], "开通空间教师数": ["教师空间数"]}
TYPE_CODES = {"小学": ["211", "完小", "村小"], "教学点": ["218"], "初级中学": ["311", "普通初中"], "中等职业学校": ["361", "中专"]}
LOCALITY_CODES = {"城区": ["11", "111", "１１２"], "镇区": ["12", "121"], "乡村": ["2", "220"]}
UNITS = {"classrooms": "间", "multimedia_classrooms": " 间", "teachers": "人", "students": "名", "schools": "所"}
FLAGS = {"是": ["是", "有", "√", "Yes", "ｙ", "1"], "否": ["否", "×", "No", "false", "0"]}


def wide(text):
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in text)


def respell_cell(rng, column, kind, text, names):
    if rng.random() < 0.6 or not text:
        return rng.choice([text, " " + text, text + "　"]) if text else text
    if kind == "count" and re.fullmatch(r"\d{1,9}", text):
        unit = text + UNITS.get(column, "")
        return rng.choice([wide(text), text + ".0", f"{int(text):,}" if str(int(text)) == text else text, f"{int(text):,}".replace(",", "，"), unit])
    if kind == "flag" and text in FLAGS:
        return rng.choice(FLAGS[text])
    if kind == "code" and re.fullmatch(r"\d{10}", text):
        return rng.choice([f'="{text}"', "'" + text, wide(text)])
    if column == "region" and text in names:
        return rng.choice([names[text], wide(text)])
    if column == "type":
        return rng.choice(TYPE_CODES.get(text, [text]))
    if column == "locality":
        return rng.choice(LOCALITY_CODES.get(text, [text]))
    return text


def columns_of(header):
    school = "学校标识码" in header
    table = COLUMNS if school else COLUMNS[2:5] + [(m[0], m[1], "count", m[2]) for m in MEASURES]
    return school, {c[1]: c for c in table}


def as_text(rng, records, names):
    header, rows = records[0], records[1:]
    school, columns = columns_of(header)
    delimiter = rng.choice(",,,\t;，")
    out = [[rng.choice([["三通统计表"], [""], ["单位：郑州市", "", "2017"], ["说明：填\n数"]]) for _ in range(rng.randint(0, 4))]][0]
    out.append([rng.choice(ALIASES.get(h, [h]) + [h]) if school or h in ("县区代码", "办学类型", "城乡类别") else h for h in header])
    for row in rows:
        cells = [respell_cell(rng, columns[h][0], columns[h][2], c, names) if len(row) == len(header) else c for h, c in zip(header, row)]
        out.append(cells + [""] * rng.choice([0, 0, 0, 2]))
        if rng.random() < 0.05:
            out.append(rng.choice([[""], ["", "　"], []]))
    if rng.random() < 0.3:
        out.append(["合计"])
    if rng.random() < 0.3:
        out += [["填报人：张三", "电话", "x"], ["2017年10月", "1"]]
    end, always = rng.choice(["\n", "\r\n", "\r"]), rng.random() < 0.2
    quoted = lambda c: always or any(x in c for x in (delimiter, "\n", "\r")) or c.startswith('"')
    text = end.join(delimiter.join('"' + c.replace('"', '""') + '"' if quoted(c) else c for c in r) for r in out) + rng.choice([end, ""])
    encoding = rng.choice(["utf-8", "utf-8-sig", "gb18030", "gb18030", "utf-16", "utf-16-be"])
    return (b"\xfe\xff" if encoding == "utf-16-be" else b"") + text.encode(encoding)


def as_xml(rng, records, period):
    """None where a cell isn't canonical."""
    header, rows = records[0], records[1:]
    school, columns = columns_of(header)
    lines, keys = [], {"code": r"\d{10}", "region": r"\d{6}", "name": r".*\S.*"}
    for row in rows:
        attributes = {}
        for h, c in zip(header, row):
            name, _, kind, required = columns[h]
            if kind == "flag":
                c = "" if c in ("", "-") else {"是": "true", "√": "1", "有": "true", "1": "1", "否": "false", "×": "0", "无": "false", "0": "0"}.get(c, "?")
            if name == "locality":
                c = LOCALITY_WORDS.get(c, "?")
            if name in BLANK_IS_ZERO and c == "" and kind == "count" and school:
                c = "0"
            if c == "" and not required:
                continue
            fits = {"count": r"\d{1,9}", "flag": "true|false|0|1"}.get(kind, keys.get(name, ".*"))
            if not re.fullmatch(fits, c) or (name == "type" and c not in TYPES) or c == "?":
                return None
            attributes[name] = c
        items = list(attributes.items())
        rng.shuffle(items)
        lines.append(f"<{'school' if school else 'summary'} " + " ".join(f"{k}={quoteattr(v)}" for k, v in items) + "/>")
    encoding = rng.choice(["UTF-8", "UTF-16", "GB18030"])
    text = (f'<?xml version="1.0" encoding="{encoding}"?>\n<submission xmlns="urn:santong:submission:1" period="{period}">\n'
            + "\n".join(lines) + "\n</submission>\n")
    return text.encode(encoding)


def respell(folder, period, names):
    for path in sorted(os.listdir(folder)):
        if not path.endswith(".csv") or path == "receipts.csv":
            continue
        with open(f"{folder}/{path}", "rb") as f:
            data = f.read()
        records = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        if not records or "县区代码" not in records[0]:
            continue
        rng = random.Random(hashlib.sha256(data).digest())
        legacy = any(c in LEGACY_LOCALITIES for r in records[1:] for c in r)
        made = as_xml(rng, records, period) if rng.random() < 0.3 and len(records) > 1 and not legacy else None
        with open(f"{folder}/{path}", "wb") as f:
            f.write(made or as_text(rng, records, names))
