"""Submissions as they lie in the inbox, read line by line with nothing of the program: what somebody with a text editor finds."""
import csv, io, re
import xml.parsers.expat
from catalogue import COLUMNS, MEASURES, LOCALITY_WORDS, TYPE_WORDS

ALIASES = {
    "code": ["学校代码", "标识码"], "name": ["校名", "单位名称"], "region": ["行政区划代码", "区划代码"], "type": ["学校类别", "学校类型"],
    "locality": ["城乡分类", "所在地城乡类型"], "connected": ["接入互联网", "互联网接入"], "exempt": ["不具备接入条件"],
    "bandwidth": ["带宽(Mbps)", "出口带宽(Mbps)", "接入带宽"], "wireless": ["无线网覆盖"], "classrooms": ["普通教室"],
    "multimedia_classrooms": ["多媒体教室"], "teachers": ["专任教师"], "teacher_spaces": ["教师空间数"], "teachers_trained": ["参训教师数"],
    "students": ["初中以上学生数"], "student_spaces": ["学生空间数"], "student_spaces_used": ["学生空间应用数"], "digital_campus": ["数字校园"],
}
KINDS = {c[0]: c[2] for c in COLUMNS}
YES = {"是", "有", "√", "✓", "y", "yes", "true", "1", "已接入", "达标"}
# Words of the contract's §3.3 that the slow reference leaves out.
TYPES = TYPE_WORDS | {
    "村小": "小学", "完全小学": "小学", "小学教学点": "教学点", "普通初中": "初级中学", "职业初中": "初级中学", "321": "初级中学",
    "九年制学校": "九年一贯制学校", "九年一贯制": "九年一贯制学校", "高中": "高级中学", "普通高中": "高级中学", "完中": "完全中学",
    "十二年一贯制": "十二年一贯制学校", "特教学校": "特殊教育学校", "特殊教育": "特殊教育学校", "职业高中": "中等职业学校", "中专": "中等职业学校",
    **{str(c): "特殊教育学校" for c in (511, 512, 513, 514)}, **{str(c): "中等职业学校" for c in range(361, 366)},
}
FOLDED = str.maketrans({**{chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)}, "　": " "})


def decoded(data):
    for bom, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(bom):
            return data.decode(name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def lines(data):
    """The physical lines, the first at index 1."""
    return [""] + re.split(r"\r\n|\n|\r", decoded(data))


def squeezed(header):
    return re.sub(r"\s", "", header.translate(FOLDED))


WORDS = {squeezed(w): c[0] for c in COLUMNS for w in [c[1]] + ALIASES.get(c[0], [])}
SUMMARY = {squeezed(w): n for n in ("region", "type", "locality") for w in [dict((c[0], c[1]) for c in COLUMNS)[n]] + ALIASES[n]} | {
    m[1]: m[0] for m in MEASURES}


def number(text):
    """A count as offices write it."""
    text = text.translate(FOLDED).strip().strip("'").replace(",", "")
    found = re.fullmatch(r"(\d+)(?:\.0*)?\s*(G|兆|M|Mbps|间|人|名|所|个)?", text, re.I)
    if not found:
        return 0
    return int(found.group(1)) * (1000 if (found.group(2) or "").upper() == "G" else 1)


def cells(values):
    """A school's cells as numbers."""
    result = {}
    for name, kind in KINDS.items():
        text = values.get(name, "").translate(FOLDED).strip()
        if kind == "flag":
            result[name] = int(text.lower() in YES)
        elif kind == "count":
            result[name] = number(text)
    return result


def records(data):
    """Line → what stands in the record that starts there, by the form's own names."""
    text = decoded(data)
    if text.lstrip().startswith("<"):
        return elements(text)
    for delimiter in ",\t;，":
        found = table(text, delimiter)
        if found:
            return found
    return {}


def table(text, delimiter):
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    names, result, start = None, {}, 1
    for record in reader:
        if names is None:
            school = [WORDS.get(squeezed(c)) for c in record]
            summary = [SUMMARY.get(squeezed(c)) for c in record]
            if {"code", "region", "type", "classrooms"} <= set(school):
                names = school
            elif {"region", "type", "schools", "classrooms"} <= set(summary):
                names = summary
        else:
            result[start] = {n: c.strip() for n, c in zip(names, record) if n}
        start = reader.line_num + 1
    return result


def elements(text):
    result = {}
    parser = xml.parsers.expat.ParserCreate("utf-8", " ")

    def start(name, attributes):
        if name.split()[-1] in ("school", "summary"):
            result[parser.CurrentLineNumber] = attributes

    parser.StartElementHandler = start
    parser.Parse(text.encode(), True)
    return result


def measures(record):
    """By measure id: of one school, or of a summary's row."""
    if "schools" in record:
        return {m[0]: number(record.get(m[0], "")) for m in MEASURES}
    values = cells(record)
    return {m[0]: m[4](values) for m in MEASURES}


def kind(record):
    def word(name, words):
        text = record.get(name, "").translate(FOLDED).strip()
        return words.get(text, text)

    return word("type", TYPES), word("locality", LOCALITY_WORDS)
