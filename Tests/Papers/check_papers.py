#!/usr/bin/env python3
"""Checks papers: check_papers.py SANTONG WORKSPACE, where the workspace has published 2017Q3 of the sample data. Exit code 1 if there are problems.

PDF by WeasyPrint, the newest and Debian's: every measure of GB/T 9704-2012, tags, language, bookmarks, fonts, qpdf, the same bytes twice. Word documents: the schema's
order, and in LibreOffice the same pages as the PDF. Workbooks: numbers as in figures.csv. All papers have the page's figures.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import alike
import geometry
import office
from measures import Paper

HERE = Path(__file__).resolve().parent
PERIOD = "2017Q3"
# A page without Chinese prints in a second also where fonts are cut slowly.
PLAIN = '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>x</title>\n</head>\n<body>\n<p>x</p>\n</body>\n</html>\n'
MOST_DRIFT = 0.08  # of the text, on average: LibreOffice sets Chinese and Latin apart, which Word and WPS are told not to do


def santong(program, printer, *arguments):
    path = os.pathsep.join([str(Path(printer).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "SOURCE_DATE_EPOCH": "1509500000"}
    answer = subprocess.run([program, *arguments], env=environment, capture_output=True, text=True)
    if answer.returncode:
        sys.exit(f"santong {' '.join(arguments)}: {answer.returncode}\n{answer.stderr}")


def check_pdf(path, page):
    """What a PDF must have whatever is in it, and its page's figures."""
    paper = Paper(path)
    fonts = paper.run("pdffonts").splitlines()[2:]
    yield from (f"not embedded: {line.split()[0]}" for line in fonts if " yes " not in line[50:])
    information = paper.run("pdfinfo")
    title = re.search(r"<title>(.*?)</title>", page).group(1)
    if f"Title:           {title}\n" not in information:
        yield "no title"
    if not re.search(r"Tagged: +yes", information):
        yield "not tagged"
    answer = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True)
    if answer.returncode or "WARNING" in answer.stderr + answer.stdout:
        yield f"qpdf: {answer.stderr or answer.stdout}"
    catalogue = paper.pdf.doc.catalog
    if b"zh-CN" != catalogue.get("Lang"):
        yield f"language: {catalogue.get('Lang')}"
    # What is folded away on the screen isn't on paper.
    printed = re.sub(r"<details.*?</details>", "", page, flags=re.S)
    headings = [re.sub("<[^>]*>", "", text) for text in re.findall(r"<h2>(.*?)</h2>", printed, flags=re.S)]
    outline = [title for _, title, *_ in paper.pdf.doc.get_outlines()]
    yield from (f"no bookmark: {heading}" for heading in headings if not any(same(heading, title) for title in outline))
    text = "".join("".join(c["text"] for c in sheet.page.chars) for sheet in paper.pages).replace(" ", "")
    for figure, count in Counter(figure.replace(" ", "") for figure in office.figures(page)).items():
        if text.count(figure) < count:
            yield f"{figure} stands {text.count(figure)} times instead of {count}"


def same(one, other):
    return "".join(one.split()) == "".join(other.split())


def through_libreoffice(path, folder):
    # A home of its own: others may be opened at the same time.
    home = Path(tempfile.mkdtemp(dir=folder))
    environment = {**os.environ, "FONTCONFIG_FILE": str(HERE / "fonts.conf"), "HOME": str(home)}
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(home), str(path)]
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=300)
    return Paper(home / (path.stem + ".pdf"))


def check_alike(path, other, folder):
    paper, opened = Paper(path), through_libreoffice(other, folder)
    problems, shares = alike.compare(paper, opened)
    yield from problems
    if sum(shares) / len(shares) > MOST_DRIFT:
        yield f"pages differ in {sum(shares) / len(shares):.0%} of their text"
    starts = [[re.sub(r"\s", "", sheet.lines[0].text) if sheet.lines else "" for sheet in one.pages] for one in (paper, opened)]
    for number, (wanted, found) in enumerate(zip(*starts), 1):
        if wanted.startswith("附件") and found != wanted:
            yield f"page {number} begins with {found} instead of {wanted}"


def check_geometry(path, is_edition):
    return geometry.check(Paper(path), is_edition=is_edition)


def check_opens(path):
    return [] if office.openpyxl.load_workbook(path).sheetnames else ["no sheets"]


def check_same(path, other):
    return [] if path.read_bytes() == other.read_bytes() else ["differs when printed twice"]


def examine(look):
    """All that one check says about a paper."""
    check, *arguments = look
    return list(check(*arguments))


class Looks:
    """Checks that are made on all cores."""

    def __init__(self, executor):
        self.executor = executor
        self.waiting, self.problems, self.looked = [], [], set()

    def add(self, path, check, *arguments):
        """Looks at a paper with `check(path, *arguments)`, some time before `finish` ends."""
        self.looked.add(path)
        self.waiting.append((check, path, *arguments))

    def finish(self):
        """Papers may be replaced after this."""
        for (_, path, *_), found in zip(self.waiting, self.executor.map(examine, self.waiting)):
            self.problems.extend(f"{'/'.join(path.parts[-4:])}: {problem}" for problem in found)
        self.waiting = []


def check_all(program, workspace, printer, folder, looks):
    """Everything about a draft, an edition and an evaluation."""
    copy = folder / "full"
    shutil.copytree(workspace, copy)
    santong(program, printer, "report", PERIOD, "--format", "pdf,docx,xlsx", "-w", str(copy), "--quiet")
    place = copy / "bulletins" / PERIOD
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(place.rglob("*.html"))}
    bulletin = place / "bulletin.html"
    for path in (bulletin, place / "regions/410300.html", place / "notices/410300.html"):
        looks.add(path.with_suffix(".pdf"), check_alike, path.with_suffix(".docx"), folder)
    for path, page in pages.items():
        looks.add(path.with_suffix(".pdf"), check_pdf, page)
        looks.add(path.with_suffix(".docx"), office.check_word, page)
    looks.add(bulletin.with_suffix(".pdf"), check_geometry, False)
    data = office.rows(place / "data/figures.csv")
    looks.add(bulletin.with_suffix(".xlsx"), office.check_workbook, pages[bulletin], data)
    looks.finish()
    santong(program, printer, "issue", PERIOD, "--date", "2017-10-20", "--format", "pdf", "-w", str(copy), "--quiet")
    looks.add(bulletin.with_suffix(".pdf"), check_geometry, True)
    santong(program, printer, "evaluate", "2017", "--format", "pdf,docx", "-w", str(copy), "--quiet")
    for path in sorted((copy / "evaluations/2017").glob("*.html")):
        page = path.read_text(encoding="utf-8")
        looks.add(path.with_suffix(".pdf"), check_pdf, page)
        looks.add(path.with_suffix(".docx"), office.check_word, page)
    for path in sorted(copy.rglob("*.xlsx")):
        looks.add(path, check_opens)


def check_twice(program, workspace, printer, folder, looks):
    """A bulletin printed twice is the same, and measures right."""
    made = []
    for name in ("one", "two"):
        copy = folder / f"{len(list(folder.iterdir()))}-{name}"
        shutil.copytree(workspace, copy)
        for template in ("unit", "notice"):
            (copy / "templates/html").mkdir(parents=True, exist_ok=True)
            (copy / f"templates/html/{template}.mustache").write_text(PLAIN, encoding="utf-8")
        santong(program, printer, "report", PERIOD, "--format", "pdf", "-w", str(copy), "--quiet")
        made.append(copy / "bulletins" / PERIOD / "bulletin.pdf")
    looks.add(made[0], check_same, made[1])
    looks.add(made[0], check_pdf, made[0].with_suffix(".html").read_text(encoding="utf-8"))
    looks.add(made[0], check_geometry, False)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, workspace = os.path.abspath(sys.argv[1]), Path(sys.argv[2])
    newest, debian = Path(sys.executable).parent / "weasyprint", Path("/usr/bin/weasyprint")
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as name, ProcessPoolExecutor(max_workers=os.cpu_count()) as executor:
        folder, looks = Path(name), Looks(executor)
        check_all(program, workspace, newest, folder, looks)
        for printer in (newest, debian):
            check_twice(program, workspace, printer, folder, looks)
        looks.finish()
    for problem in looks.problems:
        print(problem)
    print(f"{len(looks.problems)} problems; {len(looks.looked)} papers looked at, {time.monotonic() - start:.0f} s")
    sys.exit(1 if looks.problems else 0)


if __name__ == "__main__":
    main()
