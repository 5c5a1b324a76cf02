"""Compares a publication's data with expected figures: compare.py EXPECTED DATA. Exit 1 if anything differs.

figures, rankings, unconnected, exempt: every cell. submissions: cells that are expected (on_time always). findings: file, line, code
and severity of each, as often as it is expected; T and X findings at least once a file.
"""
import csv, sys
from collections import Counter


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f))


def compare_tables(expected, data):
    for name in ("figures", "rankings", "unconnected", "exempt"):
        wanted, found = rows(f"{expected}/{name}.csv"), rows(f"{data}/{name}.csv")
        if name == "rankings":
            wanted.sort(key=lambda r: r["group"])
            found.sort(key=lambda r: r["group"])
        if len(wanted) != len(found):
            yield f"{name}: {len(wanted)} rows expected, {len(found)} found"
        for left, right in zip(wanted, found):
            for column in left:
                if left[column] != right[column]:
                    yield f"{name} {list(left.values())[:5]} {column}: expected {left[column]!r}, found {right[column]!r}"


def compare_submissions(wanted, found):
    by_file = {r["file"]: r for r in found}
    if len(wanted) != len(found):
        yield f"submissions: {len(wanted)} expected, {len(found)} found"
    for left in wanted:
        right = by_file.get(left["file"], {})
        for column in left:
            if (left[column] or column == "on_time") and left[column] != right.get(column):
                yield f"submissions {left['file']} {column}: expected {left[column]!r}, found {right.get(column)!r}"


def place(row):
    return row["code"], "" if row["code"][0] in "FTX" else row["line"]


def compare_findings(wanted, found, submissions):
    superseded = {r["file"] for r in submissions if r["status"] == "superseded"}
    for file in sorted({r["file"] for r in wanted + found}):
        left, right = [r for r in wanted if r["file"] == file], [r for r in found if r["file"] == file]
        expected, told = Counter(map(place, left)), Counter(map(place, right))
        is_lenient = file in superseded or any(r["code"][0] == "F" and r["severity"] == "error" for r in left)
        for key, count in expected.items():
            if told[key] < (1 if key[0][0] in "TX" else count):
                yield f"findings {file}: {key} expected {count} times, found {told[key]}"
        for key, count in told.items():
            may_be_more = key[0][0] in "TX" or key[0] in ("C08", "F17") or len(right) >= 1000
            may_be_more = may_be_more or (is_lenient and key[0] not in {r["code"] for r in left})
            if count > expected[key] and not may_be_more:
                yield f"findings {file}: {key} expected {expected[key]} times, found {count}"


def main(expected, data):
    submissions = rows(f"{expected}/submissions.csv")
    lines = list(compare_tables(expected, data))
    lines += compare_submissions(submissions, rows(f"{data}/submissions.csv"))
    lines += compare_findings(rows(f"{expected}/findings.csv"), rows(f"{data}/findings.csv"), submissions)
    print("\n".join(lines[:40]))
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
