"""Any openpyxl book as the bytes of every other format that is read, each by a small writer."""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any, TypeAlias

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText

from tests.make_ods import ods
from tests.make_xls import xls
from tests.make_workbooks import content

Cached: TypeAlias = Mapping[tuple[str, str], float | str]
"""What Excel last calculated: (sheet, address) -> value; a formula that is not named has no result."""

STRICT = "http://purl.oclc.org/ooxml/"
TRANSITIONAL = (
    ("http://schemas.openxmlformats.org/officeDocument/2006/", STRICT + "officeDocument/"),
    ("http://schemas.openxmlformats.org/spreadsheetml/2006/", STRICT + "spreadsheetml/"),
    ("http://schemas.openxmlformats.org/drawingml/2006/", STRICT + "drawingml/"),
)
MACRO_ENABLED = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
PLAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
SERIAL_DATE = re.compile(r'<c r="(\w+)" s="(\d+)" t="n"><v>(\d+)</v></c>')


def in_format(book: Workbook, kind: str, *, cached: Cached | None = None) -> bytes:
    """`kind` is one of FORMATS; a CSV holds the first sheet that is shown, as Excel saves it."""
    return _WRITERS[kind](book, cached or {})


def file_name(stem: str, kind: str) -> str:
    """The name that such a file arrives under."""
    return f"{stem}.{_ENDINGS.get(kind, kind)}"


def xlsx(book: Workbook, cached: Cached) -> bytes:
    file = content(book)
    for position, sheet in enumerate(book.worksheets, start=1):
        for (name, address), value in cached.items():
            if name == sheet.title:
                part = f"xl/worksheets/sheet{position}.xml"
                file = edited(file, part, lambda xml, a=address, v=value: _with_result(xml, a, v))
    return file


def _with_result(xml: str, address: str, value: float | str) -> str:
    kind = ' t="str"' if isinstance(value, str) else ""
    cell = rf'<c r="{address}"((?: s="\d+")?)><f>(.*?)</f><v ?/></c>'
    return re.sub(cell, rf'<c r="{address}"\1{kind}><f>\2</f><v>{value}</v></c>', xml)


def edited(file: bytes, member: str, edit: Callable[[str], str]) -> bytes:
    """A package with the text of one part changed; `member` "*" stands for every XML part."""
    target = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(file)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            is_meant = member == name or (member == "*" and name.endswith((".xml", ".rels")))
            new.writestr(name, edit(part.decode()) if is_meant else part)
    return target.getvalue()


def xlsm(book: Workbook, cached: Cached) -> bytes:
    """Saved as macro-enabled, without a macro in it."""
    file = xlsx(book, cached)
    return edited(file, "[Content_Types].xml", lambda xml: xml.replace(PLAIN, MACRO_ENABLED))


def strict(book: Workbook, cached: Cached) -> bytes:
    """“Strict Open XML”: other namespaces, and dates in words of ISO 8601."""
    return edited(xlsx(book, cached), "*", _strictly)


def _strictly(xml: str) -> str:
    for transitional, other in TRANSITIONAL:
        xml = xml.replace(transitional, other)
    return xml.replace("<workbook ", '<workbook conformance="strict" ')


def delimited(delimiter: str, encoding: str) -> Callable[[Workbook, Cached], bytes]:
    def written(book: Workbook, cached: Cached) -> bytes:
        sheet = next(one for one in book.worksheets if one.sheet_state == "visible")
        target = StringIO(newline="")
        lines = csv.writer(target, delimiter=delimiter, lineterminator="\r\n")
        for row in sheet.iter_rows():
            lines.writerow(
                [
                    as_shown(cached.get((sheet.title, cell.coordinate), cell.value), cell)
                    for cell in row
                ]
            )
        return target.getvalue().encode(encoding)

    return written


def as_shown(value: Any, cell: Any) -> str:
    """As Excel writes it into a text file: percent signs stay, a formula leaves its result."""
    if value is None or (cell.data_type == "f" and value == cell.value):
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime | date):
        return f"{value.year}/{value.month}/{value.day}"
    if isinstance(value, CellRichText):
        return "".join(str(part) for part in value)
    if isinstance(value, int | float) and "%" in cell.number_format:
        places = len(cell.number_format.partition(".")[2].rstrip("%"))
        return f"{value:.{places}%}"
    return str(value)


_WRITERS: dict[str, Callable[[Workbook, Cached], bytes]] = {
    "xlsx": xlsx,
    "xlsm": xlsm,
    "strict": strict,
    "xls": xls,
    "et": xls,
    "ods": ods,
    "csv_gbk": delimited(",", "gb18030"),
    "csv_utf8": delimited(",", "utf-8"),
    "csv_utf8_bom": delimited(",", "utf-8-sig"),
    "csv_utf16": delimited(",", "utf-16"),
    "tsv_gbk": delimited("\t", "gb18030"),
    "csv_semicolon": delimited(";", "utf-8-sig"),
}
_ENDINGS = {"strict": "xlsx", "tsv_gbk": "tsv", "csv_semicolon": "csv"} | {
    kind: "csv" for kind in _WRITERS if kind.startswith("csv_")
}
FORMATS = tuple(_WRITERS)
WHOLE_FORMATS = tuple(kind for kind in FORMATS if not kind.startswith(("csv", "tsv")))
"""Those that keep merges, number formats, hidden rows and columns and every sheet."""
