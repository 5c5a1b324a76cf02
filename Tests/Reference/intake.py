"""Files into rows (contract §3.1 to §3.3), for UTF-8 text with commas. Other spellings have tests of their own."""
import csv, hashlib, io, os, re
from catalogue import *

YES = {"是", "有", "√", "1", "已接入", "达标", "y", "yes", "true", "✓"}
NO = {"否", "无", "×", "0", "未接入", "未达标", "n", "no", "false", "✗"}
NOTHING = {"", "-", "—", "/"}


class Row:
    """A data row: where it stands, its keys (None where they can't be told), its measures, its errors."""

    def __init__(self, line):
        self.line, self.region, self.type, self.locality, self.code = line, None, None, None, None
        self.name, self.reason, self.cells, self.errors, self.skipped = "", "", {}, [], False
        self.lost = False  # an error, and the leaf can't be told
        self.foreign = False  # R14
        self.legacy = set()  # columns with an earlier word (R15)


class File:
    """A submission."""

    def __init__(self, path, data):
        self.path, self.sha256 = path, hashlib.sha256(data).hexdigest()
        self.form, self.rows, self.supplied, self.error = None, [], set(), None
        self.submitter, self.revision, self.received = None, 1, None


def read_regions(path):
    with open(path, encoding="utf-8") as f:
        return {r["code"]: r for r in csv.DictReader(f)}


class Tree:
    """The region tree."""

    def __init__(self, regions):
        self.regions = regions
        self.province = next(c for c, r in regions.items() if r["kind"] == "province")
        self.units = sorted(c for c, r in regions.items() if r["parent"] == self.province)

    def is_leaf(self, code):
        return not any(r["parent"] == code for r in self.regions.values())

    def leaves(self, code):
        if self.is_leaf(code):
            return [code]
        return sorted(leaf for c, r in self.regions.items() if r["parent"] == code for leaf in self.leaves(c))

    def expected(self, code):
        return [c for c in self.leaves(code) if self.regions[c]["kind"] != "zone"]

    def unit(self, code):
        while code is not None and self.regions[code]["parent"] != self.province:
            code = self.regions[code]["parent"] or None
        return code

    def within(self, code, above):
        while code:
            if code == above:
                return True
            code = self.regions[code]["parent"]
        return False

    def find(self, word):
        if word in self.regions:
            return word
        for code, r in self.regions.items():
            if word and word == r["name"]:
                return code
        for code, r in self.regions.items():
            if word in r["formerly"].split():
                return code
        return None


def read_file(path, data, tree, receipts, period):
    file = File(path, data)
    stem = path.rsplit(".", 1)[0]
    file.submitter = tree.find(stem[:6])
    found = re.search(r"-r(\d+)$", stem)
    file.revision = int(found.group(1)) if found else 1
    receipt = receipts.get(path, {})
    file.received = receipt.get("received_at") or None
    if not data.strip():
        file.error = "F01"
        return file
    records = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    header = records[0]
    file.form = "school" if all(h in header for _, h, _, req in COLUMNS if req) else None
    if file.form is None and all(h in header for h in ["县区代码", "办学类型", "城乡类别"] + [m[1] for m in MEASURES if m[2]]):
        file.form = "summary"
    if file.form is None:
        file.error = "F03"
    elif len(records) < 2:
        file.error, file.form = "F01", None
    elif file.submitter is None or file.submitter == tree.province:
        file.error, file.form = "F05", None
    if file.error:
        return file
    columns = COLUMNS if file.form == "school" else COLUMNS[2:5] + [(m[0], m[1], "count", m[2]) for m in MEASURES]
    places = {c[0]: header.index(c[1]) for c in columns if c[1] in header}
    for number, record in enumerate(records[1:], 2):
        file.rows.append(read_row(number, record, file, columns, places, tree))
    for name, _, kind, required in columns:
        filled = name in places and any(r[places[name]].strip() for r in records[1:] if len(r) > places[name])
        if required or filled:
            file.supplied.add(name)
    find_doubled(file)
    return file


def read_row(number, record, file, columns, places, tree):
    row = Row(number)
    cell = lambda name: record[places[name]].strip() if name in places and places[name] < len(record) else ""
    region = tree.find(cell("region"))
    kind = TYPE_WORDS.get(cell("type"))
    if region and not tree.within(region, file.submitter) and tree.regions[region]["kind"] == "direct-county" \
            and region[:4] + "00" == file.submitter:
        row.skipped = row.foreign = True  # R14
        return row
    if cell("type") in IGNORED:
        row.skipped = True  # R17
        return row
    if region is None:
        row.errors.append("R01" if cell("region") in NOTHING | {"无"} else "R04")
    elif not tree.within(region, file.submitter) or not (
            tree.is_leaf(region) or (file.form == "summary" and region in tree.units)):
        row.errors.append("R05")
    else:
        row.region = region
        if cell("region") not in (region, tree.regions[region]["name"]):
            row.legacy.add("region")
    row.lost = bool(row.errors)
    row.type, row.locality = kind, LOCALITY_WORDS.get(cell("locality"))
    if cell("locality") in LEGACY_LOCALITIES:
        row.legacy.add("locality")
    for name, value in (("type", row.type), ("locality", row.locality)):
        if value is None:
            row.errors.append("R01" if cell(name) in NOTHING | {"无"} else "R06")
    for name, _, sort, required in columns:
        if sort == "code":
            row.code = cell(name) if re.fullmatch(r"\d{10}", cell(name)) else None
            if row.code is None:
                row.errors.append("R01" if cell(name) in NOTHING | {"无"} else "R10")
        elif sort == "text":
            if required and cell(name) in NOTHING | {"无"}:
                row.errors.append("R01")
        elif sort in ("count", "flag"):
            row.cells[name] = read_value(row, cell(name), name, sort, required)
    row.name, row.reason = cell("name"), cell("exempt_reason")
    return row


def read_value(row, text, name, sort, required):
    if text in NOTHING or (text == "无" and sort == "count"):
        if required and not (name in BLANK_IS_ZERO and row.type in (None, "小学", "教学点")):
            row.errors.append("R01")
        return 0
    if sort == "flag":
        if text.lower() not in YES | NO:
            row.errors.append("R03")
        return int(text.lower() in YES)
    if not re.fullmatch(r"\d{1,9}", text):
        row.errors.append("R02")
        return 0
    return int(text)


def find_doubled(file):
    seen = set()
    for row in file.rows:
        key = row.code if file.form == "school" else (row.region, row.type, row.locality)
        if row.skipped or key is None or (file.form == "summary" and None in key):
            continue
        if key in seen:
            row.errors.append("R07")
        seen.add(key)


def measures(file, row):
    """The row's measures that the file supplies."""
    result = {}
    for name, _, _, columns, make in MEASURES:
        if file.form == "summary":
            if name in file.supplied or name == "schools_exempt":
                result[name] = row.cells.get(name, 0)
        elif name == "schools_exempt" or all(c in file.supplied for c in columns):
            result[name] = make({c: row.cells.get(c, 0) for c, _, sort, _ in COLUMNS if sort in ("count", "flag")})
    return result
