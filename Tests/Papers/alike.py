"""Whether two PDFs have the same pages: the same text on each, wherever on the page a program puts it."""
import unicodedata
from collections import Counter


def characters(sheet):
    """What is printed on a page, without blanks; page numbers and marks are the same everywhere."""
    return Counter(unicodedata.normalize("NFKC", "".join(c["text"] for c in sheet.page.chars if c["text"].strip())))


def compare(paper, other):
    """The problems, and of each page how much of its text stands on another page in the other."""
    problems, shares = [], []
    if len(paper.pages) != len(other.pages):
        problems.append(f"{len(other.pages)} pages instead of {len(paper.pages)}")
    for one, two in zip(paper.pages, other.pages):
        if (one.width > one.height) != (two.width > two.height):
            problems.append(f"page {one.number} lies otherwise")
        left, right = characters(one), characters(two)
        total = max(sum(left.values()), sum(right.values()), 1)
        shares.append(sum((left - right).values()) / total + sum((right - left).values()) / total)
    return problems, shares
