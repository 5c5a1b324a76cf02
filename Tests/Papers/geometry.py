"""GB/T 9704-2012 in a bulletin's PDF: every value within half a millimetre."""
import re

NEAR = 0.5
TOP, BOTTOM, LEFT, RIGHT = 37, 262, 28, 184  # 版心
EM = 156 / 28  # a character of the grid
NUMBER_EM = 14 * 25.4 / 72  # a character of 4号
LINE = 225 / 22
HAN = re.compile(r"^[\u4e00-\u9fff，。、；：（）“”]{28}$")


class Check:
    def __init__(self):
        self.problems = []

    def near(self, what, found, wanted, tolerance=NEAR):
        if found is None or abs(found - wanted) > tolerance:
            self.problems.append(f"{what}: {'nothing' if found is None else f'{found:.2f}'} instead of {wanted:.2f}")

    def holds(self, what, is_so):
        if not is_so:
            self.problems.append(what)


def check(paper, is_edition):
    """All problems of a bulletin's PDF."""
    check = Check()
    first, last = paper.pages[0], paper.pages[-1]
    check_paper(check, paper)
    check_grid(check, paper)
    check_head(check, first)
    check_numbers(check, paper)
    check_end(check, paper, is_edition)
    check_annexes(check, paper)
    check_colophon(check, last)
    return check.problems


def check_paper(check, paper):
    for sheet in paper.pages:
        wanted = (297, 210) if sheet.is_wide else (210, 297)
        check.near(f"page {sheet.number}, width", sheet.width, wanted[0])
        check.near(f"page {sheet.number}, height", sheet.height, wanted[1])
        left, top, right, bottom = (35, 28, 260, 184) if sheet.is_wide else (LEFT, TOP, RIGHT, BOTTOM)
        for line in sheet.lines:
            if line.middle > bottom and not sheet.is_wide:
                continue  # page number and code
            inside = left - NEAR < line.left and line.right < right + NEAR and top < line.middle < bottom
            check.holds(f"page {sheet.number}: outside the text area: {line}", inside)


def check_grid(check, paper):
    """22 lines of 28 characters."""
    full = [line for sheet in paper.pages[:13] for line in sheet.lines if HAN.match(line.text)]
    check.holds("no full line of 28 characters", full)
    for line in full:
        check.near(f"left edge of {line}", line.left, LEFT)
        check.near(f"right edge of {line}", line.right, RIGHT)
        check.near(f"size of {line}", line.size, 16, 0.05)
    body = [[line for line in sheet.lines if line.middle < BOTTOM and abs(line.size - 16) < 0.1] for sheet in paper.pages[1:3]]
    longest = max(body, key=len)
    check.holds(f"{len(longest)} lines on a page of text instead of 22", len(longest) == 22)
    pitches = [after.middle - before.middle for before, after in zip(longest, longest[1:])]
    for pitch in pitches:
        check.near("line pitch", pitch, LINE, 0.1)
    check.near("the first line's middle", longest[0].middle, TOP + LINE / 2)
    check.near("the last line's middle", longest[-1].middle, BOTTOM - LINE / 2)


def check_head(check, sheet):
    red = sheet.ink(LEFT - 5, TOP, RIGHT + 5, 140, lambda red, green, blue: red > 150 and green < 100)
    check.near("upper edge of 发文机关标志", red and red[1], TOP + 35)
    check.near("发文机关标志, centred", red and (red[0] + red[2]) / 2, (LEFT + RIGHT) / 2)
    number = next((line for line in sheet.lines if "〔" in line.text and line.middle < 140), None)
    rules = number and sheet.rules(LEFT + 2, number.bottom, number.bottom + 10)
    check.holds("no red rule", rules)
    if not rules:
        return
    middle, height = rules[0]
    extent = sheet.ink(LEFT - 5, middle - 0.1, RIGHT + 5, middle + 0.1, lambda red, green, blue: red > 150 and green < 100)
    check.near("left end of the rule", extent and extent[0], LEFT)
    check.near("right end of the rule", extent and extent[2], RIGHT)
    check.near("the rule below 发文字号", middle - height / 2 - number.bottom, 4)
    title = next(line for line in sheet.lines if abs(line.size - 22) < 0.1)
    check.near("title, centred", (title.left + title.right) / 2, (LEFT + RIGHT) / 2)
    check.near("two lines between rule and title", title.middle - middle, 2 * LINE + 36 * 25.4 / 72 / 2)
    addressee = next(line for line in sheet.lines if line.text.endswith("："))
    check.near("主送机关, at the edge", addressee.left, LEFT)
    following = sheet.lines[sheet.lines.index(addressee) + 1]
    check.near("a paragraph's indent", following.left, LEFT + 2 * EM)


def check_numbers(check, paper):
    for sheet in paper.pages:
        text = f"—{sheet.number}—"
        if sheet.is_wide:
            check_turned_number(check, sheet, text)
            continue
        line = next((line for line in sheet.lines if line.middle > BOTTOM and text in line.text.replace(" ", "")), None)
        check.holds(f"page {sheet.number}: no number", line)
        if not line:
            continue
        characters = [c for c in line.characters if abs(c["size"] - 14) < 0.1]
        left, right = min(c["x0"] for c in characters) * 25.4 / 72, max(c["x1"] for c in characters) * 25.4 / 72
        if sheet.number % 2:
            check.near(f"page {sheet.number}: right end of the number", right, RIGHT - NUMBER_EM)
        else:
            check.near(f"page {sheet.number}: left end of the number", left, LEFT + NUMBER_EM)
        if sheet.number <= 2:
            dash = sheet.ink(left, BOTTOM + 2, left + NUMBER_EM * 0.9, BOTTOM + 13)
            check.near(f"page {sheet.number}: the dash below the text area", dash and (dash[1] + dash[3]) / 2, BOTTOM + 7)


def check_turned_number(check, sheet, text):
    """Where it stands on an upright page, whose lower edge is this one's left."""
    characters = [c for c in sheet.turned if c["x1"] - c["x0"] > 12]
    check.holds(f"page {sheet.number}: no number", sorted(c["text"] for c in characters) == sorted(text))
    if not characters:
        return
    top, bottom = (edge(c[name] for c in characters) * 25.4 / 72 for edge, name in ((min, "top"), (max, "bottom")))
    if sheet.number % 2:
        check.near(f"page {sheet.number}: end of the number", bottom, 184 - NUMBER_EM)
    else:
        check.near(f"page {sheet.number}: start of the number", top, 28 + NUMBER_EM)
    dash = sheet.ink(22, top, 33, top + NUMBER_EM * 0.9)
    check.near(f"page {sheet.number}: the dash beside the text area", dash and (dash[0] + dash[2]) / 2, 35 - 7)


def check_end(check, paper, is_edition):
    sheet = next((sheet for sheet in paper.pages if sheet.find("附件：1.")), None)
    check.holds("no 附件说明", sheet)
    if not sheet:
        return
    note = sheet.find("附件：1.")
    check.near("附件说明, indent", note.left, LEFT + 2 * EM)
    before = sheet.lines[sheet.lines.index(note) - 1] if sheet.lines[0] is not note else None
    if before:
        check.near("a line above 附件说明", note.middle - before.middle, 2 * LINE)
    if not is_edition:
        return
    dated = [(page, line) for page in paper.pages for line in page.lines if re.fullmatch(r"\d{4}年\d+月\d+日", line.text)]
    check.holds("no 成文日期", dated)
    if not dated:
        return
    page, date = dated[0]
    office = page.lines[page.lines.index(date) - 1]
    check.near("成文日期, four characters from the right", date.right, RIGHT - 4 * EM)
    check.near("署名 over the date", (office.left + office.right) / 2, (date.left + date.right) / 2)


def check_annexes(check, paper):
    starts = [sheet for sheet in paper.pages if sheet.lines and re.fullmatch(r"附件\d+", sheet.lines[0].text)]
    check.holds("no annexes on pages of their own", len(starts) >= 7)
    for sheet in starts:
        left, top = (35, 28) if sheet.is_wide else (LEFT, TOP)
        width = 225 if sheet.is_wide else 156
        mark, title = sheet.lines[0], sheet.lines[1]
        check.near(f"{mark.text}, left", mark.left, left)
        check.near(f"{mark.text}, on the first line", mark.middle, top + LINE / 2)
        check.near(f"{mark.text}, title on the third line", title.middle, top + 2 * LINE + 36 * 25.4 / 72 / 2)
        check.near(f"{mark.text}, title centred", (title.left + title.right) / 2, left + width / 2)
    check.holds("no annex on its side", any(sheet.is_wide for sheet in starts))


def check_colophon(check, sheet):
    printed = next((line for line in sheet.lines if line.text.endswith("印发")), None)
    check.holds("no 版记 at the end", printed)
    if not printed:
        return
    # The sample has no 抄送: two rules about one line. A table's stands farther off.
    rules = sheet.rules(LEFT + 2, printed.middle - 6, BOTTOM + 2)
    check.holds(f"{len(rules)} rules in 版记", len(rules) == 2)
    check.near("the last rule on the lower edge of the text area", rules[-1][0] + rules[-1][1] / 2 if rules else None, BOTTOM)
    for middle, height in rules:
        check.near("thickness of a rule of 版记", height, 0.35, 0.06)
        extent = sheet.ink(LEFT - 5, middle - 0.05, RIGHT + 5, middle + 0.05)
        check.near("left end of a rule of 版记", extent and extent[0], LEFT)
        check.near("right end of a rule of 版记", extent and extent[2], RIGHT)
    check.near("印发机关, one character from the left", printed.left, LEFT + NUMBER_EM)
    check.near("印发日期, one character from the right", printed.right, RIGHT - NUMBER_EM)
