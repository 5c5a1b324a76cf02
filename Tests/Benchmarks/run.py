"""santong beside DuckDB, polars, pandas and xmllint: whole processes, output (and santong's archive) on disk, in turn in one run.

run.py --santong BINARY --generator BINARY --regions FILE --sample DIR --work DIR --into FILE.md [--runs 7] [--quick]
"""
import argparse, os, platform, shutil, statistics, subprocess, sys, time
from parts import plain_means, stages, table as table_of_parts
from picture import picture

PERIOD = "2017Q3"
HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = ["DuckDB", "polars", "pandas"]


# Uses memory and gives it back: a process of its own, since what a program has in memory counts for those it starts.
USE_MEMORY = """
import mmap, os
with mmap.mmap(-1, min(os.sysconf("SC_AVPHYS_PAGES") * mmap.PAGESIZE // 4, 1 << 30)) as memory:
    for place in range(0, len(memory), mmap.PAGESIZE):
        memory[place] = 1
"""


def measured(command):
    """Seconds and peak memory in MB of one process."""
    # Where the host of a virtual machine takes away memory that nobody uses, the next to use it waits ten times as long as for what was used just now.
    subprocess.run([sys.executable, "-c", USE_MEMORY], check=True)
    started = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(command)} failed")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


class Bench:
    def __init__(self, options):
        self.options, self.santong = options, options.santong
        # Nothing is removed before all is measured: a file system on which thousands of files were just removed is slow in making new ones.
        self.earlier = f"{options.work}.earlier"
        if os.path.exists(options.work):
            os.rename(options.work, self.earlier)
        os.makedirs(options.work)
        self.cleared = 0

    def office(self, name, schools, files, *more):
        """A workspace with one period of so many schools."""
        folder = f"{self.options.work}/{name}"
        subprocess.run([self.santong, "init", folder, "--quiet"], check=True)
        subprocess.run([self.options.generator, "large", folder, "--regions", self.options.regions, "--schools", str(schools), "--files",
                        str(files), *more], check=True)
        return folder

    def clear(self, office):
        """Leaves a workspace without archive and bulletins, which are put aside."""
        self.cleared += 1
        aside = f"{self.options.work}/aside/{self.cleared}"
        os.makedirs(aside)
        for name in os.listdir(office):
            if name == "bulletins" or name.startswith("archive.sqlite"):
                os.rename(f"{office}/{name}", f"{aside}/{name}")

    def first_run(self, office):
        """A report in a workspace without archive and bulletins."""
        self.clear(office)
        return measured([self.santong, "report", PERIOD, "-w", office, "--quiet"])

    def told_run(self, office):
        """The same: seconds, and what it says of its stages."""
        self.clear(office)
        started = time.perf_counter()
        result = subprocess.run(
            [self.santong, "report", PERIOD, "-w", office, "--verbose", "--log-format", "json"], capture_output=True, text=True, check=True)
        return time.perf_counter() - started, result.stderr

    def peer(self, name, office):
        out = f"{self.options.work}/{name}"
        os.makedirs(out, exist_ok=True)
        return measured([sys.executable, f"{HERE}/{name.lower()}_peer.py", f"{office}/inbox/{PERIOD}", office + "/regions.csv", out])

    def in_turn(self, programs, runs):
        """By name: medians of seconds, and peak memory."""
        results = {name: [] for name in programs}
        for _ in range(runs):
            for name, run in programs.items():
                # Once for what it reads to be in memory, programs, libraries and files: a system may have dropped some since its last turn.
                run()
                results[name].append(run())
        return {name: (statistics.median(t for t, _ in r), max(m for _, m in r)) for name, r in results.items()}

    def beside_peers(self, office, runs):
        programs = {"santong": lambda: self.first_run(office)}
        programs |= {name: (lambda name=name: self.peer(name, office)) for name in PEERS}
        found = self.in_turn(programs, runs)
        for name in PEERS:
            for file in ("figures.csv", "rankings.csv"):
                with open(f"{self.options.work}/{name}/{file}", "rb") as a, open(f"{office}/bulletins/{PERIOD}/data/{file}", "rb") as b:
                    if a.read() != b.read():
                        sys.exit(f"{name}'s {file} is another than santong's")
        return found


def size(office):
    folder = f"{office}/inbox/{PERIOD}"
    return sum(os.path.getsize(f"{folder}/{f}") for f in os.listdir(folder)) / 1e6


def table(found, first="santong"):
    lines = ["| program | seconds | times santong | peak MB |", "|---|---:|---:|---:|"]
    return lines + [f"| {n} | {t:.3f} | {t / found[first][0]:.2f} | {m:.0f} |" for n, (t, m) in found.items()] + [""]


def main():
    parser = argparse.ArgumentParser()
    for name in ("santong", "generator", "regions", "sample", "work", "into"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--quick", action="store_true", help="without the country and the five million")
    options = parser.parse_args()
    bench = Bench(options)
    lines = [
        "# Performance", "",
        "Whole processes from start to exit, in turn in one run. santong checks every row, makes all documents, and writes them and the archive to disk, synced; DuckDB, polars",
        "and pandas make figures.csv, rankings.csv (byte for byte santong's) and one Jinja2 page from the same files, without checks, archive or sheets.",
        "Each runs once unmeasured before, so that what it reads is in memory; and memory is used and given back: where the host of a virtual machine had taken it",
        "away, who comes first would wait for it. (c) and (d) are measured last, whatever else stands behind them here.",
        f"Medians; {os.cpu_count()} cores, {platform.system()} {platform.machine()}. Repeat with `make bench`.", ""]

    sample = options.work + "/sample"
    shutil.copytree(options.sample, sample)
    found = bench.in_turn({"santong": lambda: bench.first_run(sample)}, options.runs)
    lines += ["## (a) The sample's quarter", "", f"{size_of_tree(sample):.1f} MB in CSV, TSV and XML, GB18030 and UTF-8, with titles and totals, which the peers don't read.",
              ""] + table(found)

    province = bench.office("province", 50_000, 158)
    b = bench.beside_peers(province, options.runs)
    lines += [f"## (b) A province: 50,000 schools in 158 files, {size(province):.1f} MB", ""] + table(b)
    parts = stages(lambda: bench.told_run(province), options.runs)
    lines += table_of_parts(parts, plain_means(province, PERIOD, options.runs))
    shown = [("(b) province", b)]
    # These before the large ones, though they come later on the page: after hundreds of megabytes of memory and gigabytes on disk a virtual machine is up to a tenth slower for minutes.
    small = []
    xml = bench.office("xml", 50_000, 158, "--format", "xml")
    files = [f"{xml}/inbox/{PERIOD}/{f}" for f in sorted(os.listdir(f"{xml}/inbox/{PERIOD}"))]
    e = bench.in_turn({"santong": lambda: bench.first_run(xml), "xmllint": lambda: measured(["xmllint", "--sax", "--noout"] + files)}, 2 * options.runs)
    small += [f"## (e) (b) as XML, {size(xml):.1f} MB, beside `xmllint --sax --noout`", ""] + table(e)
    others = {"(b)": province, "(f) in GB18030": bench.office("gb18030", 50_000, 158, "--format", "gb18030"),
              "(g) with a defect in every row": bench.office("defects", 50_000, 158, "--defects", "every-row")}
    f = bench.in_turn({name: (lambda office=office: bench.first_run(office)) for name, office in others.items()}, 2 * options.runs)
    small += ["## (f), (g) The same in GB18030, and with a defect in every row", ""] + table(f, "(b)")
    bench.first_run(province)
    h = bench.in_turn({
        "`santong --version`": lambda: measured([bench.santong, "--version"]),
        "`report --due`, nothing due": lambda: measured([bench.santong, "report", "--due", "-w", province, "--quiet"]),
        "`report --due`, all of (b) still as it was published": lambda: measured([bench.santong, "report", PERIOD, "--due", "-w", province, "--quiet"])},
        3 * options.runs)
    small += ["## (h) Starting up", "", "| command | milliseconds | peak MB |", "|---|---:|---:|"]
    small += [f"| {n} | {t * 1000:.0f} | {m:.0f} |" for n, (t, m) in h.items()] + [""]

    large = []
    if not options.quick:
        country = bench.office("country", 530_000, 3_000)
        c = bench.beside_peers(country, max(3, options.runs - 2))
        large += [f"## (c) The country: 530,000 schools in 3,000 files, {size(country):.1f} MB", ""] + table(c)
        shown.append(("(c) country", c))
        five = bench.office("five", 5_000_000, 3_000)
        d = bench.in_turn({"santong": lambda: bench.first_run(five)}, 1)["santong"]
        large += ["## (d) Growth: 5,000,000 schools in 3,000 files", "",
                  f"{d[0]:.1f} s and {d[1]:.0f} MB: a row costs {d[0] / 5e6 * 1e6:.2f} µs and {d[1] / 5e6 * 1e6:.0f} bytes, "
                  f"in (c) {c['santong'][0] / 530e3 * 1e6:.2f} µs and {c['santong'][1] / 530e3 * 1e6:.0f} bytes.", ""]
    lines += large + small
    lines += ["![seconds of santong and its peers](performance.svg)", ""]
    with open(os.path.splitext(options.into)[0] + ".svg", "w", encoding="utf-8") as svg:
        svg.write(picture(shown))
    with open(options.into, "w", encoding="utf-8") as page:
        page.write("\n".join(lines))
    print("\n".join(lines))
    for folder in (options.work, bench.earlier):
        shutil.rmtree(folder, ignore_errors=True)


def size_of_tree(office):
    folder = f"{office}/inbox/{PERIOD}"
    return sum(os.path.getsize(f"{at}/{f}") for at, _, files in os.walk(folder) for f in files) / 1e6


if __name__ == "__main__":
    main()
