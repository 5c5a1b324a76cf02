"""The warnings of a period (contract §6): R08, R12, R14, R15, C07, C08 and, by comparison, T01 to T04, X01, X02."""
from collections import defaultdict

from catalogue import *
from intake import measures

SOFT_CHECKS = [("C07", "schools_broadband", "schools_connected")] + [
    ("C08", m, "schools_lessons") for m in ("schools_delivered", "schools_master", "schools_elite")]


def of_rows(file):
    """R12, R14, R15 and the soft checks of one file."""
    for row in file.rows:
        if row.foreign:
            yield "R14"
        if row.skipped:
            continue
        if row.code and row.type and row.code[:2] not in PREFIXES[row.type]:
            yield "R12"
        values = measures(file, row)
        for code, small, large in SOFT_CHECKS:
            if not row.had_error and small in values and large in values and values[small] > values[large]:
                yield code
    for legacy in {name for row in file.rows for name in row.legacy}:
        yield "R15"


def totals(rows, file):
    """Rows added up by measure."""
    result = defaultdict(int)
    for row in rows:
        for name, value in measures(file, row).items():
            result[name] += value
    return result


def compared(now, before, change):
    """Pairs of file and code. `change` gives the points of a unit's indicator, or None."""
    tree = now.tree
    for code, files in now.shared.items():
        for file in files:
            yield file, "R08"
    if before:
        yield from since(now, before, change)
    for unit in tree.units:
        own = None if tree.is_leaf(unit) else now.best(unit, "summary", unit)
        if own and tree.expected(unit) and all(leaf in now.speaker for leaf in tree.expected(unit)):
            parts = [now.parts["leaf", leaf] for leaf in tree.leaves(unit) if ("leaf", leaf) in now.parts]
            stated = totals([r for r in own.rows if r.accepted and r.region == unit], own)
            for name, value in stated.items():
                if all(name in p for p in parts) and sum(sum(p[name].values()) for p in parts) != value:
                    yield own, "X01"
    for leaf, speaker in now.speaker.items():
        counted = totals([r for r in speaker.rows if r.accepted and r.region == leaf], speaker)
        for submitter in {leaf, tree.unit(leaf)} - {speaker.submitter}:
            for form in ("school", "summary"):
                other = now.best(submitter, form, leaf)
                if other:
                    values = totals([r for r in other.rows if r.accepted and r.region == leaf], other)
                    for name in values.keys() & counted.keys():
                        if values[name] != counted[name]:
                            yield other, "X02"


def since(now, before, change):
    for (kind, region), part in now.parts.items():
        old = before.parts.get((kind, region))
        for name, cells in part.items() if kind == "leaf" and old else ():
            new, was = sum(cells.values()), sum(old.get(name, {}).values())
            if name in old and was and abs(new - was) >= 10 and abs(new - was) * 10 > was * 3:
                yield now.speaker[region], "T01"
    for unit in now.tree.units:
        speakers = [now.speaker[leaf] for leaf in now.tree.leaves(unit) if leaf in now.speaker]
        file = now.totals.get(unit) or min(speakers, key=lambda f: (f.submitter != unit, f.path.encode()), default=None)
        for indicator in INDICATORS if file else ():
            points = change(unit, indicator)
            if points is not None and points < -500:
                yield file, "T02"
    present = {row.code: (file, row) for file in now.files for row in file.rows if row.counts and file.form == "school"}
    leaves = {row.region for _, row in present.values()}
    for file in before.files:
        for row in file.rows:
            if row.counts and file.form == "school":
                if row.code not in present:
                    if row.region in leaves:
                        yield now.speaker[row.region], "T03"
                elif row.cells["connected"] and not present[row.code][1].cells["connected"]:
                    yield present[row.code][0], "T04"
