"""Every figure of figures.csv, and every score, held against its explanation; and the explanation against the files in the inbox, line by line.

python3 explanations.py SANTONG WORKSPACE PERIOD …
"""
import csv, json, os, subprocess, sys
from fractions import Fraction as F
from catalogue import INDICATORS, TYPES as KINDS
from originals import FOLDED, kind, lines, measures, records

DEFINED = {i[0]: i for i in INDICATORS}


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f))


class Inbox:
    """The files as they came, each read once."""

    def __init__(self, workspace):
        self.workspace, self.known = workspace, {}

    def file(self, period, path):
        if (period, path) not in self.known:
            with open(f"{self.workspace}/inbox/{period}/{path}", "rb") as f:
                data = f.read()
            self.known[period, path] = lines(data), records(data)
        return self.known[period, path]


class Check:
    def __init__(self, workspace, period, inbox):
        folder = f"{workspace}/bulletins/{period}/data"
        self.figures = {(r["region"], r["indicator"]): r for r in rows(folder + "/figures.csv")}
        self.rankings = {r["region"]: r for r in rows(folder + "/rankings.csv")}
        self.inbox, self.faults, self.looked, self.scores, self.named = inbox, [], set(), 0, 0

    def fault(self, told, text):
        self.faults.append(f"{told['region']['code']} {told.get('indicator', {}).get('id', 'score')}: {text}")

    def require(self, told, what, actual, expected):
        if actual != expected:
            self.fault(told, f"{what}: {actual}, not {expected}")

    def figure(self, told):
        row = self.figures[told["region"]["code"], told["indicator"]["id"]]
        self.looked.add((row["region"], row["indicator"]))
        for name in ("numerator", "denominator", "shortfall", "rank"):
            value = told["rank"] and told["rank"]["rank"] if name == "rank" else told[name]
            self.require(told, name, "" if value is None else str(value), row[name])
        self.require(told, "display", told["display"] or "", row["display"])
        self.require(told, "published", told["as_published"], True)
        for side in ("numerator", "denominator"):
            total = sum(p[side] for p in told["parts"])
            self.require(told, f"sum of {side}s", total, told[side] or 0)
        for part in told["parts"]:
            self.part(told, part)
        self.change(told, row)
        self.place(told, row)

    def part(self, told, part):
        """Sums of the rows, with corrections in the place of cells."""
        indicator = DEFINED[told["indicator"]["id"]]
        names = told["indicator"]["measures"]
        sums = dict.fromkeys(names, 0)
        cells = {}
        mine = [r for r in told["rows"] if r["region"]["code"] == part["region"]["code"]]
        self.require(told, "rows", len(mine), part["rows"])
        for row in mine:
            found = self.row(told, part, row)
            for name in names:
                sums[name] += found[name]
                cell = (row["type"], row["locality"], name)
                cells[cell] = cells.get(cell, 0) + found[name]
        self.require(told, "as submitted", self.ratio(indicator, sums), (part["submitted_numerator"], part["submitted_denominator"]))
        for made in part["corrections"]:
            cell = (made["type"], made["locality"], made["measure"])
            self.require(told, f"corrected {cell}", cells.get(cell, 0), made["before"])
            sums[made["measure"]] += made["value"] - made["before"]
        self.require(told, "sums", [sums[n] for n in names], part["sums"])
        self.require(told, "part", self.ratio(indicator, sums), (part["numerator"], part["denominator"]))
        named = {(r["period"], r["path"], r["line"]) for r in mine}
        meant = set()
        for place in part["places"]:
            _, found = self.inbox.file(place["period"], place["path"])
            # Blank rows and totals between them are no data.
            data = [n for n, record in found.items() if kind(record)[0] in KINDS]
            meant |= {(place["period"], place["path"], n) for n in data if any(a <= n <= b for a, b in place["lines"])}
        self.require(told, "lines", sorted(meant), sorted(named))

    def row(self, told, part, row):
        """What stands in the named line of the original file."""
        text, found = self.inbox.file(row["period"], row["path"])
        # A record can go on over several lines.
        end = next((n for n in range(row["line"] + 1, len(text)) if n in found), len(text))
        if row["code"] and row["code"] not in "\n".join(text[row["line"]:end]).translate(FOLDED):
            self.fault(told, f"{row['path']}:{row['line']} is not {row['code']}: {text[row['line']]}")
        record = found.get(row["line"], {"type": "", "locality": ""})
        self.require(told, f"{row['path']}:{row['line']} type", kind(record), (row["type"], row["locality"]))
        values = measures(record)
        self.require(told, f"{row['path']}:{row['line']}", [values[n] for n in told["indicator"]["measures"]], row["values"])
        self.named += 1
        return values

    def ratio(self, indicator, sums):
        denominator = indicator[4]
        return sums[indicator[3]], sums[denominator[0]] - sum(sums[m] for m in denominator[1:])

    def change(self, told, row):
        change = told["change"]
        self.require(told, "change", change and change["points"] or "", row["change"])
        if not change:
            return
        for side in ("numerator", "denominator"):
            before = change["before"][side] if change["before"] else 0
            after = change["after"][side] if change["after"] else 0
            for name in ("rows", "by_cause"):
                self.require(told, f"{name}, {side}", before + sum(r[side] for r in change[name]), after)
        if change["before"] and change["before"]["denominator"]:
            value = F(change["before"]["numerator"], change["before"]["denominator"])
            self.require(told, "previous", abs(value - F(row["previous"])) <= F(1, 2 * 10**6), True)
        for name, rounding in (("rows", "rounding"), ("by_cause", "rounding_by_cause")):
            points = sum(F(r["points"] or "0") for r in change[name])
            self.require(told, f"points of {name}", points + F(change[rounding]), F(change["points"] or "0"))

    def place(self, told, row):
        if not told["rank"]:
            return
        group = {r["region"]: r for r in self.figures.values()
                 if r["indicator"] == row["indicator"] and r["group"] == row["group"] and r["rank"]}
        self.require(told, "members", told["rank"]["members"], len(group))
        ranks = {int(r["rank"]) for r in group.values()}
        own = int(row["rank"])
        sides = {"above": max((r for r in ranks if r < own), default=None), "level": own,
                 "below": min((r for r in ranks if r > own), default=None)}
        for side, rank in sides.items():
            expected = [(c, r["display"]) for c, r in sorted(group.items()) if rank and int(r["rank"]) == rank and c != row["region"]]
            self.require(told, side, [(u["code"], u["display"]) for u in told["rank"][side]], expected)

    def score(self, told):
        self.scores += 1
        row = self.rankings[told["region"]["code"]]
        self.require(told, "score", told["score"] or "", row["score"])
        if not told["score"]:
            return
        points, weights = F(0), F(0)
        for item in told["items"]:
            figure = self.figures[row["region"], item["indicator"]["id"]]
            if not figure["value"]:
                continue
            value = F(int(figure["numerator"]), int(figure["denominator"])) / F(figure["target"])
            points += min(F(1), value) * F(item["indicator"]["weight"])
            weights += F(item["indicator"]["weight"])
        exact = points / weights * 100
        self.require(told, "exact", abs(F(told["exact"]) - exact) <= F(1, 2 * 10**6), True)
        self.require(told, "points", abs(sum(F(i["points"] or "0") for i in told["items"]) - exact) <= F(1, 10**5), True)


def main(santong, workspace, periods):
    inbox, bad = Inbox(workspace), 0
    for period in periods:
        check = Check(workspace, period, inbox)
        told = subprocess.run([santong, "explain", period, "all", "all", "--rows", "--format", "json", "-w", workspace],
                              capture_output=True, text=True)
        if told.returncode:
            sys.exit(told.stderr)
        for line in told.stdout.splitlines():
            answer = json.loads(line)
            check.figure(answer) if "indicator" in answer else check.score(answer)
        missing = set(check.figures) - check.looked
        bad += len(check.faults) + len(missing)
        for fault in check.faults[:20]:
            print(f"{period} {fault}")
        print(f"{period}: {len(check.looked)} figures and {check.scores} scores explained, {len(missing)} not; "
              f"{check.named} lines looked up; {len(check.faults)} faults")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
