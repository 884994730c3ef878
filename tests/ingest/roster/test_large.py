from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from bench import roster_workbook
from ingest.errors import UnreadableError
from ingest.intake import Intake
from ingest.layout import load_layouts
from ingest.marked.feedback import feedback
from ingest.outcome import FileState
from ingest.parse import parse
from ingest.reading import Reading
from ingest.roster import large
from ingest.workbook import read as read_cells
from store import recall
from store.engine import Store
from targets.calendar import WorkingDays
from targets.loading import load
from targets.vocabulary import Finding, Hints, Period, Severity
from tests.make_hostile import package
from tests.make_intake import NOW
from tests.make_rosters import credit_code, entry, roster_sheet_of
from tests.make_targets import tiny_catalogue
from tests.make_workbooks import TARGETS, empty_book, put_rows
from wording import say

HINTS = Hints("industry", Period(2025, 5))


def saved(sheet: Any) -> bytes:
    target = BytesIO()
    sheet.parent.save(target)
    return target.getvalue()


def parsed(book: Any) -> Reading:
    return parse(book, "名单.xlsx", tiny_catalogue(), load_layouts(), HINTS)


def read_both_ways(content: bytes) -> tuple[Reading, Reading]:
    book = large.read(content, load_layouts())
    assert book is not None
    return parsed(book), parsed(read_cells(content))


def test_both_readers_give_the_same_list() -> None:
    sheet = roster_sheet_of(
        entry(1, until=date(2026, 5, 31)),
        entry(2, code=1.31e17),
        entry(3, code=f"'{credit_code(3).lower()} ", until="2024年1月"),
        (None,),
        entry(1, district="西岭", batch=None),
        entry(4, district=None),
        ("合计", "4家"),
    )
    as_columns, as_cells = read_both_ways(saved(sheet))
    assert [f.code for f in as_columns.findings] == [f.code for f in as_cells.findings]
    one, other = as_columns.rosters[0], as_cells.rosters[0]
    assert (one.rows, one.counted) == (other.rows, other.counted)
    for column in ("row", "district", "batch", "valid_until", "fault", "first_row"):
        assert one.entries[column].to_pylist() == other.entries[column].to_pylist(), column


def test_rows_and_columns_are_those_of_the_file_however_far_the_list_begins() -> None:
    book = empty_book()
    sheet = book.create_sheet("企业名单")
    rows = [("企业名称", "统一社会信用代码"), ("甲", credit_code(1)), ("乙", "坏")]
    put_rows(sheet, [(None, None, *row) for row in rows], 7)
    sheet["C5"] = "科技型企业名单"
    as_columns, _ = read_both_ways(saved(sheet))
    assert as_columns.rosters[0].entries["row"].to_pylist() == [8, 9]
    assert [f.cell.address for f in as_columns.findings if f.cell and f.cell.row == 9] == ["D9"]


def test_a_long_workbook_without_a_list_is_held_to_the_bounds_of_a_form() -> None:
    sheet = empty_book().create_sheet("a")
    put_rows(sheet, [("指标", "数"), ("甲", 1)], 1)
    assert large.read(saved(sheet), load_layouts()) is None


def test_figures_beside_a_long_list_are_not_passed_over_in_silence() -> None:
    sheet = roster_sheet_of(entry(1))
    put_rows(sheet.parent.create_sheet("5月"), [("指标", "累计数"), ("科技型企业", 950)], 1)
    as_columns, _ = read_both_ways(saved(sheet))
    assert "roster_not_alone" in [f.code for f in as_columns.findings]


def test_a_cell_far_away_is_refused_before_it_is_opened() -> None:
    with pytest.raises(UnreadableError, match="sheet_too_wide"):
        large.read(package('<row r="1"><c r="XFD1048576"/></row>'), load_layouts())


def test_a_file_beyond_the_bounds_of_a_list_is_refused() -> None:
    with pytest.raises(UnreadableError, match="file_too_large"):
        large.read(b"PK\3\4" + bytes(65 << 20), load_layouts())


def test_what_is_not_a_package_is_not_large() -> None:
    assert not large.is_large(b"PK\3\4 damaged")
    assert not large.is_large(b"plain")


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path: Path = tmp_path_factory.mktemp("long") / "list.xlsx"
    roster_workbook.write(path, 30_000)
    return path.read_bytes()


def test_a_long_list_is_read_as_columns_and_kept(store: Store, long_list: bytes) -> None:
    assert large.is_large(long_list)
    shanghai = load(TARGETS.read_text(encoding="utf-8"))
    intake = Intake(store, shanghai, load_layouts(), WorkingDays())
    outcome = intake.submit(long_list, "市经信委名单2023-5.xlsx", by="li", now=NOW)
    assert outcome.state is FileState.SUBMITTED, outcome.findings
    (roster,) = outcome.rosters
    found = (roster.rows, roster.duplicates, roster.bad_codes)
    assert found == (30_000, 30, 30)
    assert outcome.submission is not None
    with store.reading() as session:
        (kept,) = recall.rosters(session, outcome.submission.id)
        assert recall.is_as_sealed(session, kept)
        assert sum(recall.by_district(session, (kept,)).values()) == roster.counted


def test_a_figure_far_down_beside_a_long_list_is_not_passed_over_either() -> None:
    sheet = roster_sheet_of(entry(1))
    put_rows(sheet.parent.create_sheet("5月"), [("甲",)] * 60 + [("乙", -3)], 1)
    as_columns, _ = read_both_ways(saved(sheet))
    assert "roster_not_alone" in [f.code for f in as_columns.findings]


def test_words_beside_a_long_list_are_let_be() -> None:
    sheet = roster_sheet_of(entry(1))
    put_rows(sheet.parent.create_sheet("说明"), [("名单按区排列",)], 1)
    as_columns, _ = read_both_ways(saved(sheet))
    assert "roster_not_alone" not in [f.code for f in as_columns.findings]


def test_what_comes_back_for_a_long_list_says_why_it_is_not_marked(long_list: bytes) -> None:
    problem = Finding("nothing_reported", Severity.ERROR)
    _, content = feedback(long_list, "名单.xlsx", [problem], tiny_catalogue())
    sheet = load_workbook(BytesIO(content))["问题清单"]
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert any(say("marked.result_long", "zh") in text for text in texts)
