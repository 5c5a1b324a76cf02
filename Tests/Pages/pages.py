"""The pages to check, how they are opened, and what a problem is."""
import re
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"
WIDTHS = (1280, 360)
HEIGHT = 800
KINDS = ("regions", "notices")  # folders of pages that are alike


class Problem(NamedTuple):
    page: str
    where: str
    selector: str
    what: str

    def __str__(self):
        return f"{self.page} [{self.where}] {self.selector}: {self.what}"


def find(paths):
    """All pages below the paths, and those of them that a browser looks at: of the sheets and notices of earlier periods, two each."""
    every = []
    for path in map(Path, paths):
        every += [path] if path.is_file() else path.rglob("*.html")
    every.sort()
    alike = defaultdict(list)
    for page in every:
        alike[page.parent].append(page)
    newest = max((folder.parent.name for folder in alike if folder.name == "regions"), default="")
    chosen = []
    for folder, found in alike.items():
        is_early = folder.name in KINDS and folder.parent.name != newest
        chosen += [found[0], found[-1]] if is_early and len(found) > 2 else found
    return every, chosen


def short(path):
    """As people name it: 2017Q3/regions/410100.html."""
    parts = Path(path).parts
    return "/".join(parts[-3:] if len(parts) > 2 and parts[-2] in KINDS else parts[-2:])


@contextmanager
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Opened:
    """A page in a context of its own, at one width; collects what it asks for and complains of."""

    def __init__(self, browser, path, width, problems, script="on"):
        self.path, self.width, self.problems = Path(path).resolve(), width, problems
        self.script = script
        self.where = f"{width} px" + ("" if script == "on" else ", no script")
        self.context = browser.new_context(viewport={"width": width, "height": HEIGHT}, java_script_enabled=script != "disabled")
        self.page = self.context.new_page()
        self.page.route("**/*", self._answer)
        self.page.on("console", lambda message: message.type in ("error", "warning") and self.report("console", message.text))
        self.page.on("pageerror", lambda error: self.report("script", str(error)))

    def __enter__(self):
        self.page.goto(self.path.as_uri())
        return self

    def __exit__(self, *_):
        self.context.close()

    def report(self, selector, what, where=None):
        self.problems.append(Problem(short(self.path), where or self.where, selector, what))

    def _answer(self, route):
        """The page itself and nothing else. "stripped" is the page as a reader without scripts gets it, for tools that need scripts."""
        url = route.request.url
        if url.split("#")[0] != self.path.as_uri():
            self.report("request", f"asks for {url}")
            route.abort()
        elif self.script == "stripped":
            text = self.path.read_text(encoding="utf-8")
            route.fulfill(body=re.sub(r"<script>.*?</script>", "", text, flags=re.S), content_type="text/html; charset=utf-8")
        else:
            route.continue_()
