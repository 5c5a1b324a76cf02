"""What axe-core and the boxes of a page say at each width, on paper too."""
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

from pages import WIDTHS, Opened

LAYOUT = Path(__file__).with_name("layout.js").read_text(encoding="utf-8")
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
AXE_OPTIONS = {"runOnly": STANDARDS, "resultTypes": ["violations"]}

# The page boxes of a document: {name: [width, height, left, top, right, bottom in px]}, "" for the default one.
PAGE_BOXES = """() => {
  const px = text => { const [, number, unit] = text.match(/^([\\d.]+)(mm|cm|in|px|pt)$/) || [0, 0, "px"];
    return number * { mm: 96 / 25.4, cm: 96 / 2.54, in: 96, px: 1, pt: 4 / 3 }[unit]; };
  const boxes = {};
  for (const sheet of document.styleSheets) for (const rule of sheet.cssRules) {
    if (!(rule instanceof CSSPageRule)) continue;
    const [a, b] = [210, 297].map(side => px(side + "mm"));
    const [width, height] = /landscape/.test(rule.style.getPropertyValue("size")) ? [b, a] : [a, b];
    const margins = ["left", "top", "right", "bottom"].map(side => px(rule.style.getPropertyValue("margin-" + side) || "0px"));
    boxes[rule.selectorText.trim()] = [width, height, ...margins];
  }
  return boxes;
}"""


def check(browser, path, problems):
    """All widths of a page."""
    for width in WIDTHS:
        with Opened(browser, path, width, problems) as opened:
            layout(opened)
            axe(opened)
            if width == WIDTHS[0]:
                paper(opened)


def check_without_script(browser, path, problems):
    for width in WIDTHS:
        with Opened(browser, path, width, problems, script="disabled") as opened:
            layout(opened)
            if opened.page.locator("button, input").count():
                opened.report("button, input", "there without the script that they need")
    with Opened(browser, path, WIDTHS[-1], problems, script="stripped") as opened:
        axe(opened)


def axe(opened):
    for rule in Axe().run(opened.page, options=AXE_OPTIONS).response["violations"]:
        for node in rule["nodes"]:
            opened.report(" ".join(map(str, node["target"])), f"{rule['id']}: {rule['help']}")


def layout(opened):
    for problem in opened.page.evaluate(LAYOUT, None):
        opened.report(problem["selector"], problem["what"])


def paper(opened):
    """As wide as the text area of each kind of printed page."""
    opened.page.emulate_media(media="print")
    for name, (width, height, left, top, right, bottom) in opened.page.evaluate(PAGE_BOXES).items():
        opened.page.set_viewport_size({"width": int(width - left - right), "height": int(height - top - bottom)})
        for problem in opened.page.evaluate(LAYOUT, name):
            opened.report(problem["selector"], problem["what"], where=f"print {name}".strip())
    opened.page.emulate_media(media="screen")
