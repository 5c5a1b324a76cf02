"""What both peers count: one row a school, the measures and indicators of the default catalogue."""
import csv

K12 = ["小学", "教学点", "初级中学", "九年一贯制学校", "高级中学", "完全中学", "十二年一贯制学校"]
COMPULSORY = K12[:4]

# id, types (None: all), localities (None: all), numerator, denominator as sums of columns of the per-school table below.
INDICATORS = [
    ("internet_access", K12, None, "connected", "schools - exempt"),
    ("internet_access_full", [t for t in K12 if t != "教学点"], None, "connected", "schools - exempt"),
    ("broadband", K12, None, "broadband", "schools"),
    ("wireless", K12, None, "wireless", "schools"),
    ("multimedia_urban", COMPULSORY, ["城区", "镇区"], "multimedia_classrooms", "classrooms"),
    ("multimedia_rural", COMPULSORY, ["乡村"], "multimedia_classrooms", "classrooms"),
    ("multimedia_full", COMPULSORY, None, "full", "schools"),
    ("lessons", K12, None, "lessons", "schools"),
    ("teacher_spaces", None, None, "teacher_spaces", "teachers"),
    ("student_spaces", None, None, "student_spaces", "students"),
    ("student_spaces_used", None, None, "student_spaces_used", "students"),
    ("digital_campus", ["中等职业学校"], None, "digital", "schools"),
    ("teacher_training", K12, None, "teachers_trained", "teachers"),
]


def regions(path):
    """code -> (name, unit): a leaf's reporting unit is the province's child above it."""
    with open(path, encoding="utf-8") as f:
        rows = {r["code"]: r for r in csv.DictReader(f)}
    province = next(c for c, r in rows.items() if r["kind"] == "province")

    def unit(code):
        while rows[code]["parent"] and rows[code]["parent"] != province:
            code = rows[code]["parent"]
        return code

    return province, {c: (r["name"], unit(c)) for c, r in rows.items()}


def page(folder, names, figures):
    """Writes figures.csv and a page with a table an indicator."""
    from jinja2 import Environment, FileSystemLoader
    import os
    figures.sort()
    with open(folder + "/figures.csv", "w", encoding="utf-8", newline="") as f:
        writer = csv.writer(f)
        writer.writerow(["region", "indicator", "numerator", "denominator", "value"])
        writer.writerows((r, i, n, d, f"{n / d:.6f}" if d else "") for r, i, n, d in figures)
    here = os.path.dirname(os.path.abspath(__file__))
    template = Environment(loader=FileSystemLoader(here), autoescape=True).get_template("page.html.j2")
    tables = {}
    for region, indicator, numerator, denominator in figures:
        tables.setdefault(indicator, []).append((names[region][0], numerator, denominator))
    with open(folder + "/bulletin.html", "w", encoding="utf-8") as f:
        f.write(template.render(tables=tables))
