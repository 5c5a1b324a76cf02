"""Word documents and workbooks: the order of parts in OOXML, and that they say what the page says."""
import csv
import io
import re
import zipfile
from collections import Counter
from html.parser import HTMLParser
from xml.etree import ElementTree

import openpyxl

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# ECMA-376-1:2016, Annex A.1: the order in which the schema wants an element's children, of those that stand in our documents or might soon.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
    "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs "
    "highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "pBdr": "top left bottom right between bar",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "font": "altName panose1 charset family notTrueType pitch sig embedRegular",
    "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth "
    "printFormsData embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop "
    "hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView "
    "trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone "
    "doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing "
    "characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture footnotePr endnotePr compat docVars rsids mathPr attachedSchema themeFontLang",
}
# The drawings' own (Annexes A.1, A.6; [MS-ODRAWXML] 2.3): by local names, which no other element of ours has.
DRAWINGS = {
    "inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
    "anchor": "simplePos positionH positionV extent effectExtent wrapNone wrapSquare docPr cNvGraphicFramePr graphic",
    "wsp": "cNvPr cNvSpPr cNvCnPr spPr style extLst linkedTxbx txbx bodyPr",
    "pic": "nvPicPr blipFill spPr",
    "nvPicPr": "cNvPr cNvPicPr",
    "blipFill": "blip srcRect tile stretch",
    "spPr": "xfrm custGeom prstGeom noFill solidFill ln effectLst",
    "xfrm": "off ext",
}
ORDERS, DRAWN = (
    {name: {child: place for place, child in enumerate(order.split())} for name, order in orders.items()} for orders in (ORDERS, DRAWINGS))


def check_word(path, page):
    """Problems of a Word document; `page` is the text of the HTML page that it was made of."""
    problems = []
    with zipfile.ZipFile(path) as archive:
        problems += [f"damaged: {archive.testzip()}"] if archive.testzip() else []
        names = set(archive.namelist())
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in names if name.endswith((".xml", ".rels"))}
        problems += [f"{name}: {problem}" for name, root in parts.items() for problem in order(root)]
        problems += relations(parts, names)
        for name in names:
            if name.endswith(".emf"):
                problems += [f"{name}: {problem}" for problem in metafile(archive.read(name))]
    styles = {style.get(W + "styleId") for style in parts["word/styles.xml"].iter(W + "style")}
    used = {style.get(W + "val") for name, root in parts.items() for style in root.iter(W + "pStyle")}
    problems += [f"no style {name}" for name in sorted(used - styles)]
    words = Counter("".join("".join(text.text or "" for text in parts["word/document.xml"].iter(W + "t")).split()))
    wanted = Counter("".join(Words(page).text.split()))
    problems += [f"not in the document: {''.join((wanted - words).elements())[:60]}"] if wanted - words else []
    # Numbers of lists and marks of figures are the style sheet's.
    more = {character: count for character, count in (words - wanted).items() if character not in "0123456789.·▽"}
    problems += [f"only in the document: {more}"] if more else []
    return problems


class Words(HTMLParser):
    """What a page prints."""

    SKIPPED = {"head", "script", "style", "nav", "details", "footer", "svg"}

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.text, self.depth = "", 0
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        if tag in self.SKIPPED or self.depth and tag not in ("br", "meta", "link", "img", "hr", "input", "col"):
            self.depth += 1
        elif tag == "a" and ("class", "skip") in attributes:
            self.depth = 1

    def handle_endtag(self, tag):
        self.depth = max(self.depth - 1, 0)

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_data(self, data):
        if not self.depth:
            self.text += data


def order(root):
    for element in root.iter():
        name = element.tag.split("}")[-1]
        wanted = (ORDERS if element.tag.startswith(W) else DRAWN).get(name)
        if wanted is None:
            continue
        children = [child.tag.split("}")[-1] for child in element]
        unknown = [child for child in children if child not in wanted]
        if unknown:
            yield f"{name} has no {unknown[0]}"
        elif [wanted[child] for child in children] != sorted(wanted[child] for child in children):
            yield f"{name}: {' '.join(children)}"


def relations(parts, names):
    """Every part is named in the content types, every target is there, every reference leads to a relation."""
    types = parts["[Content_Types].xml"]
    overrides = {element.get("PartName", "").lstrip("/") for element in types}
    extensions = {element.get("Extension") for element in types}
    for name in sorted(names - {"[Content_Types].xml"}):
        if name not in overrides and name.rsplit(".", 1)[-1] not in extensions:
            yield f"{name} has no content type"
    for name in sorted(overrides - {""} - names):
        yield f"{name} isn't there"
    ids = set()
    for relation in parts["word/_rels/document.xml.rels"]:
        ids.add(relation.get("Id"))
        if f"word/{relation.get('Target')}" not in names:
            yield f"{relation.get('Target')} isn't there"
    key = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
    for element in parts["word/document.xml"].iter():
        for attribute in (key + "id", key + "embed"):
            if element.get(attribute) and element.get(attribute) not in ids:
                yield f"no relation {element.get(attribute)}"


def metafile(data):
    """Records that lead from one to the next ([MS-EMF] 2.3)."""
    place, count, last = 0, 0, 0
    while place + 8 <= len(data):
        last, size = (int.from_bytes(data[place + offset:place + offset + 4], "little") for offset in (0, 4))
        if size < 8 or size % 4:
            return [f"a record of {size} bytes at {place}"]
        place, count = place + size, count + 1
    stated = int.from_bytes(data[48:52], "little"), int.from_bytes(data[52:56], "little")
    return [] if (place, last) == (len(data), 14) and stated == (len(data), count) else ["ends or counts wrongly"]


def figures(page):
    """What a page prints of its data, but for what is only for the screen."""
    shown = re.sub(r"<(details|nav|footer|script|svg)\b.*?</\1>", "", page, flags=re.S)
    return re.findall(r'<data value="[^"]*" data-region="\d+" data-indicator="\w+">([^<]*)</data>', shown)


def check_workbook(path, page, data):
    """Problems of a bulletin's workbook; `data` are the rows of figures.csv."""
    problems = []
    book = openpyxl.load_workbook(path)
    if book.sheetnames[0] != "目录":
        problems.append("no list of sheets")
    for sheet in book.worksheets[1:]:
        if not sheet.freeze_panes or not sheet.print_area or not sheet.print_title_rows or sheet.page_setup.paperSize != 9:
            problems.append(f"{sheet.title}: no frozen head, print area or repeated head")
        if sheet.max_row > 2 and not sheet.auto_filter.ref:
            problems.append(f"{sheet.title}: no filter")
    problems += compare_figures(book, page, data)
    tables = len(re.findall(r"<table", re.sub(r"<details.*?</details>", "", page, flags=re.S)))
    if len(book.worksheets) - 1 != tables:
        problems.append(f"{len(book.worksheets) - 1} sheets for {tables} tables")
    return problems


def compare_figures(book, page, data):
    """Annex 2's tables, number for number, and annex 3's changes."""
    captions = re.findall(r'id="(annex[23])-(\w+)".*?<caption>(.*?)</caption>', page, flags=re.S)
    indicators = {f"附件{annex[-1]}　{re.sub('<[^>]*>', '', caption)}": indicator for annex, indicator, caption in captions}
    rows = {(row["region_name"], row["indicator"]): row for row in data}
    compared = 0
    for sheet in book.worksheets:
        indicator = indicators.get(sheet["A1"].value)
        if not indicator:
            continue
        heads = [cell.value for cell in sheet[2]]
        for line in sheet.iter_rows(min_row=3):
            row = rows.get((line[0].value, indicator))
            if row is None:
                continue
            columns = {"比率": "value", "本期": "value", "上期": "previous", "变化（百分点）": "change", "位次": "rank"}
            for head, cell in zip(heads, line):
                wanted = row.get("shortfall" if head.startswith("还差") else columns.get(head, ""))
                if not wanted:
                    continue
                compared += 1
                # Previous values are printed to two decimals and have no more behind them there.
                near = 5.1e-5 if head == "上期" else 4e-7
                if not isinstance(cell.value, (int, float)) or abs(cell.value - float(wanted)) > near:
                    yield f"{sheet.title} {cell.coordinate}: {cell.value} instead of {wanted}"
    if compared < 1000:
        yield f"only {compared} numbers compared"


def rows(path):
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
