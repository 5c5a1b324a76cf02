"""Where the time of a report goes, part by part, beside what plain means need for the same bytes on the same machine."""
import csv, glob, hashlib, json, os, shutil, sqlite3, statistics, subprocess, tempfile, time

STAGES = {
    "reading": "reading: read, hashed, decoded, parsed", "checking": "checking", "statistics": "statistics",
    "documents": "documents",
    "publishing": "archive and folder, synced; documents hashed and checked against each other meanwhile"}


def stages(run, runs):
    """Milliseconds: medians of the stages by --verbose, and of what is before and after them.

    run: makes a first report with --verbose --log-format json, and gives its seconds and standard error."""
    found = {name: [] for name in STAGES} | {"rest": []}
    for _ in range(runs):
        seconds, errors = run()
        told = next(line for line in map(json.loads, errors.splitlines()) if "documents" in line)
        for name in STAGES:
            found[name].append(float(told[name]))
        found["rest"].append(seconds * 1000 - sum(float(told[name]) for name in STAGES))
    return {name: statistics.median(values) for name, values in found.items()}


def timed(body, runs):
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        body()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def plain_means(office, period, runs):
    """Milliseconds in one thread, by what is done."""
    paths = sorted(glob.glob(f"{office}/inbox/{period}/*"))
    files = [open(path, "rb").read() for path in paths]
    pages = [(os.path.relpath(p, f"{office}/bulletins/{period}"), open(p, "rb").read())
             for p in glob.glob(f"{office}/bulletins/{period}/**", recursive=True) if os.path.isfile(p)]
    archive = os.path.getsize(f"{office}/archive.sqlite")

    def read():
        for path in paths:
            with open(path, "rb") as f:
                f.read()

    def write_pages():
        folder = tempfile.mkdtemp(dir=os.path.dirname(office))
        for path, content in pages:
            os.makedirs(os.path.dirname(f"{folder}/{path}"), exist_ok=True)
            with open(f"{folder}/{path}", "wb") as f:
                f.write(content)
                os.fsync(f.fileno())
        return folder

    def write_archive():
        with tempfile.TemporaryDirectory(dir=os.path.dirname(office)) as folder:
            database = sqlite3.connect(folder + "/archive.sqlite")
            database.execute("PRAGMA synchronous = FULL")
            database.execute("CREATE TABLE content (bytes BLOB)")
            for content in files:
                database.execute("INSERT INTO content VALUES (?)", (content,))
            database.execute("INSERT INTO content VALUES (zeroblob(?))", (max(0, archive - sum(map(len, files))),))
            database.commit()
            database.close()

    folders = []
    means = {
        "read": timed(read, runs),
        "hashed (OpenSSL)": timed(lambda: [hashlib.sha256(content).digest() for content in files], runs),
        "decoded (CPython)": timed(lambda: [content.decode("utf-8") for content in files], runs),
        "split into cells (CPython's csv, in C)": timed(
            lambda: [sum(1 for _ in csv.reader(content.decode("utf-8").splitlines())) for content in files], runs),
        "pages written and synced one by one": timed(lambda: folders.append(write_pages()), runs),
        "as much put into SQLite": timed(write_archive, runs)}
    for folder in folders:
        shutil.rmtree(folder)
    return means


def table(found, means):
    total = sum(found.values())
    lines = ["| part of (b) | ms | share |", "|---|---:|---:|"]
    lines += [f"| {STAGES[name]} | {found[name]:.0f} | {100 * found[name] / total:.0f}% |" for name in STAGES]
    lines += [f"| starting up, rules, templates, opening the archive, index, exit | {found['rest']:.0f} | {100 * found['rest'] / total:.0f}% |", ""]
    lines += ["The same bytes by plain means, in one thread (the parts above use two cores):", "", "| what | ms |", "|---|---:|"]
    return lines + [f"| {name} | {value:.1f} |" for name, value in means.items()] + [""]
