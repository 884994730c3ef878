"""A marked workbook comes back corrected and explained: both are taken, and the marks disturb nothing."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from ingest import workbook
from ingest.errors import UnreadableError
from ingest.explaining import explained as with_explanations
from ingest.marked.answers import answered, taken_out
from ingest.outcome import FileState
from store.engine import Store
from targets.vocabulary import Explanations, Finding
from tests.make_intake import (
    LENDING,
    LOANS,
    NOW,
    cell_of,
    intake_of,
    months_accepted,
    submitted,
    workbook_of,
)
from tests.make_marked import (
    LIST,
    SHEET,
    cell_in,
    comment_in,
    explained,
    given_back,
    jump,
    marked,
    note,
    sum_differs,
)
from tests.make_workbooks import content, indicator_list

SURPRISE = {LENDING: 122.5, LOANS: 8276.1}
WHY = "第三批集中认定，含转入企业120家。"


def put_to(file: bytes, *findings: Finding) -> list[str | None]:
    """What each finding is explained by when the file is read."""
    _, answers = taken_out(workbook.read(file))
    return [one.explanation for one in answered(findings, answers)]


def there_and_back(*findings: Finding, texts: tuple[str, ...] = (WHY,)) -> bytes:
    return explained(given_back(None, *findings)[1], *texts)


def test_the_list_is_not_read_as_a_sheet() -> None:
    book, _ = taken_out(workbook.read(given_back(None, jump())[1]))
    assert [sheet.name for sheet in book.sheets] == [SHEET]


def test_a_list_that_was_renamed_is_still_known() -> None:
    book = load_workbook(BytesIO(there_and_back(jump())))
    book[LIST].title = "清单（已填）"
    book.defined_names["ptm_marked"].attr_text = "'清单（已填）'!$A$5"
    assert put_to(content(book), jump()) == [WHY]


def test_a_name_that_leads_to_a_sheet_of_figures_hides_nothing() -> None:
    book = load_workbook(BytesIO(given_back(None, jump())[1]))
    book.defined_names["ptm_marked"].attr_text = f"'{SHEET}'!$A$5"
    kept, answers = taken_out(workbook.read(content(book)))
    assert (len(kept.sheets), answers) == (2, ())


def test_an_explanation_answers_the_finding_of_its_row() -> None:
    assert put_to(there_and_back(jump(), jump(7)), jump(), jump(7)) == [WHY, None]


def test_one_text_answers_all_that_was_asked_of_a_cell() -> None:
    other = replace(jump(), code="magnitude")
    assert put_to(there_and_back(jump(), other), jump(), other) == [WHY, WHY]


def test_what_was_not_listed_is_asked_anew() -> None:
    other = replace(jump(), code="magnitude")
    assert put_to(there_and_back(jump()), other) == [None]


def test_an_explanation_follows_its_figure_to_another_row() -> None:
    assert put_to(there_and_back(jump(6)), jump(9)) == [WHY]


def test_an_explanation_does_not_follow_where_two_could_be_meant() -> None:
    file = there_and_back(jump(6), jump(7))
    assert put_to(file, jump(8), jump(9)) == [None, None]


def test_an_error_is_not_explained_away() -> None:
    assert put_to(there_and_back(sum_differs()), sum_differs()) == [None]


def test_what_is_said_on_the_page_goes_before_the_list() -> None:
    _, answers = taken_out(workbook.read(there_and_back(jump())))
    said = Explanations({f"{SHEET}!F6": "页面上的说明"})
    (found,) = with_explanations(answered([jump()], answers), said)
    assert found.explanation == "页面上的说明"


def test_an_explained_workbook_is_submitted_with_its_explanations(fresh_store: Store) -> None:
    months_accepted(fresh_store, "2025-04")
    first = submitted(fresh_store, workbook_of(figures=SURPRISE))
    intake = intake_of(fresh_store)
    _, back = intake.marked(workbook_of(figures=SURPRISE), "报表.xlsx", first.findings)
    second = submitted(fresh_store, explained(back, *[WHY] * len(first.findings)), days=1)
    assert (second.state, second.unexplained) == (FileState.SUBMITTED, ())
    assert second.observations != first.observations
    assert {
        one.explanation for one in second.observations if one.cell.address == cell_of(LOANS)
    } == {WHY}


def test_a_corrected_cell_is_read_and_no_longer_asked_about(fresh_store: Store) -> None:
    months_accepted(fresh_store, "2025-04")
    intake = intake_of(fresh_store)
    found = intake.preview(workbook_of(figures=SURPRISE), "报表.xlsx", now=NOW)
    _, back = intake.marked(workbook_of(figures=SURPRISE), "报表.xlsx", found.findings)
    book = load_workbook(BytesIO(back))
    book["填报"][cell_of(LOANS)] = 827.61
    again = intake.preview(content(book), "报表_批注.xlsx", now=NOW)
    right = intake.preview(workbook_of(), "报表.xlsx", now=NOW)
    assert again.observations == right.observations
    assert again.findings == right.findings


def test_a_second_marking_takes_the_first_one_off() -> None:
    book = indicator_list()
    book[SHEET]["F6"].fill = PatternFill("solid", fgColor="DDEEDD")
    _, back = given_back(book, jump(), sum_differs(7))
    again = marked(back, note(8))
    assert cell_in(again, "F6").fill.fgColor.rgb[-6:] == "DDEEDD"
    assert cell_in(again, "F7").fill.fill_type is None
    assert (comment_in(again, "F6"), comment_in(again, "F7")) == ("", "")
    assert again.sheetnames == [LIST, SHEET]


def test_a_mark_whose_comment_was_deleted_comes_off_too() -> None:
    book = load_workbook(BytesIO(given_back(None, jump())[1]))
    cell_in(book, "F6").comment = None
    assert cell_in(marked(book, note(8)), "F6").fill.fill_type is None


def test_a_fill_that_the_sender_chose_since_stays() -> None:
    book = load_workbook(BytesIO(given_back(None, jump())[1]))
    cell_in(book, "F6").fill = PatternFill("solid", fgColor="00FF00")
    assert cell_in(marked(book, note(8)), "F6").fill.fgColor.rgb[-6:] == "00FF00"


def test_a_senders_own_comment_is_left_when_ours_goes() -> None:
    from_sender = indicator_list()
    cell_in(from_sender, "F6").comment = Comment("已核对", "李")
    _, back = given_back(from_sender, jump())
    assert comment_in(marked(back, note(8)), "F6") == "已核对"


def test_a_workbook_of_results_is_no_form() -> None:
    _, result = given_back(b"no workbook", note())
    with pytest.raises(UnreadableError) as said:
        taken_out(workbook.read(result))
    assert said.value.code == "result_returned"


def test_a_list_alone_is_no_form() -> None:
    book = load_workbook(BytesIO(given_back(None, jump())[1]))
    del book[SHEET]
    with pytest.raises(UnreadableError) as said:
        taken_out(workbook.read(content(book)))
    assert said.value.code == "no_sheets"
