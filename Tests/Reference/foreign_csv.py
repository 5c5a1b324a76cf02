"""Other people's CSV files through santong: foreign_csv.py SANTONG FOLDER, or foreign_csv.py SANTONG SEED COUNT for odd files of our own
making. Exit 1 if one crashes it, hangs it or loses a row.

Each file is read as it comes, and again under a header of the school form with each delimiter, where every record must be a row. Python's csv
module says how many records there are.
"""
import csv, io, os, random, re, subprocess, sys, tempfile
from catalogue import COLUMNS

csv.field_size_limit(1 << 30)
BLANK = " \t\n\v\f\r\u3000"
TOTAL = re.compile("合计|总计|小计|总数|全市|全县|全区|全省|汇总|填报人|填报日期|审核人|负责人|联系电话|制表|备注|注")


def decoded(data):
    """As contract §3.2 has it; None for what is no text."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            return None
    if b"\0" in data:
        return None
    for encoding in ["utf-8-sig"] if data[:3] == b"\xef\xbb\xbf" else ["utf-8", "gb18030"]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    return None


def is_open(text, delimiter):
    """Whether a quote is never closed, by a second reading of our own."""
    position, start, quoted = 0, True, False
    while position < len(text):
        c = text[position]
        if quoted:
            if c == '"' and text[position + 1:position + 2] == '"':
                position += 1
            elif c == '"':
                quoted = False
        elif c == '"' and start:
            quoted, start = True, False
        else:
            start = c == delimiter or c in "\r\n"
        position += 1
    return quoted


def expected(text, delimiter):
    """The number of rows; None where the file is returned as a whole, "?" where Chinese words would end or total the data."""
    if is_open(text, delimiter):
        return None
    records = [[c.strip(BLANK) for c in r] for r in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    rows = [r for r in records[1:] if any(r)]
    if any(TOTAL.match(next(c for c in r if c)) for r in rows):
        return "?"
    return len(rows) or None


def collect(folder):
    for path, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            with open(os.path.join(path, name), "rb") as f:
                yield os.path.join(path, name), f.read()


def made(seed, count):
    """Odd quotes, ragged rows, mixed line ends, wrong encodings."""
    rng = random.Random(seed)
    pieces = ["a", "字", "12", ",", ",", ",", '"', '"', '""', "\n", "\n", "\r", "\r\n", ";", "\t", "，", " ", "\u3000", "=", "'", "é", "𠮷"]
    for number in range(count):
        text = "".join(rng.choice(pieces) for _ in range(rng.choice([5, 40, 400])))
        data = text.encode(rng.choice(["utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16"]))
        if rng.random() < 0.1:
            data += bytes(rng.randrange(1, 256) for _ in range(rng.randint(1, 9)))
        yield f"{seed}-{number}", data


def main(santong, files):
    header = [c[1] for c in COLUMNS]
    wanted, origin = {}, {}
    with tempfile.TemporaryDirectory() as office:
        subprocess.run([santong, "init", office, "--quiet"], check=True)
        os.makedirs(office + "/inbox/2017Q3")
        for number, (path, data) in enumerate(files):
            variants = {"as-it-is": data}
            text = decoded(data)
            if text is not None and not text.startswith("\ufeff"):
                for word, delimiter in (("comma", ","), ("tab", "\t"), ("semicolon", ";"), ("wide", "，")):
                    head = delimiter.join(header) + "\n"
                    variants[word] = (head + text).encode("utf-8")
                    wanted[f"410102-{number}-{word}.csv"] = expected(head + text, delimiter)
            for word, content in variants.items():
                origin[f"410102-{number}-{word}.csv"] = path
                with open(f"{office}/inbox/2017Q3/410102-{number}-{word}.csv", "wb") as f:
                    f.write(content)
        subprocess.run([santong, "report", "2017Q3", "-w", office, "--quiet"], check=True, timeout=600, stdout=subprocess.DEVNULL)
        with open(office + "/bulletins/2017Q3/data/submissions.csv", encoding="utf-8-sig", newline="") as f:
            found = {r["file"]: r["rows"] for r in csv.DictReader(f)}
    bad = [name for name in origin if name not in found]
    bad += [name for name, rows in wanted.items() if rows != "?" and found[name] != ("" if rows is None else str(rows))]
    for name in bad[:40]:
        print(f"{origin[name]} ({name}): expected {wanted.get(name)} rows, found {found.get(name)}")
    read = sum(int(rows or 0) for rows in found.values())
    print(f"{len(origin)} files, {read} rows, {len(bad)} disagree")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], collect(sys.argv[2]) if len(sys.argv) == 3 else made(int(sys.argv[2]), int(sys.argv[3]))))
