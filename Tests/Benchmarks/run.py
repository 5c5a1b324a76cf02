"""santong beside DuckDB and polars: the whole process, output (and santong's archive) on disk, in turn in one run.

run.py --santong BINARY --generator BINARY --regions FILE --work DIR --into FILE.md [--runs 7] [--schools 50000] [--files 158]
"""
import argparse, csv, os, platform, resource, shutil, statistics, subprocess, sys, time

PERIOD = "2017Q3"
DEFECTS = "santong, an error in every row"


def measured(command, **options):
    """Seconds and the peak memory in MB of one process."""
    started = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]} failed")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def first_run(santong, office):
    """A report in a workspace without archive and bulletins."""
    shutil.rmtree(office + "/bulletins", ignore_errors=True)
    for leftover in os.listdir(office):
        if leftover.startswith("archive.sqlite"):
            os.remove(f"{office}/{leftover}")
    return measured([santong, "report", PERIOD, "-w", office, "--quiet"])


def ratios(path):
    with open(path, encoding="utf-8-sig", newline="") as f:
        return {(r["region"], r["indicator"]): (int(r["numerator"] or 0), int(r["denominator"] or 0)) for r in csv.DictReader(f)}


def main():
    parser = argparse.ArgumentParser()
    for name in ("santong", "generator", "regions", "work", "into"):
        parser.add_argument("--" + name, required=True)
    for name, default in (("runs", 7), ("schools", 50_000), ("files", 158)):
        parser.add_argument("--" + name, type=int, default=default)
    options = parser.parse_args()
    shutil.rmtree(options.work, ignore_errors=True)
    office = options.work + "/office"
    subprocess.run([options.santong, "init", office, "--quiet"], check=True)
    subprocess.run([options.generator, "large", office, "--regions", options.regions, "--schools", str(options.schools),
                    "--files", str(options.files)], check=True)
    inbox, here = f"{office}/inbox/{PERIOD}", os.path.dirname(os.path.abspath(__file__))
    defects = options.work + "/defects"
    subprocess.run([options.santong, "init", defects, "--quiet"], check=True)
    subprocess.run([options.generator, "large", defects, "--regions", options.regions, "--schools", str(options.schools),
                    "--files", str(options.files), "--defects", "every-row"], check=True)
    results = {"santong": [], DEFECTS: [], "DuckDB": [], "polars": []}
    for _ in range(options.runs):
        for name in results:
            if name in ("santong", DEFECTS):
                results[name].append(first_run(options.santong, office if name == "santong" else defects))
            else:
                out = f"{options.work}/{name}"
                os.makedirs(out, exist_ok=True)
                results[name].append(measured([sys.executable, f"{here}/{name.lower()}_peer.py", inbox, office + "/regions.csv", out]))
    ours = ratios(f"{office}/bulletins/{PERIOD}/data/figures.csv")
    for name in ("DuckDB", "polars"):
        theirs = ratios(f"{options.work}/{name}/figures.csv")
        if {k: v for k, v in theirs.items() if k in ours} != ours:
            sys.exit(f"{name} gives other ratios")
    write(options, results, sum(os.path.getsize(f"{inbox}/{f}") for f in os.listdir(inbox)))


def write(options, results, size):
    median = {name: statistics.median(t for t, _ in runs) for name, runs in results.items()}
    fastest = min(median["DuckDB"], median["polars"])
    lines = [
        "# Performance", "",
        f"{options.schools:,} schools in {options.files} CSV files ({size / 1e6:.1f} MB), one period, whole process from start to exit.",
        "santong checks every row, makes all documents, and writes output and archive to disk with fsync; DuckDB and polars compute the",
        "13 ratios of province, units and leaves and render one Jinja2 page. Their ratios are checked equal to santong's.",
        f"Median of {options.runs} runs, taken in turn; {os.cpu_count()} cores, {platform.system()} {platform.machine()}. Repeat with `make bench`.", "",
        "| program | seconds | times santong | peak MB |", "|---|---:|---:|---:|"]
    for name, runs in results.items():
        lines.append(f"| {name} | {median[name]:.3f} | {median[name] / median['santong']:.2f} | {max(m for _, m in runs):.0f} |")
    lines += [
        "", f"The fastest peer takes {fastest / median['santong']:.2f} times as long as santong. An error in every row costs santong "
        f"{median[DEFECTS] / median['santong']:.2f} times the time and "
        f"{max(m for _, m in results[DEFECTS]) / max(m for _, m in results['santong']):.2f} times the memory of the clean run.", ""]
    with open(options.into, "w", encoding="utf-8") as f:
        f.write("\n".join(lines))
    print("\n".join(lines))


if __name__ == "__main__":
    main()
