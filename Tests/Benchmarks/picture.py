"""Seconds as bars."""


def picture(groups):
    """groups: a title, and by program seconds and peak memory."""
    width, row, left = 640, 24, 90
    rows, y = [], 10
    for title, found in groups:
        longest = max(t for t, _ in found.values())
        rows.append(f'<text x="0" y="{y + 14}" font-weight="bold">{title}</text>')
        y += row
        for name, (seconds, _) in found.items():
            length = max(1, round(seconds / longest * (width - left - 80)))
            colour = "#0b4f8a" if name == "santong" else "#9aa3ad"
            rows.append(f'<text x="{left - 8}" y="{y + 14}" text-anchor="end">{name}</text>'
                        f'<rect x="{left}" y="{y + 2}" width="{length}" height="16" fill="{colour}"/>'
                        f'<text x="{left + length + 6}" y="{y + 14}">{seconds:.2f} s</text>')
            y += row
        y += 8
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {y}" font-family="sans-serif" font-size="13" role="img">'
            f'<title>Seconds of santong and its peers</title>{"".join(rows)}</svg>\n')
