"""Marked workbooks are opened, shown and saved by an office program without loss."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from ingest import workbook
from ingest.marked.answers import answered, taken_out
from tests.make_marked import (
    LIST,
    SHEET,
    cell_in,
    comment_in,
    explained,
    given_back,
    jump,
    listed,
    note,
    sum_differs,
)
from tests.make_office import converted
from tests.make_workbooks import indicator_list

WHY = "第三批集中认定，含转入企业120家。"
FINDINGS = (sum_differs(8), jump(6), note(9))


def saved_by_office(folder: Path) -> Path:
    """Marked, explained, opened and saved."""
    file = folder / "given" / "报表_批注.xlsx"
    file.parent.mkdir()
    file.write_bytes(explained(given_back(indicator_list(), *FINDINGS)[1], "", WHY))
    return converted(file, "xlsx", folder)


def test_what_an_office_program_saves_keeps_list_links_fills_and_comments(tmp_path: Path) -> None:
    book = load_workbook(saved_by_office(tmp_path))
    assert book.sheetnames == [LIST, SHEET]
    assert [listed(book, row)["序号"] for row in (1, 2, 3)] == [1, 2, 3]
    assert "F8" in str(book[LIST]["D6"].hyperlink.location)
    assert cell_in(book, "F8").fill.fgColor.rgb[-6:] == "FDE3E1"
    assert "相差 178家" in comment_in(book, "F8")


def test_explanations_come_back_through_an_office_program(tmp_path: Path) -> None:
    read = workbook.read(saved_by_office(tmp_path).read_bytes())
    kept, answers = taken_out(read)
    assert [sheet.name for sheet in kept.sheets] == [SHEET]
    assert [one.explanation for one in answered(FINDINGS, answers)] == [None, WHY, None]


def test_marks_come_off_what_an_office_program_saved(tmp_path: Path) -> None:
    saved = saved_by_office(tmp_path).read_bytes()
    name, back = given_back(saved, note(9))
    (tmp_path / name).write_bytes(back)
    book = load_workbook(tmp_path / name)
    assert name == "报表_批注.xlsx"
    assert cell_in(book, "F8").fill.fill_type is None
    assert comment_in(book, "F6") == ""


def test_a_marked_workbook_can_be_printed(tmp_path: Path) -> None:
    file = tmp_path / "marked.xlsx"
    file.write_bytes(given_back(None, *FINDINGS)[1])
    assert converted(file, "pdf", tmp_path).read_bytes().startswith(b"%PDF")
