"""Files of the other formats that should not be opened: each refused by name, and nothing else happens."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from ingest import guard, workbook
from ingest.errors import UnreadableError
from ingest.opening.apart.process import Limits, ReadingProcess
from ingest.opening.formats import FileFormat
from ingest.opening.limits import BOUNDS
from tests import make_hostile as hostile
from tests import make_hostile_old as old
from tests import make_hostile_open as open_
from tests import make_xlsb
from tests.make_formats import edited, in_format
from tests.make_workbooks import indicator_list
from wording import say

REPEATED = '<table:table-cell table:number-columns-{}="{}"/>'
OLD: tuple[tuple[Callable[[], bytes], str], ...] = (
    (old.locked, "encrypted"),
    (old.with_macros, "macros"),
    (old.with_macro_sheet, "macros"),
    (old.linked, "external_links"),
    (lambda: old.linked("Excel\x03x"), "dde"),
    (old.merged_over_everything, "merge_too_large"),
    (old.linked_over_everything, "merge_too_large"),
    (old.far_corner, "sheet_too_sparse"),
    (lambda: old.old_workbook(old.number_cell(0, 600)), "sheet_too_wide"),
    (old.looping, "damaged"),
    (old.word_document, "other_document"),
    (old.with_embedded_file, "embedded_objects"),
    (lambda: old.old_workbook()[:700], "damaged"),
    (lambda: old.old_workbook(version=0x0400), "old_format"),
    (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "damaged"),
)
OPEN: tuple[tuple[Callable[[], bytes], str], ...] = (
    (open_.repeated_value, "sheet_too_wide"),
    (open_.repeated_row, "too_many_cells"),
    (open_.far_value, "sheet_too_sparse"),
    (open_.merged, "merge_too_large"),
    (lambda: open_.formula("of:=DDE(&quot;x&quot;;&quot;y&quot;;&quot;z&quot;)"), "dde"),
    (lambda: open_.formula("of:='file:///x.ods'#$A.B1"), "external_links"),
    (open_.linked_sheet, "external_links"),
    (open_.called, "dde"),
    (open_.scripted, "macros"),
    (open_.with_basic, "macros"),
    (open_.locked, "encrypted"),
    (lambda: open_.ods(parts={"encrypted-package": b"x"}), "encrypted"),
    (open_.with_embedded_text, "embedded_objects"),
    (open_.with_doctype, "doctype"),
    (lambda: open_.ods("<table:table>"), "damaged"),
    *(
        (partial(open_.ods, open_.table(REPEATED.format(what, times))), "damaged")
        for what, times in (("repeated", "-5"), ("repeated", "abc"), ("spanned", "-1"))
    ),
)
BINARY: tuple[tuple[Callable[[], bytes], str], ...] = (
    (open_.xlsb_corner, "sheet_too_wide"),
    (open_.xlsb_deep, "sheet_too_sparse"),
    (open_.xlsb_merged, "merge_too_large"),
    (open_.xlsb_cut, "damaged"),
    (lambda: open_.xlsb(xl__vbaProject_bin=b"x"), "macros"),
    (lambda: open_.xlsb(xl__externalLinks__externalLink1_bin=b"x"), "external_links"),
    (lambda: open_.xlsb(xl__macrosheets__sheet1_bin=b"x"), "macros"),
)


@pytest.mark.parametrize(("build", "code"), [*OLD, *OPEN, *BINARY])
def test_a_hostile_file_is_refused_by_name(build: Callable[[], bytes], code: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        guard.inspect(build(), "报表")
    assert caught.value.code == code
    for language in ("zh", "en"):
        assert say(f"reading.{code}", language, **caught.value.values)


@pytest.mark.parametrize(
    "build",
    [
        lambda: old.old_workbook(old.number_cell(0, 0) * 101),
        lambda: old.old_workbook(old.record(0x1234) * 900),
        lambda: old.old_workbook(old.record(0x00BE, bytes(4) + b"\x7f\0") * 2),
        lambda: open_.ods(open_.table("<table:table-cell/>" * 101)),
        lambda: open_.ods('<table:table table:name="x"/>' * 101),
        lambda: open_.xlsb(open_.real(1) * 101),
        lambda: open_.xlsb(make_xlsb.record(500) * 900),
        open_.xlsb_texts,
    ],
)
def test_many_small_things_are_counted(build: Callable[[], bytes]) -> None:
    with pytest.raises(UnreadableError, match="too_many_cells"):
        guard.inspect(build(), "x", replace(BOUNDS, cells=100, texts=100))


def test_a_small_stream_is_found_among_the_small_ones() -> None:
    streams = {"x": b"y" * 100, "Workbook": old.biff(old.number_cell(0, 0, 7))}
    file = old.compound(streams, is_small=True)
    (sheet,) = workbook.read(file, guard.inspect(file, "x")).sheets
    assert sheet.cells[1, 1].text == "7"


def test_what_the_builders_alter_is_read_without_the_fault() -> None:
    for file in (old.old_workbook(), open_.ods(), open_.xlsb()):
        (sheet,) = workbook.read(file, guard.inspect(file, "报表")).sheets
        assert [cell.text for cell in sheet.cells.values()] == ["1"]


def test_rows_and_columns_of_blanks_cost_nothing() -> None:
    """As every spreadsheet of LibreOffice has them at its end."""
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    rest = f'<table:table-row table:number-rows-repeated="1048575">{blank}</table:table-row>'
    file = open_.ods(open_.table(open_.VALUE.format("") + blank, after=rest))
    assert len(workbook.read(file, guard.inspect(file, "x")).sheets[0].cells) == 1


def test_a_value_that_repeats_a_little_is_there_every_time() -> None:
    cells = open_.VALUE.format(' table:number-columns-repeated="2"')
    file = open_.ods(open_.table(cells, ' table:number-rows-repeated="2"'))
    (sheet,) = workbook.read(file, guard.inspect(file, "x")).sheets
    assert list(sheet.cells) == [(1, 1), (1, 2), (2, 1), (2, 2)]


def test_neither_a_note_nor_a_drawing_is_part_of_a_cell() -> None:
    note = "<office:annotation><text:p>9</text:p></office:annotation>"
    frame = '<draw:frame xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0">'
    drawing = f"{frame}<text:p>9</text:p></draw:frame>"
    cell = f'<table:table-cell office:value-type="string">{note}{drawing}<text:p>甲</text:p>'
    file = open_.ods(open_.table(cell + "</table:table-cell>"))
    (sheet,) = workbook.read(file, guard.inspect(file, "x")).sheets
    assert sheet.cells[1, 1].text == "甲"


def test_former_versions_of_a_cell_are_not_read() -> None:
    changes = f"<table:tracked-changes>{open_.VALUE.format('')}</table:tracked-changes>"
    file = open_.ods(changes + open_.table("<table:table-cell/>"))
    (sheet,) = workbook.read(file, guard.inspect(file, "x")).sheets
    assert sheet.cells == {}


def test_a_strict_workbook_passes_the_same_guards() -> None:
    file = edited(
        in_format(indicator_list(), "strict"),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace('r="A1"', 'r="XFD1"', 1),
    )
    with pytest.raises(UnreadableError, match="sheet_too_wide"):
        guard.inspect(file, "x")


def test_a_macro_enabled_workbook_without_macros_is_read_and_one_with_them_refused() -> None:
    file = in_format(indicator_list(), "xlsm")
    assert guard.inspect(file, "x") is FileFormat.XLSX
    relation = f'<Relationship Id="rId9" Type="{hostile.OFFICE}/vbaProject" Target="x"/></R'
    run = edited(file, "xl/_rels/workbook.xml.rels", lambda xml: xml.replace("</R", relation))
    with pytest.raises(UnreadableError, match="macros"):
        guard.inspect(run, "x")


def test_the_reading_process_outlives_all_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the guard did not come first."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    process = ReadingProcess()
    short = Limits(memory=1 << 29, cpu_seconds=1, wall_seconds=3)
    hostile_ones = [(build, FileFormat.XLS) for build, _ in OLD[:8]]
    hostile_ones += [(build, FileFormat.ODS) for build in (open_.repeated_value, open_.far_value)]
    hostile_ones += [(build, FileFormat.XLSB) for build in (open_.xlsb_corner, open_.xlsb_merged)]
    try:
        for build, file_format in hostile_ones:
            with suppress(UnreadableError):
                process.read(build(), short, file_format)
        good = in_format(indicator_list(), "xls")
        assert process.read(good, short, FileFormat.XLS)["sheets"]
    finally:
        process.stop()
    assert list(tmp_path.iterdir()) == []
