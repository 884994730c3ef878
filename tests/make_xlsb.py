"""An openpyxl book as the bytes of a binary Excel workbook (.xlsb)."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any, TypeAlias

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.worksheet import Worksheet

from tests.make_hostile import OFFICE, PACKAGE

Look: TypeAlias = tuple[str, bool]
"""A number format, and whether there is a line through the text."""
KIND = "application/vnd.ms-excel"
STATES = {"visible": 0, "hidden": 1, "veryHidden": 2}
ERRORS = {"#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#NAME?": 29, "#NUM!": 36}
ERRORS["#N/A"] = 42


def record(number: int, content: bytes = b"") -> bytes:
    head = bytes([number]) if number < 128 else bytes([number & 0x7F | 0x80, number >> 7])
    length, left = b"", len(content)
    while left >= 128:
        length, left = length + bytes([left & 0x7F | 0x80]), left >> 7
    return head + length + bytes([left]) + content


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(book: Workbook, cached: Mapping[tuple[str, str], float | str]) -> bytes:
    looks = sorted({_look(cell) for sheet in book for row in sheet for cell in row})
    texts: list[bytes] = []
    parts = {k: v for n, one in enumerate(book, start=1) for k, v in _comments(n, one).items()}
    sheets = [
        binary_sheet(_sheet_records(sheet, _Style(looks, texts), cached))
        for sheet in book.worksheets
    ]
    named = [
        struct.pack("<II", STATES[sheet.sheet_state], number)
        + wide(f"rId{number}")
        + wide(sheet.title)
        for number, sheet in enumerate(book.worksheets, start=1)
    ]
    names = [
        _name(name, entry.attr_text.strip('"'))
        for name, entry in book.defined_names.items()
        if entry.attr_text.startswith('"')
    ]
    return package(
        sheets, named=named, names=names, styles=_styles(looks), texts=texts, parts=parts
    )


@dataclass(frozen=True)
class _Style:
    """What all sheets share: number formats, and the texts that are kept beside the sheets."""

    looks: list[Look]
    texts: list[bytes]

    def shared(self, text: bytes) -> bytes:
        self.texts.append(text)
        return struct.pack("<I", len(self.texts) - 1)


def package(
    sheets: Iterable[bytes],
    *,
    named: Iterable[bytes] = (struct.pack("<II", 0, 1) + wide("rId1") + wide("Sheet1"),),
    names: Iterable[bytes] = (),
    styles: bytes = b"",
    texts: Iterable[bytes] = (),
    parts: Mapping[str, bytes] | None = None,
) -> bytes:
    sheets = list(sheets)
    book = record(131) + record(143) + b"".join(record(156, one) for one in named) + record(144)
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": _types(len(sheets)),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.bin")}),
        "xl/workbook.bin": book + b"".join(names) + record(132),
        "xl/styles.bin": styles or _styles([("General", False)]),
        "xl/sharedStrings.bin": _texts(list(texts)),
        "xl/_rels/workbook.bin.rels": _relations(
            {
                "rIdS": ("styles", "styles.bin"),
                "rIdT": ("sharedStrings", "sharedStrings.bin"),
                **{
                    f"rId{number}": ("worksheet", f"worksheets/sheet{number}.bin")
                    for number in range(1, len(sheets) + 1)
                },
            }
        ),
        **{f"xl/worksheets/sheet{n}.bin": sheet for n, sheet in enumerate(sheets, start=1)},
        **(parts or {}),
    }
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return target.getvalue()


def _types(sheets: int) -> str:
    parts = {"workbook": f"{KIND}.sheet.binary.macroEnabled.main", "styles": f"{KIND}.styles"}
    parts["sharedStrings"] = f"{KIND}.sharedStrings"
    parts |= {f"worksheets/sheet{n}": f"{KIND}.worksheet" for n in range(1, sheets + 1)}
    overrides = "".join(
        f'<Override PartName="/xl/{part}.bin" ContentType="{kind}"/>'
        for part, kind in parts.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>{overrides}</Types>'
    )


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def binary_sheet(records: bytes) -> bytes:
    return record(129) + records + record(130)


def _texts(texts: list[bytes]) -> bytes:
    items = b"".join(record(19, text) for text in texts)
    return record(159, struct.pack("<II", len(texts), len(texts))) + items + record(160)


def _look(cell: Any) -> Look:
    return cell.number_format, bool(cell.font.strike)


def _comments(number: int, sheet: Worksheet) -> dict[str, bytes]:
    """The part that holds a sheet's comments, and the one that says so."""
    cells: list[Any] = [cell for row in sheet.iter_rows() for cell in row if cell.comment]
    if not cells:
        return {}
    said = b"".join(
        record(635, struct.pack("<5I", 0, *[cell.row - 1] * 2, *[cell.column - 1] * 2) + bytes(16))
        + record(637, b"\0" + wide(cell.comment.text))
        + record(636)
        for cell in cells
    )
    relations = _relations({"rId1": ("comments", f"../comments{number}.bin")})
    return {
        f"xl/comments{number}.bin": record(628) + record(633) + said + record(634) + record(629),
        f"xl/worksheets/_rels/sheet{number}.bin.rels": relations.encode(),
    }


def _styles(looks: list[Look]) -> bytes:
    """One style for each look; three fonts, the second of them raised, the third struck through."""
    formats = b"".join(
        record(44, struct.pack("<H", 164 + number) + wide(look))
        for number, (look, _) in enumerate(looks)
    )
    fonts = b"".join(
        record(43, struct.pack("<HHHH", 220, line, 400, raised) + bytes(13) + wide("宋体"))
        for raised, line in ((0, 0), (1, 0), (0, 8))
    )
    styles = b"".join(
        record(47, struct.pack("<HHHHHI", 0, 164 + number, 2 * is_struck, 0, 0, 0) + b"\0\0")
        for number, (_, is_struck) in enumerate(looks)
    )
    return (
        record(278)
        + record(615, struct.pack("<I", len(looks)))
        + formats
        + record(616)
        + record(611, struct.pack("<I", 3))
        + fonts
        + record(612)
        + record(617, struct.pack("<I", len(looks)))
        + styles
        + record(618)
        + record(279)
    )


def _sheet_records(
    sheet: Worksheet, shared: _Style, cached: Mapping[tuple[str, str], float | str]
) -> bytes:
    parts = [record(148, struct.pack("<4I", 0, sheet.max_row - 1, 0, sheet.max_column - 1))]
    parts += [record(390)] if sheet.column_dimensions else []
    for entry in sheet.column_dimensions.values():
        entry.reindex()
        first, last = (entry.min or 1) - 1, (entry.max or 1) - 1
        width = int(entry.width * 256)
        span = struct.pack("<IIIIH", first, last, width, 0, int(entry.hidden))
        parts.append(record(60, span))
    parts += [record(391)] if sheet.column_dimensions else []
    parts.append(record(145))
    for number, row in enumerate(sheet.iter_rows(), start=1):
        of_row = sheet.row_dimensions[number]
        parts.append(row_record(number, is_hidden=bool(of_row.hidden), height=of_row.height))
        for cell in (one for one in row if one.value is not None):
            parts.append(_cell(cell, shared, cached.get((sheet.title, cell.coordinate))))
    parts.append(record(146))
    merges = [merge.bounds for merge in sheet.merged_cells.ranges]
    parts.append(record(177, struct.pack("<I", len(merges))))
    parts += [merge_record(top, bottom, left, right) for left, top, right, bottom in merges]
    return b"".join([*parts, record(178)])


def row_record(row: int, *, is_hidden: bool = False, height: float | None = None) -> bytes:
    """`height` in points, where the row has its own."""
    flags = (0x10 if is_hidden else 0) | (0 if height is None else 0x20)
    twips = 300 if height is None else int(height * 20)
    return record(0, struct.pack("<IIHBBB", row - 1, 0, twips, 0, flags, 0) + struct.pack("<I", 0))


def merge_record(top: int, bottom: int, left: int, right: int) -> bytes:
    return record(176, struct.pack("<4I", top - 1, bottom - 1, left - 1, right - 1))


def cell_record(number: int, column: int, content: bytes, style: int = 0) -> bytes:
    return record(number, struct.pack("<II", column - 1, style) + content)


def _cell(cell: Any, shared: _Style, result: float | str | None) -> bytes:
    style = shared.looks.index(_look(cell))
    if cell.data_type == "f":
        number, content = _result(result)
    elif cell.data_type == "e":
        number, content = 3, bytes([ERRORS[str(cell.value)]])
    else:
        number, content = _constant(cell.value, shared)
    return cell_record(number, cell.column, content, style)


def _result(value: float | str | None) -> tuple[int, bytes]:
    """A formula always has one; without any it is an empty text."""
    no_formula = struct.pack("<HII", 0, 0, 0)
    if isinstance(value, float | int):
        return 9, struct.pack("<d", value) + no_formula
    return 8, wide(value or "") + no_formula


def _constant(value: Any, shared: _Style) -> tuple[int, bytes]:
    if isinstance(value, bool):
        return 4, bytes([value])
    if isinstance(value, datetime | date):
        days: float = to_excel(value)  # type: ignore[no-untyped-call]
        return 5, struct.pack("<d", days)
    if isinstance(value, CellRichText):
        return 7, shared.shared(_rich(value))
    if isinstance(value, str):
        return 7, shared.shared(b"\0" + wide(value))
    return 5, struct.pack("<d", value)


def _rich(text: CellRichText) -> bytes:
    runs, place = [], 0
    for part in text:
        raised = not isinstance(part, str) and part.font.vertAlign == "superscript"
        is_struck = not isinstance(part, str) and part.font.strike
        runs.append(struct.pack("<HH", place, 2 if is_struck else int(raised)))
        place += len(str(part))
    return b"\1" + wide("".join(map(str, text))) + struct.pack("<I", len(runs)) + b"".join(runs)


def _name(name: str, text: str) -> bytes:
    constant = b"\x17" + struct.pack("<H", len(text)) + text.encode("utf-16-le")
    formula = struct.pack("<I", len(constant)) + constant + struct.pack("<I", 0)
    return record(39, struct.pack("<IBI", 0, 0, 0xFFFFFFFF) + wide(name) + formula)
