#!/usr/bin/env python3
"""Checks published pages: check_pages.py PATH..., files or folders of HTML. Says each problem on a line; exit code 1 if there are any.

Valid HTML (v.Nu); accessible (axe-core, WCAG 2.2 AA and good practice); nothing cut, overlapping or wider than 1280 px, 360 px or A4; no request,
no complaint of the browser; heads stick, tables sort and filter, and the focus stays in sight; in print no head stands alone.
"""
import os
import sys
import time
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor

import behaviour
import looks
import pages
import printed
import validity


def examine(group):
    """All that a browser tells about some pages; each page with whether its script is to be tried out, too."""
    problems = []
    with pages.chromium() as browser:
        for path, is_tried in group:
            looks.check(browser, path, problems)
            printed.check(browser, path, problems)
            if is_tried:
                looks.check_without_script(browser, path, problems)
                printed.check_script(browser, path, problems)
                behaviour.check(browser, path, problems)
    return problems


def groups(chosen):
    """Large pages alone, the others a few at a time. Of pages of a kind, the newest folder's first's and last's script is tried out."""
    alike = defaultdict(list)
    for path in chosen:
        alike[path.parent.name if path.parent.name in pages.KINDS else path.name].append(path)
    tried = {path for found in alike.values() for path in (found[-1], next(page for page in found if page.parent == found[-1].parent))}
    entries = sorted(((path, path in tried) for path in chosen), key=lambda entry: -os.path.getsize(entry[0]))
    large = [entry for entry in entries if os.path.getsize(entry[0]) > 200_000]
    small = entries[len(large):]
    return [[entry] for entry in large] + [small[start:start + 4] for start in range(0, len(small), 4)]


def run(paths):
    """All problems, and the numbers of pages that v.Nu and the browser looked at."""
    every, chosen = pages.find(paths)
    process = validity.start(every)
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as executor:
        problems = [problem for found in executor.map(examine, groups(chosen)) for problem in found]
    return validity.problems(process) + problems, len(every), len(chosen)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    start = time.monotonic()
    problems, every, chosen = run(sys.argv[1:])
    if not every:
        sys.exit("no pages there")
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problems; {every} pages read by v.Nu, {chosen} looked at in the browser, {time.monotonic() - start:.0f} s")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
