"""The pages as chromium prints them: nothing stands alone at a page's end, no page is near empty, and the script leaves no trace."""
import html
import re
import subprocess
import unicodedata
from collections import Counter
from typing import NamedTuple

from looks import PAGE_BOXES
from pages import Opened

POINT = 72 / 96  # points a CSS pixel
CLOSING = (")", ",", ";", ":", "。", "、", "”", "》", "」")
LEAST_LINES = 3
LEAST_FIRST = 0.25  # of the text area's height, on the first of several pages: nothing ends there
# What must not be the last thing on a page: [selector, text], those that print.
LEADING = """() => [...document.querySelectorAll("h2, h3, caption, thead, figcaption, dt")]
  .filter(element => element.checkVisibility()).map(element => [element.localName, element.innerText])"""
# What readers do before they print.
USED = """() => {
  for (const button of document.querySelectorAll("th:nth-child(2) button")) button.click();
  for (const input of document.querySelectorAll("input[type=search]")) { input.value = "1"; input.dispatchEvent(new Event("input")); }
}"""


class Word(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def middle(self):
        """Of its height; fonts of other heights share lines."""
        return (self.top + self.bottom) / 2


def check(browser, path, problems):
    with Opened(browser, path, 1280, problems) as opened:
        leading, boxes = opened.page.evaluate(LEADING), opened.page.evaluate(PAGE_BOXES)
        printout = sheets(opened)
        for number, (size, words) in enumerate(printout, 1):
            least = LEAST_FIRST if number == 1 < len(printout) else 0
            for selector, what in look(words, area(size, boxes), leading, least):
                opened.report(selector, what, where=f"PDF page {number}")


def check_script(browser, path, problems):
    """What was sorted and filtered prints as if there were no script."""
    with Opened(browser, path, 1280, problems, script="disabled") as opened:
        plain = sheets(opened)
    with Opened(browser, path, 1280, problems) as opened:
        opened.page.evaluate(USED)
        difference = first_difference(plain, sheets(opened))
        if difference:
            opened.report("body", f"the script changes the printout: {difference}", where="PDF")


def sheets(opened):
    """Of each printed page its size and its words, in points."""
    pdf = opened.page.pdf(prefer_css_page_size=True)
    answer = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, check=True, capture_output=True).stdout.decode()
    result = []
    for page in re.split(r"<page ", answer)[1:]:
        size = tuple(float(number) for number in re.match(r'width="([\d.]+)" height="([\d.]+)"', page).groups())
        words = re.findall(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>', page)
        result.append((size, [Word(*map(float, word[:4]), characters(html.unescape(word[4]))) for word in words]))
    return result


def characters(text):
    """Without blanks. PDFs give some characters as the radicals they look like; most of them are told by their normal form."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def area(size, boxes):
    """Left, top, right and bottom of the text area: that of the page box of this size."""
    for width, height, left, top, right, bottom in boxes.values():
        if abs(width * POINT - size[0]) < 2 and abs(height * POINT - size[1]) < 2:
            return left * POINT, top * POINT, size[0] - right * POINT, size[1] - bottom * POINT
    return 0, 0, *size


def look(words, inside, leading, least):
    """What is wrong with one page: pairs of selector and words."""
    left, top, right, bottom = inside
    # Beside the text area stand the marks of pages that lie on their side.
    body = [word for word in words if top < word.middle < bottom and word.right > left]
    for word in body:
        # Closing marks at a line's end may leave their empty half in the margin.
        spare = (word.bottom - word.top) / 2 if word.text.endswith(CLOSING) else 2
        if word.left < left - 2 or word.right > right + spare:
            yield "body", f"prints into the margin: {word.text}"
    lines = {round(word.middle / 4) for word in body}
    depth = max((word.middle for word in body), default=top) - top
    if len(lines) < LEAST_LINES or depth < least * (bottom - top):
        yield "body", f"a near empty page: {''.join(word.text for word in body)[:40] or 'nothing'}"
    for selector, text in leading:
        if ends_with(body, characters(text)):
            yield selector, f"alone at the page's end: {' '.join(text.split())[:40]}"


def ends_with(body, wanted):
    """Whether the lowest words of a page are these characters, whatever their order: a head's cells stand side by side, on one line or several."""
    last = ""
    for word in sorted(body, key=lambda word: -word.middle):
        if len(last) >= len(wanted):
            break
        last += word.text
    radicals = sum("\u2e80" <= character <= "\u2eff" for character in last)
    same = sum((Counter(last) & Counter(wanted)).values())
    return len(wanted) > 1 and len(last) == len(wanted) <= same + radicals


def first_difference(plain, used):
    if len(plain) != len(used):
        return f"{len(used)} pages instead of {len(plain)}"
    for number, ((_, before), (_, after)) in enumerate(zip(plain, used), 1):
        for old, new in zip(before, after):
            if old != new:
                return f"page {number}: {new.text} at {new.left:.0f}, {new.top:.0f} instead of {old.text} at {old.left:.0f}, {old.top:.0f}"
        if len(before) != len(after):
            return f"page {number}: {len(after)} words instead of {len(before)}"
    return None
