"""santong's arithmetic once more, slow and obvious, from the contract alone.

python3 reference.py WORKSPACE --into DIR PERIOD [PERIOD …] writes DIR/PERIOD/*.csv for periods in order.
"""
import csv, os, sys
from collections import defaultdict
from fractions import Fraction
from catalogue import *
import warnings_of_period
from intake import Tree, measures, read_file, read_regions


def settings(path):
    values = {"acceptance": "leaf", "rounding": "half-up", "minimum_coverage": "1"}
    with open(path, encoding="utf-8") as f:
        for line in f:
            key, _, value = line.partition(":")
            if key in values:
                values[key] = value.strip()
    return values


def rounded(value, decimals, mode):
    scaled = abs(value) * 10 ** decimals
    whole, rest = divmod(scaled, 1)
    if rest > Fraction(1, 2) or (rest == Fraction(1, 2) and (mode == "half-up" or whole % 2 == 1)):
        whole += 1
    return int(whole) * (-1 if value < 0 else 1)


def text(scaled, decimals):
    digits = str(abs(scaled)).rjust(decimals + 1, "0")
    return ("-" if scaled < 0 else "") + (digits[:-decimals] + "." + digits[-decimals:] if decimals else digits)


def percentage(value, target, mode):
    for decimals in range(2, 7):
        shown = Fraction(rounded(value * 100, decimals, mode), 10 ** decimals * 100)
        if not ((target and value < target <= shown) or (value < 1 <= shown) or (value > 0 == shown)):
            return text(rounded(value * 100, decimals, mode), decimals) + "%"
    return text(max(1, int(value * 10 ** 8)), 6) + "%"


class Period:
    """One period: files judged, leaves spoken for, parts added up (contract §3.5, §5)."""

    def __init__(self, folder, tree, options, name):
        self.tree, self.options, self.name = tree, options, name
        receipts = {}
        if os.path.exists(os.path.join(folder, "receipts.csv")):
            with open(os.path.join(folder, "receipts.csv"), encoding="utf-8") as f:
                receipts = {r["file"]: r for r in csv.DictReader(f)}
        self.files = []
        for path in sorted(os.listdir(folder), key=lambda p: p.encode()):
            if path != "receipts.csv":
                with open(os.path.join(folder, path), "rb") as f:
                    self.files.append(read_file(path, f.read(), tree, receipts, name))
        for file in self.files:
            self.judge(file)
        self.order()
        self.speak()
        self.strike()
        self.add()

    def judge(self, file):
        """Checks, and what goes back."""
        for row in file.rows:
            row.had_error = bool(row.errors)
            if row.skipped or row.errors:
                continue
            values = measures(file, row)
            for code, small, large in CHECKS:
                if all(m in values for m in small + [large]) and sum(values[m] for m in small) > values[large]:
                    row.errors.append(code)
        bad = [r for r in file.rows if r.errors]
        whole = self.options["acceptance"] == "submission" and bad
        if self.options["acceptance"] == "leaf":
            whole = any(r.lost or not self.tree.is_leaf(r.region) for r in bad)
        lost = {r.region for r in bad} if self.options["acceptance"] == "leaf" else set()
        for row in file.rows:
            row.accepted = not (row.skipped or row.errors or whole or row.region in lost)
            row.counts = False
        file.returned = bool(bad)
        file.twin = file.conflict = False
        file.regions = {r.region for r in file.rows if r.region and not r.skipped}
        file.accepted = {r.region for r in file.rows if r.accepted}

    def order(self):
        """Identical files count once; equal revisions with a common leaf are ordered by time or conflict (F10)."""
        desks = defaultdict(list)
        for file in self.files:
            if file.form:
                desks[file.submitter, file.form].append(file)
        for members in desks.values():
            for file in members:
                first = next(f for f in members if f.sha256 == file.sha256)
                if first is not file:
                    file.twin = True
                    first.effective = max(getattr(first, "effective", first.revision), file.revision)
                    first.latest = max(filter(None, [getattr(first, "latest", first.received), file.received]), default=None)
                else:
                    file.effective, file.latest = file.revision, file.received
            rest = [f for f in members if not f.twin]
            for file in rest:
                together, grew = {file.path}, True
                while grew:
                    grew = False
                    for other in rest:
                        if other.effective == file.effective and other.path not in together and any(
                                other.regions & f.regions for f in rest if f.path in together):
                            together.add(other.path)
                            grew = True
                times = [f.latest for f in rest if f.path in together]
                if len(together) > 1 and (None in times or len(set(times)) < len(times)):
                    file.conflict = True

    def rank(self, file):
        return (file.effective, file.latest or "")

    def best(self, submitter, form, region):
        fits = [f for f in self.files if f.form == form and f.submitter == submitter and not f.twin and not f.conflict
                and region in f.accepted]
        return max(fits, key=self.rank, default=None)

    def speak(self):
        tree = self.tree
        self.speaker = {}
        for leaf in tree.leaves(tree.province):
            for form in ("school", "summary"):
                for submitter in dict.fromkeys([leaf, tree.unit(leaf)]):
                    if leaf not in self.speaker and self.best(submitter, form, leaf):
                        self.speaker[leaf] = self.best(submitter, form, leaf)
        self.totals = {}
        for unit in tree.units:
            own = None if tree.is_leaf(unit) else self.best(unit, "summary", unit)
            counted = [c for c in tree.expected(unit) if c in self.speaker]
            if own and Fraction(len(counted), len(tree.expected(unit))) < Fraction(self.options["minimum_coverage"]):
                self.totals[unit] = own
        for file in self.files:
            for row in file.rows:
                row.counts = row.accepted and not file.twin and not file.conflict and (
                    self.speaker.get(row.region) is file or self.totals.get(row.region) is file)
        for file in self.files:
            file.status = self.status(file)

    def status(self, file):
        if any(r.counts for r in file.rows):
            return "partly" if file.returned else "counted"
        if file.twin:
            return "superseded"
        if file.form and file.regions and all(
                (other := self.best(file.submitter, file.form, region)) and other is not file and self.rank(other) > self.rank(file)
                for region in file.regions):
            return "superseded"
        return "returned" if file.error or file.conflict or file.returned else "unused"

    def strike(self):
        """R08: a school in counting rows of two submissions counts at the lower submitter code."""
        places = defaultdict(list)
        for file in self.files:
            for row in file.rows:
                if row.counts and file.form == "school":
                    places[row.code].append((file, row))
        self.shared = {code: [f for f, _ in entries] for code, entries in places.items() if len(entries) > 1}
        for code, entries in places.items():
            for file, row in sorted(entries, key=lambda e: (e[0].submitter, [-e[0].effective], e[0].path))[1:]:
                row.counts = False

    def add(self):
        self.parts = {}
        for file in self.files:
            for row in file.rows:
                if row.counts:
                    kind = "leaf" if self.tree.is_leaf(row.region) else "totals"
                    part = self.parts.setdefault((kind, row.region), {})
                    for name, value in measures(file, row).items():
                        cell = part.setdefault(name, defaultdict(int))
                        cell[row.type, row.locality] += value

    def parts_of(self, region):
        if region == self.tree.province:
            return [p for unit in self.tree.units for p in self.parts_of(unit)]
        if ("totals", region) in self.parts:
            return [("totals", region)]
        return [("leaf", leaf) for leaf in self.tree.leaves(region) if ("leaf", leaf) in self.parts]

    def supplies(self, part, indicator):
        return all(m in self.parts[part] for m in (indicator[3],) + indicator[4])

    def ratio(self, parts, indicator):
        def total(name):
            return sum(v for p in parts for (t, l), v in self.parts[p][name].items() if t in indicator[1] and l in indicator[2])
        if not parts:
            return None
        return total(indicator[3]), total(indicator[4][0]) - sum(total(m) for m in indicator[4][1:])


def change(now, before, region, indicator, mode):
    """On the same basis (contract §5)."""
    tree = now.tree
    pairs, whole = [], True
    for scope in (tree.units if region == tree.province else [region]):
        here = [p for p in now.parts_of(scope) if now.supplies(p, indicator)]
        there = [p for p in before.parts_of(scope) if before.supplies(p, indicator)]
        if region != tree.province and tree.is_leaf(scope):
            here, there = [p for p in here if p[0] == "leaf"], [p for p in there if p[0] == "leaf"]
        common = [p for p in here if p in there]
        if not common and here and there:
            leaves = there if here == [("totals", scope)] else here if there == [("totals", scope)] else []
            if leaves and all(("leaf", leaf) in leaves for leaf in tree.expected(scope)):
                pairs.append((here, there))
                continue
        whole = whole and len(common) == len(here) == len(there)
        pairs.append((common, common))
    new = now.ratio([p for a, _ in pairs for p in a], indicator)
    old = before.ratio([p for _, b in pairs for p in b], indicator)
    if not new or not old or new[1] <= 0 or old[1] <= 0:
        return None, ""
    points = rounded(Fraction(*new) * 100, 2, mode) - rounded(Fraction(*old) * 100, 2, mode)
    return points, "same" if whole else "common"


def standings(period):
    """Score, status and rank of each unit."""
    tree, mode, result = period.tree, period.options["rounding"], {}
    for unit in tree.units:
        expected = tree.expected(unit)
        counted = [c for c in expected if c in period.speaker]
        by_totals = unit in period.totals
        coverage = Fraction(1) if by_totals else Fraction(len(counted), len(expected))
        if not by_totals and not any(c in period.speaker for c in tree.leaves(unit)):
            returned = any(f.status == "returned" and f.submitter and tree.unit(f.submitter) == unit for f in period.files)
            status = "returned" if returned else "missing"
        else:
            status = "ranked" if coverage >= Fraction(period.options["minimum_coverage"]) else "incomplete"
        top = bottom = Fraction(0)
        for indicator in INDICATORS:
            counts = period.ratio([p for p in period.parts_of(unit) if period.supplies(p, indicator)], indicator)
            if indicator[6] and counts and counts[1] > 0:
                top += indicator[6] * min(Fraction(1), Fraction(*counts) / indicator[5])
                bottom += indicator[6]
        score = None
        if status == "ranked" and bottom:
            exact = top / bottom * 100
            score = rounded(exact, 2, mode)
            score = min(score, 9999) if exact < 100 else score
        group = "direct-county" if tree.regions[unit]["kind"] == "direct-county" else "city"
        result[unit] = {"group": group, "status": status, "coverage": coverage, "score": score, "rank": None}
    for entry in result.values():
        if entry["score"] is not None:
            entry["rank"] = 1 + sum(
                1 for e in result.values() if e["group"] == entry["group"] and e["score"] is not None and e["score"] > entry["score"])
    return result


def figures(period, before, places):
    tree, mode = period.tree, period.options["rounding"]
    reported = [u for u in tree.units if period.parts_of(u)]
    leaves = sorted(c for k, c in period.parts if k == "leaf" and c not in tree.units)
    order = ([tree.province] if reported or leaves else []) + reported + leaves
    result = {}
    for region in order:
        for indicator in INDICATORS:
            counts = period.ratio([p for p in period.parts_of(region) if period.supplies(p, indicator)], indicator)
            result[region, indicator[0]] = [counts, Fraction(*counts) if counts and counts[1] > 0 else None, None]
    for unit in reported:
        for indicator in INDICATORS:
            mine = result[unit, indicator[0]]
            peers = [result[u, indicator[0]][1] for u in reported
                     if places[u]["status"] == "ranked" and places[u]["group"] == places[unit]["group"]]
            if places[unit]["status"] == "ranked" and mine[1] is not None:
                mine[2] = 1 + sum(1 for value in peers if value is not None and value > mine[1])
    return result


def write(path, header, rows):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8-sig", newline="") as f:
        writer = csv.writer(f, lineterminator="\r\n")
        writer.writerow(header)
        writer.writerows(rows)


def publish(period, before, folder):
    tree, mode = period.tree, period.options["rounding"]
    places = standings(period)
    table = figures(period, before[0] if before else None, places)
    rows = []
    for (region, name), (counts, value, rank) in table.items():
        indicator = next(i for i in INDICATORS if i[0] == name)
        target = indicator[5]
        old = before[1].get((region, name)) if before else None
        points, basis = change(period, before[0], region, indicator, mode) if before else (None, "")
        met = None if value is None or target is None else value >= target
        short = "" if met is None else 0 if met else -(-target * counts[1] // 1) - counts[0]
        rows.append([
            period.name, region, tree.regions[region]["name"], tree.regions[region]["kind"], name, *(counts or ("", "")),
            "" if value is None else text(rounded(value, 6, mode), 6), "" if value is None else percentage(value, target, mode),
            "" if target is None else text(rounded(target, 6, mode), 6), "" if met is None else "yes" if met else "no", short,
            text(rounded(old[1], 6, mode), 6) if old and old[1] is not None else "", "" if points is None else text(points, 2), basis,
            places[region]["group"] if region in places else "", rank or "", old[2] or "" if old else ""])
    write(folder + "/figures.csv", "period,region,region_name,kind,indicator,numerator,denominator,value,display,target,met,shortfall,previous,change,basis,group,rank,previous_rank".split(","), rows)
    rows = []
    for group in ("city", "direct-county"):
        members = [u for u in tree.units if places[u]["group"] == group]
        for unit in sorted(members, key=lambda u: (places[u]["rank"] or 10 ** 6, u)):
            place, old = places[unit], before[2][unit]["rank"] if before else None
            rows.append([
                period.name, group, place["rank"] or "", unit, tree.regions[unit]["name"],
                "" if place["score"] is None else text(place["score"], 2), old or "",
                old - place["rank"] if old and place["rank"] else "", text(rounded(place["coverage"], 4, mode), 4), place["status"]])
    write(folder + "/rankings.csv", "period,group,rank,region,region_name,score,previous_rank,movement,coverage,status".split(","), rows)
    for name, wanted in (("unconnected", 0), ("exempt", 1)):
        rows = []
        for file in period.files:
            for row in file.rows:
                if row.counts and file.form == "school" and row.type in K12 and not row.cells["connected"] and row.cells["exempt"] == wanted:
                    rows.append([row.region, tree.regions[row.region]["name"], row.code, row.name, row.type, row.locality] + ([row.reason] if wanted else []))
        write(folder + f"/{name}.csv", "region,region_name,code,name,type,locality".split(",") + (["reason"] if wanted else []), sorted(rows))
    points = lambda unit, indicator: change(period, before[0], unit, indicator, mode)[0] if before else None
    told = [(f, w) for f in period.files for w in warnings_of_period.of_rows(f)]
    told += warnings_of_period.compared(period, before[0] if before else None, points)
    write(folder + "/submissions.csv", ["file", "submitter", "form", "status", "rows", "errors", "warnings"], [
        [f.path, f.submitter or "", f.form or "", f.status, len(f.rows) if f.form else "",
         0 if f.twin else sum(len(r.errors) for r in f.rows) + (1 if f.error or f.conflict else 0),
         0 if f.twin else sum(1 for g, _ in told if g is f)] for f in period.files])
    return period, table, places


def main(arguments):
    workspace, into = arguments[0], arguments[arguments.index("--into") + 1]
    tree = Tree(read_regions(workspace + "/regions.csv"))
    options, before = settings(workspace + "/santong.yaml"), None
    for name in arguments[arguments.index("--into") + 2:]:
        period = Period(f"{workspace}/inbox/{name}", tree, options, name)
        before = publish(period, before, f"{into}/{name}")


if __name__ == "__main__":
    main(sys.argv[1:])
