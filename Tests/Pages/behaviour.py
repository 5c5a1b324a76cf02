"""Sorting, filters, sticky heads, and that the focus is never hidden: what the pages do in a reader's hands."""
import re
from fractions import Fraction

from pages import WIDTHS, Opened

# Clicks each head of a table four times; after each, the column's cells as [fixed, text, exact value], the head's and all heads' states,
# and the rows' order by number.
SORT_ALL = """table => {
  const rows = [...table.tBodies[0].rows];
  const heads = [...table.tHead.rows[0].cells];
  return heads.map((head, index) => [1, 2, 3, 4].map(() => {
    head.querySelector("button").click();
    const now = [...table.tBodies[0].rows];
    return {
      cells: now.map(row => [row.classList.contains("all"), row.cells[index].innerText.trim(), row.cells[index].querySelector("data")?.value ?? null]),
      state: head.getAttribute("aria-sort"), states: heads.filter(other => other.hasAttribute("aria-sort")).length,
      order: now.map(row => rows.indexOf(row)),
    };
  }));
}"""

# Focuses every link, button and field from the last to the first, as Shift+Tab does, and tells those that something else covers.
HIDDEN_FOCUS = """() => [...document.querySelectorAll("a[href], button, input, summary")].reverse().filter(element => {
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  element.focus();
  const box = element.getBoundingClientRect();
  const points = [0.05, 0.5, 0.95].map(part => [box.left + Math.min(box.width / 2, 8), box.top + box.height * part]);
  return document.activeElement !== element || !points.some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (element.contains(top) || top.contains(element));
  });
}).map(element => element.outerHTML.slice(0, 80))"""

# Scrolls to the middle of a table (and of its box), and tells where head and row heads are then, relative to where they must stick.
STICK = """wrapper => {
  const [table, box] = [wrapper.querySelector("table"), () => wrapper.getBoundingClientRect()];
  const scrolls = getComputedStyle(wrapper).overflowY !== "visible";
  wrapper.scrollIntoView({ block: "start", behavior: "instant" });
  if (scrolls) wrapper.scrollBy({ left: 60, top: (wrapper.scrollHeight - wrapper.clientHeight) / 2, behavior: "instant" });
  else scrollTo({ top: scrollY + box().top + box().height / 2, behavior: "instant" });
  const rowHead = table.querySelector("tbody th");
  const head = table.tHead.rows[0].cells[0].getBoundingClientRect();
  const edge = scrolls ? box().top + wrapper.clientTop : 0;
  const isPassed = table.tBodies[0].getBoundingClientRect().top < edge + head.height - 2;
  return {
    down: isPassed ? head.top - edge : 0,
    across: scrolls && rowHead && wrapper.scrollLeft > 30 ? Math.max(0, rowHead.getBoundingClientRect().left - box().left
      - (rowHead.cellIndex > 0 ? rowHead.previousElementSibling.offsetWidth : 0)) : 0,
  };
}"""

# Types the first row's name into a long table's filter, and empties it again; what is wrong, or nothing.
FILTER = """(wrapper, long) => {
  const rows = [...wrapper.querySelectorAll("tbody tr:not(.all)")];
  const shown = () => rows.filter(row => row.offsetHeight > 0).length;
  const type = (input, text) => { input.value = text; input.dispatchEvent(new InputEvent("input", { bubbles: true })); };
  if (rows.length <= long) return "";
  const line = wrapper.previousElementSibling;
  const input = line?.querySelector("label > input");
  if (!input) return `no filter above ${rows.length} rows`;
  const output = line.querySelector("output[aria-live=polite]");
  const name = rows[0].querySelector("th").innerText;
  const matching = rows.filter(row => row.innerText.includes(name)).length;
  type(input, name);
  if (shown() !== matching || output?.innerText !== `显示 ${matching} / ${rows.length} 行`) {
    return `“${name}” shows ${shown()} of ${matching} rows and says ${output?.innerText}`;
  }
  type(input, "");
  return shown() === rows.length ? "" : "an empty filter doesn't show all rows";
}"""
LONG = 15


def check(browser, path, problems):
    for width in WIDTHS:
        with Opened(browser, path, width, problems) as opened:
            for index, wrapper in enumerate(opened.page.locator(".table:not(details .table)").all()):
                offset = wrapper.evaluate(STICK)
                if abs(offset["down"]) > 2 or abs(offset["across"]) > 2:
                    opened.report(name(wrapper, index), f"heads don't stick: {offset}")
            for element in opened.page.evaluate(HIDDEN_FOCUS):
                opened.report(element, "hidden while it has the focus")
    with Opened(browser, path, WIDTHS[0], problems) as opened:
        for index, wrapper in enumerate(opened.page.locator(".table:has(> table.sortable)").all()):
            table = wrapper.locator("table")
            if table.locator("tbody tr").count() > 1:
                sorting(opened, table, name(wrapper, index))
        keyboard(opened)
        filters(opened)


def name(wrapper, index):
    return f".table[aria-label={wrapper.get_attribute('aria-label')!r}] (number {index + 1})"


def sorting(opened, table, selector):
    if table.locator("thead th").count() != table.locator("thead th > button").count():
        return opened.report(selector, "a head without a button")
    for column, steps in enumerate(table.evaluate(SORT_ALL), 1):
        said = [step["state"] for step in steps]
        if said != ["ascending", "descending", None, "ascending"] or any(step["states"] != (step["state"] is not None) for step in steps):
            opened.report(selector, f"column {column}: aria-sort is {said} after one click to four")
        if steps[2]["order"] != sorted(steps[2]["order"]):
            opened.report(selector, f"column {column}: the third click doesn't restore the order")
        for step, sign in ((steps[0], 1), (steps[1], -1)):
            wrong = out_of_order(step["cells"], sign)
            if wrong:
                opened.report(selector, f"column {column}, {step['state']}: {wrong}")


def out_of_order(cells, sign):
    """Fixed rows first, then numbers, then texts, then blanks; numbers in their order."""
    keys = [key(*cell) for cell in cells]
    for before, after, (_, one, _), (_, other, _) in zip(keys, keys[1:], cells, cells[1:]):
        if before[0] > after[0] or (before[0] == after[0] == 1 and (after[1] - before[1]) * sign < 0):
            return f"{other} after {one}"
    return None


def key(is_fixed, text, exact):
    """Not as the script does it: by the form of the whole text, and the exact value where the page gives one."""
    if is_fixed:
        return 0, 0
    if text in ("", "—"):
        return 3, 0
    if move := re.fullmatch(r"([↑↓→])\s*(\d*)", text):
        return 1, {"↑": 1, "↓": -1, "→": 0}[move[1]] * int(move[2] or 0)
    if exact is not None:
        return 1, Fraction(exact)
    number = re.fullmatch(r"([+−-]?)(\d+(?:\.\d+)?)(?:/(\d+))?%?[ ▽※†]*", text)
    if not number:
        return 2, 0
    return 1, Fraction(number[2]) / int(number[3] or 1) * (-1 if number[1] in ("−", "-") else 1)


def keyboard(opened):
    """Tab reaches the first button, Enter and the space bar press it, and the eye sees where the focus is."""
    button = opened.page.locator("th > button").first
    if not button.count():
        return
    head = button.locator("..")
    button.evaluate("button => { for (let at = 0; at < 3 && button.parentElement.hasAttribute('aria-sort'); at++) button.click(); scrollTo(0, 0); }")
    for _ in range(200):
        opened.page.keyboard.press("Tab")
        if button.evaluate("button => document.activeElement === button"):
            break
    else:
        return opened.report("th > button", "Tab doesn't reach it")
    if button.evaluate("button => getComputedStyle(button).outlineStyle") == "none":
        opened.report("th > button", "no visible focus")
    for pressed, wanted in (("Enter", "ascending"), ("Space", "descending"), ("Enter", None)):
        opened.page.keyboard.press(pressed)
        if head.get_attribute("aria-sort") != wanted:
            opened.report("th > button", f"{pressed} gives {head.get_attribute('aria-sort')} instead of {wanted}")
        if not button.evaluate("button => document.activeElement === button"):
            opened.report("th > button", f"{pressed} loses the focus")


def filters(opened):
    """Long sortable tables have one; it narrows, counts aloud, and lets go again."""
    for index, wrapper in enumerate(opened.page.locator(".table:has(> table.sortable)").all()):
        said = wrapper.evaluate(FILTER, LONG)
        if said:
            opened.report(name(wrapper, index), said)
