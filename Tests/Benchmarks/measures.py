"""What all peers have in common: the default catalogue's indicators, and from their sums the same figures.csv, rankings.csv and a page."""
import csv, os
from fractions import Fraction

PERIOD = "2017Q3"
K12 = ["小学", "教学点", "初级中学", "九年一贯制学校", "高级中学", "完全中学", "十二年一贯制学校"]
COMPULSORY = K12[:4]

# id, types (None: all), localities (None: all), numerator, denominator as sums of columns of the per-school table below, target in %, weight.
INDICATORS = [
    ("internet_access", K12, None, "connected", "schools - exempt", 100, 25),
    ("internet_access_full", [t for t in K12 if t != "教学点"], None, "connected", "schools - exempt", None, 0),
    ("broadband", K12, None, "broadband", "schools", None, 0),
    ("wireless", K12, None, "wireless", "schools", None, 0),
    ("multimedia_urban", COMPULSORY, ["城区", "镇区"], "multimedia_classrooms", "classrooms", 70, 15),
    ("multimedia_rural", COMPULSORY, ["乡村"], "multimedia_classrooms", "classrooms", 50, 20),
    ("multimedia_full", COMPULSORY, None, "full", "schools", None, 0),
    ("lessons", K12, None, "lessons", "schools", None, 0),
    ("teacher_spaces", None, None, "teacher_spaces", "teachers", 90, 20),
    ("student_spaces", None, None, "student_spaces", "students", 60, 20),
    ("student_spaces_used", None, None, "student_spaces_used", "students", None, 0),
    ("digital_campus", ["中等职业学校"], None, "digital", "schools", 70, 0),
    ("teacher_training", K12, None, "teachers_trained", "teachers", 100, 0),
]
FIGURES = ["period", "region", "region_name", "kind", "indicator", "numerator", "denominator", "value", "display", "target", "met", "shortfall",
           "previous", "change", "basis", "group", "rank", "previous_rank"]
RANKINGS = ["period", "group", "rank", "region", "region_name", "score", "previous_rank", "movement", "coverage", "status"]


class Regions:
    """The tree: code → name, kind, parent."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as f:
            self.rows = {r["code"]: r for r in csv.DictReader(f)}
        self.province = next(c for c, r in self.rows.items() if r["kind"] == "province")
        self.units = sorted(c for c, r in self.rows.items() if r["parent"] == self.province)

    def unit(self, code):
        while self.rows[code]["parent"] and self.rows[code]["parent"] != self.province:
            code = self.rows[code]["parent"]
        return code

    def pairs(self):
        """Region and unit, for joining."""
        return [(c, self.unit(c)) for c in self.rows]


def rounded(top, bottom, decimals):
    """Half up, as a whole number of units of the last decimal."""
    return (2 * top * 10**decimals + bottom) // (2 * bottom)


def decimal(value, decimals):
    return f"{value // 10**decimals}.{value % 10**decimals:0{decimals}d}"


def display(top, bottom, target):
    """Threshold-safe: 69.996% is no 70.00%."""
    for decimals in range(2, 7):
        value, whole = rounded(top, bottom, decimals + 2), 10 ** (decimals + 2)
        misleads = (top < bottom and value >= whole) or (top > 0 and value == 0) or (
            target is not None and 100 * top < target * bottom and 100 * value >= target * whole)
        if not misleads:
            return decimal(value, decimals) + "%"
    return decimal(max(1, top * 10**8 // bottom), 6) + "%"


def publish(folder, regions, sums):
    """sums: (region, indicator) → numerator and denominator, of leaves, units and the province."""
    present = {region for region, _ in sums}
    leaves = sorted(c for c in present if c != regions.province and c not in regions.units)
    children = {}
    for code, row in regions.rows.items():
        if row["kind"] != "zone" and code not in regions.units and code != regions.province:
            children.setdefault(regions.unit(code), []).append(code)
    coverage = {}
    for unit in regions.units:
        below = children.get(unit, [unit])
        coverage[unit] = Fraction(sum(c in present for c in below), len(below))
    group = {u: "direct-county" if regions.rows[u]["kind"] == "direct-county" else "city" for u in regions.units}
    ranked = [u for u in regions.units if u in present and coverage[u] == 1]
    ranks = {}
    for name, *_ in INDICATORS:
        for kind in ("city", "direct-county"):
            values = {u: Fraction(*sums[u, name]) for u in ranked if group[u] == kind and sums[u, name][1]}
            order = sorted(values.values(), reverse=True)
            for unit, value in values.items():
                ranks[unit, name] = order.index(value) + 1
    rows = []
    for region in [regions.province] + [u for u in regions.units if u in present] + leaves:
        for name, _, _, _, _, target, _ in INDICATORS:
            top, bottom = sums[region, name]
            has = bottom > 0
            met = has and target is not None and 100 * top >= target * bottom
            lack = "" if not has or target is None else 0 if met else -(-target * bottom // 100) - top
            rows.append([
                PERIOD, region, regions.rows[region]["name"], regions.rows[region]["kind"], name, top, bottom,
                decimal(rounded(top, bottom, 6), 6) if has else "", display(top, bottom, target) if has else "",
                "" if target is None else decimal(target * 10**4, 6), "" if lack == "" else "yes" if met else "no", lack, "", "", "",
                group.get(region, ""), ranks.get((region, name), ""), ""])
    write(folder + "/figures.csv", FIGURES, rows)
    write(folder + "/rankings.csv", RANKINGS, rankings(regions, sums, ranked, present, coverage, group))
    page(folder, rows)


def rankings(regions, sums, ranked, present, coverage, group):
    scores = {}
    for unit in ranked:
        points, weights = Fraction(0), 0
        for name, _, _, _, _, target, weight in INDICATORS:
            top, bottom = sums[unit, name]
            if weight and bottom:
                points += weight * min(Fraction(1), Fraction(100 * top, target * bottom))
                weights += weight
        exact = points * 100 / weights
        score = rounded(exact.numerator, exact.denominator, 2)
        scores[unit] = min(score, 9999) if exact < 100 else score
    rows = []
    for kind in ("city", "direct-county"):
        members = [u for u in regions.units if group[u] == kind]
        order = sorted((u for u in members if u in scores), key=lambda u: (-scores[u], u))
        for unit in order + [u for u in members if u not in scores]:
            rank = 1 + sum(scores[o] > scores[unit] for o in order) if unit in scores else ""
            status = "ranked" if unit in scores else "incomplete" if unit in present else "missing"
            cover = coverage[unit]
            rows.append([
                PERIOD, kind, rank, unit, regions.rows[unit]["name"], decimal(scores[unit], 2) if unit in scores else "", "", "",
                decimal(rounded(cover.numerator, cover.denominator, 4), 4), status])
    return rows


def write(path, header, rows):
    with open(path, "w", encoding="utf-8-sig", newline="") as f:
        writer = csv.writer(f)
        writer.writerow(header)
        writer.writerows(rows)


def page(folder, rows):
    """A table an indicator."""
    from jinja2 import Environment, FileSystemLoader
    here = os.path.dirname(os.path.abspath(__file__))
    template = Environment(loader=FileSystemLoader(here), autoescape=True).get_template("page.html.j2")
    tables = {}
    for row in rows:
        tables.setdefault(row[4], []).append((row[2], row[5], row[6], row[8] or "—"))
    with open(folder + "/bulletin.html", "w", encoding="utf-8") as f:
        f.write(template.render(tables=tables))
