"""Random workspaces through santong and through the reference; every cell must agree, and so must what bulletin, sheets and evaluation say. Of every second one santong gets another spelling
(respell.py): the figures must be the same.

python3 differential.py SANTONG REGIONS FIRST COUNT
"""
import csv, os, subprocess, sys, tempfile
import random_workspace, reference, respell, sheets

PERIODS = ["2017Q2", "2017Q3"]
COMPARED = {"submissions": ["file", "form", "status", "rows", "errors", "warnings"]}


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f))


def unique_names(path):
    return {r["code"]: r["name"] for r in rows(path) if r["kind"] != "province"}


def differences(expected, actual):
    for name in ("figures", "rankings", "unconnected", "exempt", "submissions"):
        left, right = rows(f"{expected}/{name}.csv"), rows(f"{actual}/data/{name}.csv")
        if len(left) != len(right):
            yield f"{name}: {len(left)} rows expected, {len(right)} found"
        for wanted, found in zip(left, right):
            for column in COMPARED.get(name, wanted.keys()):
                if wanted[column] != found[column]:
                    yield f"{name}: {list(wanted.values())[:5]} {column}: expected {wanted[column]!r}, found {found[column]!r}"


def one(santong, regions, seed):
    with tempfile.TemporaryDirectory() as folder:
        made, office, expected = folder + "/made", folder + "/office", folder + "/expected"
        random_workspace.make(seed, regions, made)
        subprocess.run([santong, "init", office, "--quiet"], check=True)
        with open(made + "/settings.txt", encoding="utf-8") as f:
            lines = f.read().splitlines()
        with open(office + "/santong.yaml", encoding="utf-8") as f:
            kept = [l for l in f.read().splitlines() if not l.startswith(("acceptance:", "rounding:", "minimum_coverage:"))]
        with open(office + "/santong.yaml", "w", encoding="utf-8") as f:
            f.write("\n".join(kept + lines) + "\n")
        os.replace(made + "/regions.csv", office + "/regions.csv")
        os.rmdir(office + "/inbox")
        os.rename(made + "/inbox", office + "/inbox")
        reference.main([office, "--into", expected] + PERIODS)
        for period in PERIODS:
            if seed % 2 == 0:
                respell.respell(f"{office}/inbox/{period}", period, unique_names(office + "/regions.csv"))
            subprocess.run([santong, "report", period, "-w", office, "--quiet"], check=True, stdout=subprocess.DEVNULL)
            for line in differences(f"{expected}/{period}", f"{office}/bulletins/{period}"):
                yield f"{period} {line}"
        # Issuing takes a run more a period: every fifth.
        for period, day in zip(PERIODS if seed % 5 == 0 else [], ("2017-07-20", "2017-10-20")):
            subprocess.run([santong, "issue", period, "--date", day, "-w", office, "--quiet"], check=True, stdout=subprocess.DEVNULL)
        if seed % 5 == 0:
            subprocess.run([santong, "evaluate", "2017", "-w", office, "--quiet"], check=True, stdout=subprocess.DEVNULL)
        yield from sheets.problems(office)


def main(santong, regions, first, count):
    bad = 0
    for seed in range(first, first + count):
        found = list(one(santong, regions, seed))
        bad += bool(found)
        for line in found[:12]:
            print(f"seed {seed}: {line}")
    print(f"{count - bad} of {count} workspaces agree")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
