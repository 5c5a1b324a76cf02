"""What bulletins and unit sheets say beyond the data files, held against those: the way to the next rank, what is missing, the counties furthest
behind, town and country, reasons of movements; and the points of a year's evaluation. From the published files alone.

python3 sheets.py WORKSPACE
"""
import csv, os, re, sys
from fractions import Fraction as F

WEIGHTS = {"internet_access": 25, "multimedia_urban": 15, "multimedia_rural": 20, "teacher_spaces": 20, "student_spaces": 20}
LABELS = {"internet_access": "中小学互联网接入率", "multimedia_urban": "城镇多媒体教室占比", "multimedia_rural": "农村多媒体教室占比",
          "teacher_spaces": "教师网络空间开通率", "student_spaces": "学生网络空间开通率"}


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f))


def rounded(value, decimals, half_even):
    scaled = value * 10**decimals
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    twice = 2 * rest - scaled.denominator
    return whole + (1 if twice > 0 or (twice == 0 and (not half_even or whole % 2)) else 0)


def score(values, half_even):
    """In hundredths; values: indicator → (value, target)."""
    weights = sum(WEIGHTS[i] for i in values)
    if not weights:
        return None
    exact = sum(WEIGHTS[i] * min(F(1), v / t) for i, (v, t) in values.items()) / weights * 100
    return min(rounded(exact, 2, half_even), 9999) if exact < 100 else 10000


class Period:
    def __init__(self, folder, half_even, leaves):
        self.folder, self.half_even, self.leaves = folder, half_even, leaves
        self.figures, self.names = {}, {}
        for r in rows(folder + "/data/figures.csv"):
            self.names[r["region"]] = r["region_name"]
            self.figures[r["region"], r["indicator"]] = r
        self.rankings = rows(folder + "/data/rankings.csv")

    def text(self, path):
        with open(f"{self.folder}/{path}", encoding="utf-8") as f:
            return f.read()

    def value(self, region, indicator):
        r = self.figures.get((region, indicator))
        if not r or not r["numerator"] or not int(r["denominator"]):
            return None
        return F(int(r["numerator"]), int(r["denominator"]))

    def valued(self, region):
        return {i: (self.value(region, i), F(self.figures[region, i]["target"])) for i in WEIGHTS if self.value(region, i) is not None}

    def next_rank(self):
        for unit in self.rankings:
            sheet = self.text(f"regions/{unit['region']}.md")
            line = next((l for l in sheet.splitlines() if l.startswith("排在前一位的是")), None)
            better = [r for r in self.rankings if r["group"] == unit["group"] and r["rank"] and unit["rank"] and int(r["rank"]) < int(unit["rank"])]
            if not better:
                if line:
                    yield f"{unit['region']}: nobody is better, but {line}"
                continue
            best = max(int(r["rank"]) for r in better)
            above = [r for r in better if int(r["rank"]) == best]
            goal = int(above[0]["score"].replace(".", ""))
            if not line or not line.startswith(f"排在前一位的是{'、'.join(r['region_name'] for r in above)}（第{best}位，得分{above[0]['score']}，高"):
                yield f"{unit['region']}: {line}, but {above} are above"
                continue
            values = self.valued(unit["region"])
            told = dict((l, int(n)) for l, n in re.findall(r"[：；]([^：；]+?)再增加(\d+)", line))
            for i, (v, t) in values.items():
                denominator = int(self.figures[unit["region"], i]["denominator"])
                numerator = int(self.figures[unit["region"], i]["numerator"])
                most = -((-t * denominator) // 1) - numerator
                reaches = lambda k: score({**values, i: (F(numerator + k, denominator), t)}, self.half_even) >= goal
                k = told.pop(LABELS[i], None)
                if k is None:
                    if most > 0 and reaches(most):
                        yield f"{unit['region']} {i}: would do alone, and isn't told"
                elif not (0 < k <= most and reaches(k) and not reaches(k - 1)):
                    yield f"{unit['region']} {i}: {k} isn't the fewest"
            if told:
                yield f"{unit['region']}: {told} are no weighted indicators"

    def furthest(self):
        annex = self.text("bulletin.md").split("## 附件7")[1].split("## 附件8")[0]
        parts = {p.split("（目标")[0].strip(): p for p in annex.split("### ")[1:]}
        for i, label in LABELS.items():
            short = sorted((self.value(r, i), r) for r in self.leaves if self.value(r, i) is not None and self.figures[r, i]["met"] == "no")
            last = short[9][0] if len(short) > 10 else None
            wanted = [self.names[r] for n, (v, r) in enumerate(short) if n < 10 or v == last]
            found = [c.replace("（功能区）", "") for c in re.findall(r"^\| (\S+) \| \S+ \| \d+ \| [\d.]+% \|", parts.get(label, ""), re.M)]
            if wanted != found:
                yield f"annex 7 {i}: expected {wanted}, found {found}"

    def gaps(self):
        for r in rows(self.folder + "/data/gaps.csv"):
            pair = [self.value(r["region"], r[k]) for k in ("urban_indicator", "rural_indicator")]
            points = [rounded(v, 4, self.half_even) for v in pair]
            if int(r["gap"].replace(".", "")) != points[0] - points[1]:
                yield f"gap of {r['region']}: {r['gap']} for {points}"
            changes = [self.figures[r["region"], r[k]]["change"] for k in ("urban_indicator", "rural_indicator")]
            if "" in changes:
                if r["change"] or r["narrowing"]:
                    yield f"gap of {r['region']}: {r} without changes"
                continue
            change = int(changes[0].replace(".", "")) - int(changes[1].replace(".", ""))
            now = points[0] - points[1]
            if int(r["change"].replace(".", "")) != change or int(r["narrowing"].replace(".", "")) != abs(now - change) - abs(now):
                yield f"gap of {r['region']}: {r} for {changes}"

    def reasons(self):
        for name, before, after, label, way in re.findall(r"。?([^。、，：\s]+)由第(\d+)位(?:升|降)至第(\d+)位，主要是(.+?)(提高|下降)", self.text("bulletin.md")):
            unit = next(r for r in self.rankings if r["region_name"] == name)
            if unit["previous_rank"] != before or unit["rank"] != after:
                yield f"{name}: from {before} to {after}, but {unit}"
            figure = next(self.figures[unit["region"], i] for i, l in LABELS.items() if l == label)
            if (float(figure["change"]) > 0) != (way == "提高") or (int(after) < int(before)) != (way == "提高"):
                yield f"{name}: {label} {way}, but {figure['change']}"

    def problems(self):
        for check in (self.next_rank, self.furthest, self.gaps, self.reasons):
            for line in check():
                yield f"{os.path.basename(self.folder)} {line}"


def percent(value, half_even):
    """0 to 100 with two decimals, or as many more as keep it from looking like 0 or 100."""
    for decimals in range(2, 7):
        shown = rounded(value * 100, decimals, half_even)
        if not (value < 1 and shown >= 100 * 10**decimals) and not (value > 0 and shown == 0):
            break
    return f"{shown // 10**decimals}.{shown % 10**decimals:0{decimals}d}"


def evaluation(folder, half_even):
    """The points follow from quarters.csv, by the default scale."""
    units = {}
    for r in rows(folder + "/quarters.csv"):
        if r["edition"]:
            units.setdefault(r["region"], []).append(r)
    for r in rows(folder + "/evaluation.csv"):
        quarters = units[r["region"]]
        number = lambda q, k: int(q[k] or 0)
        scores = [int(q["score"].replace(".", "")) for q in quarters if q["score"]]
        mean = lambda bad, of: sum(F(number(q, of) - number(q, bad), number(q, of)) if number(q, of) else F(0) for q in quarters) / len(quarters)
        progress = F(0)
        if len(scores) > 1:
            progress = F(max(0, scores[-1] - scores[0]), 10000 - scores[0]) if scores[0] < 10000 else F(int(scores[-1] == 10000))
        wanted = {
            "level": F(sum(scores), len(quarters) * 10000), "progress": progress if len(quarters) > 1 else None,
            "targets": F(number(quarters[-1], "met"), number(quarters[-1], "targets") or 1) if quarters[-1]["status"] == "ranked" else F(0),
            "timeliness": F(sum(q["timeliness"] in ("yes", "unknown") for q in quarters), len(quarters)),
            "returns": mean("returned", "files"), "quality": mean("unexplained", "counted"),
        }
        most = {"level": 40, "progress": 20, "targets": 20, "timeliness": 10, "returns": 5, "quality": 5}
        total = 0
        for item, value in wanted.items():
            text = "" if value is None else percent(value, half_even)
            points = None if value is None else rounded(value * most[item], 2, half_even)
            total += points or 0
            if r[item] != text or r[item + "_points"] != ("" if points is None else f"{points / 100:.2f}"):
                yield f"{r['region']} {item}: expected {text} {points}, found {r[item]} {r[item + '_points']}"
        if r["points"] != f"{total / 100:.2f}":
            yield f"{r['region']}: {r['points']} points, not {total}"


def problems(workspace):
    with open(workspace + "/santong.yaml", encoding="utf-8") as f:
        half_even = any(l.startswith("rounding: half-even") for l in f)
    regions = rows(workspace + "/regions.csv")
    leaves = {r["code"] for r in regions} - {r["parent"] for r in regions}
    bulletins = workspace + "/bulletins"
    for period in sorted(os.listdir(bulletins)):
        if os.path.isdir(f"{bulletins}/{period}"):
            yield from Period(f"{bulletins}/{period}", half_even, leaves).problems()
    for year in sorted(os.listdir(workspace + "/evaluations") if os.path.isdir(workspace + "/evaluations") else []):
        yield from evaluation(f"{workspace}/evaluations/{year}", half_even)


if __name__ == "__main__":
    found = list(problems(sys.argv[1]))
    for line in found[:20]:
        print(line)
    print(f"{len(found)} disagreements")
    sys.exit(1 if found else 0)
