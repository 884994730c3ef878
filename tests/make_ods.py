"""An openpyxl book as the bytes of an OpenDocument spreadsheet, as LibreOffice would lay it out."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, TypeAlias
from xml.sax.saxutils import escape, quoteattr

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = (
    "office",
    "table",
    "text",
    "style",
    "number",
    "xlink:http://www.w3.org/1999/xlink",
    "fo:urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "script",
    "dc:http://purl.org/dc/elements/1.1/",
    "of:urn:oasis:names:tc:opendocument:xmlns:of:1.2",
    "calcext:urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
)
MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIMETYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""
COLUMNS, ROWS = 1024, 1048576
Look: TypeAlias = tuple[str, bool]
"""A number format, and whether there is a line through the text."""
LINE = '<style:text-properties style:text-line-through-style="solid"/>'
STRUCK = f'<style:style style:name="struck" style:family="text">{LINE}</style:style>'
RAISED = (
    '<style:style style:name="raised" style:family="text">'
    '<style:text-properties style:text-position="super 58%"/></style:style>'
)


def document(body: str, *, styles: str = "", scripts: str = "") -> str:
    """content.xml with `body` inside office:spreadsheet."""
    spaces = " ".join(_declared(name) for name in NAMES)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}>'
        f"<office:scripts>{scripts}</office:scripts>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )


def _declared(name: str) -> str:
    short, _, address = name.partition(":")
    meant = {"number": "datastyle"}.get(short, short)
    return f'xmlns:{short}="{address or f"urn:oasis:names:tc:opendocument:xmlns:{meant}:1.0"}"'


def package(content: str, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    members: dict[str, str | bytes] = {
        "mimetype": MIMETYPE,
        "META-INF/manifest.xml": MANIFEST,
        "content.xml": content,
        **(parts or {}),
    }
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in members.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            made.writestr(name, text, how)
    return target.getvalue()


def ods(book: Workbook, cached: Mapping[tuple[str, str], float | str]) -> bytes:
    looks = sorted({_look(cell) for cell in _filled(book)})
    styles = [RAISED, STRUCK, *_hiding_styles(), *_extents(book)]
    for number, (look, is_struck) in enumerate(looks):
        styles.append(_number_style(f"N{number}", look))
        styles.append(
            f'<style:style style:name="ce{number}" style:family="table-cell" '
            f'style:data-style-name="N{number}">{LINE if is_struck else ""}</style:style>'
        )
    body = "".join(_table(sheet, looks, cached) for sheet in book.worksheets)
    return package(document(body + _names(book), styles="".join(styles)))


def _filled(book: Workbook) -> Iterator[Any]:
    for sheet in book.worksheets:
        yield from (cell for row in sheet.iter_rows() for cell in row if cell.value is not None)


def _look(cell: Any) -> Look:
    return cell.number_format, bool(cell.font.strike)


def _hiding_styles() -> Iterator[str]:
    for name, display in (("ta1", "true"), ("ta2", "false")):
        yield (
            f'<style:style style:name="{name}" style:family="table">'
            f'<style:table-properties table:display="{display}"/></style:style>'
        )


def _extents(book: Workbook) -> Iterator[str]:
    """A style for each height of rows and width of columns."""
    for sheet in book.worksheets:
        rows = {one.height for one in sheet.row_dimensions.values() if one.height is not None}
        columns = {one.width for one in sheet.column_dimensions.values()}
        for height in rows:
            yield (
                f'<style:style style:name="ro{height}" style:family="table-row">'
                f'<style:table-row-properties style:row-height="{height}pt"/></style:style>'
            )
        for width in columns:
            yield (
                f'<style:style style:name="co{width}" style:family="table-column">'
                f'<style:table-column-properties style:column-width="{width / 5:.4f}cm"/></style:style>'
            )


def _number_style(name: str, look: str) -> str:
    """Percent, hidden scale (`0!.0,`), places and a unit behind the number; dates in one look."""
    if re.search("[yd]", look):
        return (
            f'<number:date-style style:name="{name}"><number:year number:style="long"/>'
            "<number:text>-</number:text><number:month/></number:date-style>"
        )
    shown = re.search(r"[0#,]+(?:\.0+|!\.0+)?,*", look)
    digits = shown[0] if shown else "0"
    element = "percentage-style" if "%" in look else "number-style"
    behind = "%" if "%" in look else "".join(re.findall('"([^"]*)"', look))
    places = len(digits.rstrip(",").partition(".")[2]) if "!." not in digits else 0
    scale = f' number:display-factor="1{"000" * (len(digits) - len(digits.rstrip(",")))}"'
    point = len(digits.rstrip(",").partition("!.")[2])
    inside = f'<number:embedded-text number:position="{point}">.</number:embedded-text>'
    return (
        f'<number:{element} style:name="{name}"><number:number number:min-integer-digits="1" '
        f'number:decimal-places="{places}"{scale if digits.endswith(",") else ""}>'
        f"{inside if point else ''}</number:number>"
        f"<number:text>{escape(behind)}</number:text></number:{element}>"
    )


def _table(
    sheet: Worksheet, looks: list[Look], cached: Mapping[tuple[str, str], float | str]
) -> str:
    style = "ta1" if sheet.sheet_state == "visible" else "ta2"
    rows = "".join(_row(sheet, number, looks, cached) for number in range(1, sheet.max_row + 1))
    rest = ROWS - sheet.max_row
    return (
        f'<table:table table:name={quoteattr(sheet.title)} table:style-name="{style}">'
        f"{_columns(sheet)}{rows}"
        f'<table:table-row table:number-rows-repeated="{rest}">'
        f'<table:table-cell table:number-columns-repeated="{COLUMNS}"/></table:table-row>'
        "</table:table>"
    )


def _columns(sheet: Worksheet) -> str:
    said = dict.fromkeys(range(1, sheet.max_column + 1), "")
    for entry in sheet.column_dimensions.values():
        entry.reindex()
        style = f' table:style-name="co{entry.width}"' + _hidden(entry.hidden)
        said.update(dict.fromkeys(range(entry.min or 1, (entry.max or 1) + 1), style))
    return "".join(f"<table:table-column{said[number]}/>" for number in range(1, max(said) + 1))


def _hidden(is_hidden: bool) -> str:  # noqa: FBT001 one thing in, one thing out
    return ' table:visibility="collapse"' if is_hidden else ""


def _row(
    sheet: Worksheet,
    number: int,
    looks: list[Look],
    cached: Mapping[tuple[str, str], float | str],
) -> str:
    spans = {
        (merge.min_row, merge.min_col): (
            f' table:number-rows-spanned="{merge.size["rows"]}"'
            f' table:number-columns-spanned="{merge.size["columns"]}"'
        )
        for merge in sheet.merged_cells.ranges
    }
    cells = []
    for column in range(1, sheet.max_column + 1):
        cell = sheet.cell(number, column)
        if type(cell).__name__ == "MergedCell":
            cells.append("<table:covered-table-cell/>")
            continue
        result = cached.get((sheet.title, f"{get_column_letter(column)}{number}"))
        style = "" if cell.value is None else f' table:style-name="ce{looks.index(_look(cell))}"'
        attributes, text = _value(cell, result)
        if cell.comment:
            said = "".join(
                f"<text:p>{escape(line)}</text:p>" for line in cell.comment.text.split("\n")
            )
            creator = "<dc:creator>某人</dc:creator>"
            text = f"<office:annotation>{creator}{said}</office:annotation>{text}"
        span = spans.get((number, column), "")
        cells.append(f"<table:table-cell{style}{span}{attributes}>{text}</table:table-cell>")
    rest = f'<table:table-cell table:number-columns-repeated="{COLUMNS - sheet.max_column}"/>'
    entry = sheet.row_dimensions[number]
    look = "" if entry.height is None else f' table:style-name="ro{entry.height}"'
    return f"<table:table-row{look}{_hidden(entry.hidden)}>{''.join(cells)}{rest}</table:table-row>"


def _value(cell: Any, result: float | str | None) -> tuple[str, str]:
    """Attributes and text of one cell."""
    if cell.data_type == "f":
        kind, text = _of(result, cell.number_format)
        return f" table:formula={quoteattr('of:' + str(cell.value))}{kind}", text
    if cell.data_type == "e":
        kind = ' office:value-type="string" office:string-value="" calcext:value-type="error"'
        return kind, f"<text:p>{cell.value}</text:p>"
    return _of(cell.value, cell.number_format)


def _of(value: Any, look: str) -> tuple[str, str]:
    if value is None:
        return "", ""
    if isinstance(value, bool):
        said = str(value).lower()
        return f' office:value-type="boolean" office:boolean-value="{said}"', ""
    if isinstance(value, int | float | Decimal):
        kind = "percentage" if "%" in look else "float"
        said = f' office:value-type="{kind}" office:value="{value!r}"'
        return said, f"<text:p>{value}</text:p>"
    if isinstance(value, datetime | date):
        said = f' office:value-type="date" office:date-value="{value.isoformat()}"'
        return said, f"<text:p>{value}</text:p>"
    return ' office:value-type="string"', _paragraphs(value)


def _paragraphs(value: Any) -> str:
    if isinstance(value, CellRichText):
        return f"<text:p>{''.join(_run(part) for part in value)}</text:p>"
    lines = [re.sub("  +", _blanks, escape(line)) for line in str(value).split("\n")]
    return "".join(f"<text:p>{line}</text:p>" for line in lines)


def _blanks(found: re.Match[str]) -> str:
    return f' <text:s text:c="{len(found[0]) - 1}"/>'


def _run(part: Any) -> str:
    if isinstance(part, str):
        return escape(part)
    style = ' text:style-name="raised"' if part.font.vertAlign == "superscript" else ""
    style = ' text:style-name="struck"' if part.font.strike else style
    return f"<text:span{style}>{escape(part.text)}</text:span>"


def _names(book: Workbook) -> str:
    entries = "".join(
        f"<table:named-expression table:name={quoteattr(name)} "
        f"table:expression={quoteattr(entry.attr_text)}/>"
        for name, entry in book.defined_names.items()
    )
    return f"<table:named-expressions>{entries}</table:named-expressions>"
