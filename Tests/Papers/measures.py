"""What a PDF measures, in millimetres from the page's upper left corner."""
import io
import subprocess
from functools import cached_property
from pathlib import Path

import pdfplumber
from PIL import Image

MM = 25.4 / 72
DPI = 600
BELOW = 0.12  # of a Chinese face, in em: how far a character reaches below the base line


class Paper:
    def __init__(self, path):
        self.path = Path(path)
        self.pdf = pdfplumber.open(path)

    @cached_property
    def pages(self):
        return [Sheet(self, index) for index in range(len(self.pdf.pages))]

    def run(self, *command):
        return subprocess.run([*command, str(self.path)], check=True, capture_output=True).stdout.decode()


def base(character):
    """The base line."""
    return (float(character["page_height"]) - character["matrix"][5]) * MM


class Line:
    """Characters on one height, from left to right."""

    def __init__(self, characters):
        self.characters = sorted(characters, key=lambda character: character["x0"])
        self.text = "".join(character["text"] for character in self.characters)
        self.left = self.characters[0]["x0"] * MM
        self.right = self.characters[-1]["x1"] * MM
        self.size = self.characters[0]["size"]
        self.bottom = base(self.characters[0]) + BELOW * self.size * MM
        self.middle = self.bottom - self.size * MM / 2

    def __repr__(self):
        return f"{self.text[:30]} ({self.left:.1f}–{self.right:.1f}, {self.middle:.1f})"


class Sheet:
    def __init__(self, paper, index):
        self.paper, self.number = paper, index + 1
        self.page = paper.pdf.pages[index]
        self.width, self.height = float(self.page.width) * MM, float(self.page.height) * MM
        self.is_wide = self.width > self.height

    @cached_property
    def lines(self):
        """Upright text, from the top."""
        heights = []
        for character in self.page.chars:
            character["page_height"] = self.page.height
        for character in sorted((c for c in self.page.chars if c["upright"] and c["text"].strip()), key=base):
            if heights and abs(base(character) - base(heights[-1][0])) < 0.7:
                heights[-1].append(character)
            else:
                heights.append([character])
        return [Line(characters) for characters in heights]

    @cached_property
    def turned(self):
        """Characters that lie on their side."""
        return [character for character in self.page.chars if not character["upright"] and character["text"].strip()]

    def find(self, start):
        return next((line for line in self.lines if line.text.startswith(start)), None)

    def rules(self, across, top, bottom):
        """What is met on the way down at this distance from the left: middle and thickness of each stroke."""
        found, start = [], None
        scale = DPI / 25.4
        pixels, x = self.image.load(), round(across * scale)
        for y in range(round(top * scale), round(bottom * scale)):
            is_ink = pixels[x, y][1] < 160
            if is_ink and start is None:
                start = y
            elif not is_ink and start is not None:
                found.append(((start + y) / 2 / scale, (y - start) / scale))
                start = None
        return found

    @cached_property
    def image(self):
        """Rendered, in colour."""
        command = ["pdftoppm", "-r", str(DPI), "-f", str(self.number), "-l", str(self.number), "-singlefile", str(self.paper.path)]
        made = subprocess.run(command, check=True, capture_output=True).stdout
        return Image.open(io.BytesIO(made)).convert("RGB")

    def ink(self, left, top, right, bottom, is_ink=lambda red, green, blue: green < 128):
        """The extent of what is printed within a box: left, top, right, bottom; None where nothing is."""
        scale = DPI / 25.4
        box = self.image.crop(tuple(round(edge * scale) for edge in (left, top, right, bottom)))
        pixels = box.load()
        dots = [(x, y) for y in range(box.height) for x in range(box.width) if is_ink(*pixels[x, y])]
        if not dots:
            return None
        xs, ys = [x for x, _ in dots], [y for _, y in dots]
        return tuple(
            edge + offset / scale
            for edge, offset in ((left, min(xs)), (top, min(ys)), (left, max(xs) + 1), (top, max(ys) + 1)))
