"""Mutations of valid XML submissions: xmllint --schema and santong must give the same verdict.

python3 schema_mutations.py SANTONG WORKSPACE FIRST COUNT: WORKSPACE is a fresh one of Henan; uses its inbox/2017Q3.
"""
import csv, io, os, random, re, subprocess, sys

SCHOOL = ('<school code="2141000001" name="实验小学" region="410181" type="小学" locality="城区" connected="true" exempt="false" '
          'bandwidth="100" classrooms="10" multimedia_classrooms="8" teachers="20" teacher_spaces="18" students="0" student_spaces="0"/>')
SUMMARY = ('<summary region="410181" type="初级中学" locality="镇区" schools="5" schools_connected="4" classrooms="50" '
           'multimedia_classrooms="40" teachers="90" teacher_spaces="80" students="700" student_spaces="600"/>')
VALUES = ["", " ", "0", "1", "true", "false", "TRUE", "yes", "是", "-1", "+1", " 1", "1 ", "1.0", "1e3", "１", "999999999", "1234567890", "00",
          "小学", "小 学", "城区", "农村", "211", "410181", "41018", "4101810", "2141000001", "2017Q3", "2017q3", "&#10;", "&amp;", "&#x4e00;", "a&#9;b"]
ELEMENTS = ["<school/>", "<summary/>", "<x/>", "text", " ", "<!-- note -->", "<?note?>", "<school xmlns=''/>", "<![CDATA[ ]]>", "<![CDATA[x]]>", "&#32;",
            "<submission/>"]
ATTRIBUTES = [' x="1"', ' code="2141000002"', ' xml:lang="zh"', ' xsi:schemaLocation="a b"', ' xsi:nil="true"', ' xsi:nil="false"',
              ' xsi:type="x"', ' xsi:noNamespaceSchemaLocation="a"', ' xmlns:y="urn:y" y:z="1"', ' wireless="1"', ' digital_campus="false"',
              ' schools_exempt="0"', ' submitted_at="2017-10-09T10:00:00+08:00"', ' submitted_at="2017-10-09"', ' revision="2"', ' revision="0"',
              ' revision="007"', ' submitter="410181"', ' submitter="巩义市"', ' xmlns:school="urn:santong:submission:1"', ' xmlns="urn:santong:submission:1"',
              ' xmlns="x"']


def document(rng):
    row = rng.choice([SCHOOL, SUMMARY])
    rows = "".join("\n  " + row.replace("2141000001", f"214100000{n}") for n in range(1, rng.randint(2, 4)))
    # Without another namespace it can be read without a parser.
    hints = rng.choice(["", ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'])
    return ('<submission xmlns="urn:santong:submission:1"' + hints + ' period="2017Q3" '
            f'submitter="410181" revision="1">{rows}\n</submission>')


def mutate(rng, text):
    kind = rng.randrange(11)
    attributes = list(re.finditer(r' ([a-z_]+)="([^"]*)"', text))
    some = rng.choice([a for a in attributes if a.group(1) != "xmlns"] or [None])
    tags = [m.end() for m in re.finditer(r"<(?:s:)?(?:school|summary|submission)", text)]
    if not tags or some is None:
        return text
    if kind == 0:
        return text[:some.start(2)] + rng.choice(VALUES) + text[some.end(2):]
    if kind == 1:
        return text[:some.start()] + text[some.end():]
    if kind == 2:
        place = rng.choice(tags)
        return text[:place] + rng.choice(ATTRIBUTES) + text[place:]
    if kind == 3:
        place = rng.choice([m.start() for m in re.finditer(r"\n", text)])
        return text[:place] + rng.choice(ELEMENTS) + text[place:]
    if kind == 4:
        return text.replace("urn:santong:submission:1", rng.choice(["urn:santong:submission:2", "", "urn:santong:submission:1 "]), 1)
    if kind == 5:
        return text.replace("</submission>", rng.choice([SCHOOL, SUMMARY, "<x/>", "x"]) + "</submission>")
    if kind == 6:
        inner = rng.choice(["", " ", "\n", "x", "<!-- x -->", "<x/>", "<![CDATA[]]>", "&#32;"])
        return re.sub(r"<(school|summary)([^>]*)/>", lambda m: f"<{m.group(1)}{m.group(2)}>{inner}</{m.group(1)}>", text, count=1)
    if kind == 7:
        return text[:some.start(1)] + rng.choice([some.group(1).upper(), "xsi:" + some.group(1), some.group(1) + "x"]) + text[some.end(1):]
    if kind == 8:
        return text.replace('<submission xmlns=', '<s:submission xmlns:s=').replace("</submission>", "</s:submission>").replace(
            "<school", rng.choice(["<s:school", "<school"])).replace("<summary", "<s:summary")
    if kind == 9:
        position = rng.randrange(len(text))
        return text[:position] + rng.choice(["<", ">", "&", '"', "'", "", "\u0001"]) + text[position + 1:]
    return text[:some.start()] + some.group(0) + text[some.start():] if rng.random() < 0.3 else text


def encoded(rng, text):
    name = rng.choice(["UTF-8", "UTF-8", "GB18030", "GBK", "UTF-16", "none", "wrong"])
    if name == "none":
        return text.encode()
    if name == "wrong":
        return ('<?xml version="1.0" encoding="UTF-8"?>\n' + text).encode("gb18030")
    return (f'<?xml version="1.0" encoding="{name}"?>\n' + text).encode(name)


def main(santong, workspace, first, count):
    inbox = workspace + "/inbox/2017Q3"
    os.makedirs(inbox, exist_ok=True)
    schema = subprocess.run([santong, "schema", "-w", workspace], check=True, capture_output=True).stdout
    with open(workspace + "/schema.xsd", "wb") as f:
        f.write(schema)
    for seed in range(first, first + count):
        rng = random.Random(seed)
        text = document(rng)
        for _ in range(rng.choice([0, 1, 1, 1, 1, 2])):
            text = mutate(rng, text)
        with open(f"{inbox}/410181-{seed}-r{seed + 1}.xml", "wb") as f:
            f.write(encoded(rng, text))
    files = sorted(os.listdir(inbox))
    lint = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", "../../schema.xsd"] + files, cwd=inbox, capture_output=True)
    valid = set(re.findall(r"^(\S+) validates$", lint.stderr.decode("utf-8", "replace"), re.M))
    checked = subprocess.run([santong, "check", "2017Q3", "-w", workspace, "--format", "csv"], capture_output=True, text=True)
    findings = list(csv.DictReader(io.StringIO(checked.stdout.lstrip("\ufeff"))))
    # A file for another period or of nobody is told that first; its content's verdict isn't known then. Without rows a document is valid,
    # since it may confirm that nothing changed; that one without rows says so is a rule that a schema can't tell.
    told_first = {f["file"] for f in findings if f["code"] in ("F01", "F04", "F05")}
    refused = {f["file"]: f["code"] for f in findings if f["code"] in ("F02", "F03", "F06", "F07", "F08", "F15")}
    bad = [f for f in files if f not in told_first and (f in valid) == (f in refused)]
    for file in bad[:20]:
        with open(f"{inbox}/{file}", "rb") as f:
            print(file, "valid" if file in valid else "invalid", refused.get(file, "accepted"), f.read()[:1500])
    print(f"{len(valid)} valid, {len(refused)} refused; {len(files) - len(bad)} of {len(files)} verdicts agree")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
