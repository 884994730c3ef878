"""Every dress in every format: what is taken of it, and the table of docs/layouts.md that says so."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ingest.reading import Reading
from targets.vocabulary import Severity
from tests.dresses import Dress, Expected, Key
from tests.dresses.every import EVERY
from tests.make_formats import FORMATS, file_name, in_format
from tests.make_workbooks import reading

PAGE = Path(__file__).resolve().parents[2] / "docs" / "layouts.md"
TEXT_SHEET = "CSV"
READ, ASKED, REFUSED, NOT_THERE = "✓", "？", "✗", "—"
RESCALED = re.compile("[!万]")
"""In a number format: the cell shows another number than it holds."""

HEAD = """# 报表样式 × 变体 × 文件格式 · Layouts, dresses and file formats

每一格都是一个测试：`✓ n` 读出 n 个数（L6：n 段文字），每个数的值与单元格都与原表一致，
别的一个也没有读；`？` 读得同样，或少读几个，但先问一句；`✗` 不读，并说明原因；
`—` 文本文件没有工作表和数字格式，写不出这种变体。没有一格会悄悄读错数。

Every cell is a test: `✓ n` – n figures (L6: texts) are read, each with its value and its cell, and
nothing else; `？` – the same or fewer, and the sender is asked first; `✗` – refused with a reason;
`—` – a text file has neither sheets nor number formats and cannot wear this dress. No cell takes a wrong value.

Made by `python -m tests.dresses.in_formats`; held by `tests/ingest/reading/test_dresses_in_formats.py`.
"""


def is_text(kind: str) -> bool:
    """A text file holds one sheet, and neither merges nor formats nor what is hidden."""
    return kind.startswith(("csv", "tsv"))


def is_sayable(dress: Dress, kind: str) -> bool:
    """Whether a format can hold what the dress is about."""
    book, _ = dress.build()
    if not is_text(kind):
        return True
    formats = {
        c.number_format for sheet in book.worksheets for row in sheet.iter_rows() for c in row
    }
    return len(book.worksheets) == 1 and not any(map(RESCALED.search, formats))


@cache
def read_in(layout: str, position: int, kind: str) -> Reading:
    dress = EVERY[layout][position]
    book, name = dress.build()
    places = ((place.rpartition("!"), result) for place, result in dress.results.items())
    results = {(sheet, cell): result for (sheet, _, cell), result in places}
    packed = in_format(book, kind, cached=results)
    return reading(packed, file_name(name.rpartition(".")[0], kind))


def expected_in(dress: Dress, kind: str) -> Mapping[Key, Expected]:
    """As in the workbook; of a text file the cells of its only sheet."""
    if not is_text(kind):
        return dress.expected
    book, _ = dress.build()
    shown = next(sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible")
    return {
        key: (value, TEXT_SHEET, cell)
        for key, (value, sheet, cell) in dress.expected.items()
        if sheet == shown
    }


def taken(read: Reading) -> dict[Key, Expected]:
    """What would be recorded; nothing of a file with an error."""
    if codes(read, Severity.ERROR):
        return {}
    found: dict[Key, Expected] = {
        (one.indicator, one.area, str(one.period)): (one.value, one.cell.sheet, one.cell.address)
        for one in read.observations
    }
    for note in read.action_notes:
        place = note.cell.sheet, note.cell.address
        found[f"{note.clause}", f"{note.item}", ""] = (note.text, *place)
    return found


def codes(read: Reading, severity: Severity) -> frozenset[str]:
    return frozenset(one.code for one in read.findings if one.severity is severity)


@cache
def mark(layout: str, position: int, kind: str) -> str:
    """The table's cell: what became of a dress in a format."""
    dress = EVERY[layout][position]
    if not is_sayable(dress, kind):
        return NOT_THERE
    read = read_in(layout, position, kind)
    refused, asked = codes(read, Severity.ERROR), codes(read, Severity.WARNING)
    if refused:
        return f"{REFUSED} {'、'.join(sorted(refused))}"
    figures, extra = len(taken(read)), asked - dress.asked
    return f"{ASKED} {figures} {'、'.join(sorted(extra))}" if extra else f"{READ} {figures}"


def page() -> str:
    parts = [HEAD]
    for layout, dresses in EVERY.items():
        parts.append(f"\n## {layout}\n")
        parts.append(f"| | {' | '.join(FORMATS)} |")
        parts.append(f"|---|{'---|' * len(FORMATS)}")
        for position, dress in enumerate(dresses):
            cells = " | ".join(mark(layout, position, kind) for kind in FORMATS)
            parts.append(f"| {dress.name} | {cells} |")
    return "\n".join(parts) + "\n"


def cells_of(text: str) -> dict[tuple[str, str, str], str]:
    """(layout, dress, format) -> cell, as a page says it."""
    found: dict[tuple[str, str, str], str] = {}
    layout = ""
    kinds: tuple[str, ...] = ()
    for line in text.splitlines():
        cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
        if line.startswith("## "):
            layout = line.removeprefix("## ")
        elif line.startswith("| |"):
            kinds = cells[1:]
        elif line.startswith("| "):
            found |= {
                (layout, cells[0], kind): cell for kind, cell in zip(kinds, cells[1:], strict=True)
            }
    return found


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE
    target.write_text(page(), encoding="utf-8")
