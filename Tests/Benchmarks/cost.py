"""Instructions of two small fixed jobs, held against what was recorded: a rise of more than a tenth fails.

cost.py --santong BINARY --generator BINARY --regions FILE --work DIR --recorded FILE.json [--record]
"""
import argparse, json, os, re, shutil, subprocess, sys

PERIOD = "2017Q3"
JOBS = {"report": [], "report, an error in every row": ["--defects", "every-row"]}
MOST = 1.10


def instructions(santong, office):
    """Of a first report, as callgrind counts them: the same within a thousandth, whatever machine it is and whatever else runs there."""
    result = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", santong, "report", PERIOD, "-w", office, "--quiet"],
        env=os.environ | {"SWIFT_DETERMINISTIC_HASHING": "1", "SOURCE_DATE_EPOCH": "1509500000"}, capture_output=True, text=True)
    found = re.search(r"refs:\s*([\d,]+)", result.stderr)
    if result.returncode or not found:
        sys.exit(result.stderr[-2000:])
    return int(found.group(1).replace(",", ""))


def main():
    parser = argparse.ArgumentParser()
    for name in ("santong", "generator", "regions", "work", "recorded"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    shutil.rmtree(options.work, ignore_errors=True)
    os.makedirs(options.work)
    # callgrind doesn't read debugging information of this kind.
    santong = options.work + "/bin/santong"
    os.makedirs(options.work + "/bin")
    subprocess.run(["strip", "-o", santong, options.santong], check=True)
    share = options.work + "/share/santong"
    for folder in ("templates", "default-workspace"):
        shutil.copytree(os.path.join(os.path.dirname(options.regions), "..", folder), f"{share}/{folder}")
    found = {}
    for number, (job, more) in enumerate(JOBS.items()):
        office = f"{options.work}/{number}"
        subprocess.run([santong, "init", office, "--quiet"], check=True)
        subprocess.run([options.generator, "large", office, "--regions", options.regions, "--schools", "2000", "--files", "20", *more],
                       check=True)
        found[job] = instructions(santong, office)
    if options.record:
        with open(options.recorded, "w", encoding="utf-8") as f:
            json.dump(found, f, indent=2)
            f.write("\n")
    with open(options.recorded, encoding="utf-8") as f:
        recorded = json.load(f)
    risen = False
    for job, count in found.items():
        ratio = count / recorded[job]
        risen |= ratio > MOST
        print(f"{job}: {count / 1e6:.0f} million instructions, {ratio:.3f} of what was recorded")
    if risen:
        sys.exit("More than a tenth above what was recorded: mend it, or record the new figure with `make record-cost` and say why.")


if __name__ == "__main__":
    main()
