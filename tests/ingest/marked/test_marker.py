"""A child of the marking process gives back what the marker saves: the same cells, fills and comments."""

from __future__ import annotations

from dataclasses import asdict
from io import BytesIO

from openpyxl import load_workbook

from ingest.marked.line import Line
from ingest.marked.list_sheet import About
from ingest.marked.saying import lines_of
from ingest.opening.apart import marker, marking
from tests.make_findings import every_finding
from tests.make_workbooks import catalogue, content, district_table, indicator_list

ABOUT = About("报表.xlsx")


def looks(file: bytes) -> dict[tuple[str, str], tuple[object, ...]]:
    return {
        (sheet.title, cell.coordinate): (
            cell.value,
            cell.fill.fgColor.rgb,
            cell.comment.text if cell.comment else None,
        )
        for sheet in load_workbook(BytesIO(file)).worksheets
        for row in sheet.iter_rows()
        for cell in row
    }


def findings() -> tuple[Line, ...]:
    return tuple(lines_of(every_finding().values(), catalogue()))


def test_the_child_marks_as_the_marker_does() -> None:
    for book in (indicator_list(), district_table()):
        file = content(book)
        own = marker.marked(file, [asdict(line) for line in findings()], asdict(ABOUT))
        assert own is not None
        assert looks(own) == looks(marking.marked(file, findings(), ABOUT))
