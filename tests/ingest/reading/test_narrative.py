"""Narrative reports: clauses found however they are written, texts kept, and no number booked."""

from __future__ import annotations

import pytest

from ingest.reading import Reading
from targets.vocabulary import Finding, Hints, Period, Severity
from tests.make_narratives import (
    DRESSES,
    FILE,
    HEADER,
    LENDING,
    ROWS,
    Dress,
    Told,
    narrative,
    sheet_of,
)
from tests.make_workbooks import Row, catalogue, codes, finance_table, finding, place, reading

MAY = Period(2023, 5)
dresses = pytest.mark.parametrize("dress", DRESSES, ids=lambda dress: dress.name)


def read(*rows: Row, file_name: str = FILE) -> Reading:
    return reading(narrative(rows), file_name)


def told(*rows: Row) -> tuple[Told, ...]:
    return tuple(map(Told.of, read(*rows).action_notes))


def said(found: Finding) -> str:
    return dict(found.values).get("text", "")


@dresses
def test_every_dress_gives_its_notes_with_their_cells(dress: Dress) -> None:
    found = reading(*dress.build())
    assert tuple(map(Told.of, found.action_notes)) == dress.notes
    assert (found.agency, found.period) == ("pbc", MAY)


@dresses
def test_no_dress_has_anything_to_complain_of(dress: Dress) -> None:
    found = reading(*dress.build()).findings
    assert {one.code for one in found if one.severity is not Severity.NOTE} == set(dress.codes)


@dresses
def test_no_number_of_a_text_is_booked(dress: Dress) -> None:
    found = reading(*dress.build())
    cells = {f"{one.cell.sheet}!{one.cell.address}" for one in found.observations}
    assert not cells & {note.cell for note in dress.notes}
    assert dress.name == "beside a table of figures" or not found.observations


def test_a_workbook_of_texts_alone_is_filed_on_the_form_for_actions() -> None:
    found = read(*ROWS)
    assert (found.form, found.form_version, found.layout) == (
        *("progress_report", "1"),
        "progress_narrative",
    )


def test_texts_beside_figures_are_filed_with_them() -> None:
    (dress,) = (dress for dress in DRESSES if dress.name == "beside a table of figures")
    found = reading(*dress.build())
    assert (found.form, found.layout) == ("pbc_monthly", "finance_table+progress_narrative")
    assert found.observations


def test_texts_of_a_month_of_their_own_do_not_take_that_of_the_figures() -> None:
    book = finance_table(title="人民银行上海总部小微金融服务情况表")
    narrative(ROWS[:1], sheet_name="6月落实情况", book=book)
    found = reading(book, "报表.xlsx")
    assert [str(note.period) for note in found.action_notes] != ["2023-05"]


def test_what_stands_beside_the_progress_is_kept_apart() -> None:
    note = read(*ROWS).action_notes[0]
    assert (note.problems, note.next_steps, note.self_assessed) == ("信息不对称", "继续推进", "是")
    assert note.state is None


def test_a_stated_state_is_kept() -> None:
    header = ("措施条目", "工作举措", "进展情况", "状态")
    rows = [("第14条", "普惠金融顾问制度", "已全部聘任", "已完成")]
    (note,) = reading(narrative(rows, header=header), FILE).action_notes
    assert (note.action, note.state) == ("a14_2", "done")


def test_a_work_that_names_two_actions_is_a_note_on_the_clause() -> None:
    (note,) = told(("第14条", "信贷奖补政策和普惠金融顾问制度", "推进中"))
    assert note.action is None


def test_a_clause_beyond_our_copy_is_told_and_its_text_kept() -> None:
    found = read(ROWS[0], ("（二十五）优化服务", None, "办理事项120件"))
    one = finding(found, "clause_not_in_copy")
    assert (one.severity, one.seen, said(one)) == (
        Severity.NOTE,
        "（二十五）优化服务",
        "办理事项120件",
    )
    assert len(found.action_notes) == 1


@pytest.mark.parametrize("text", ["（三十五）其他", "其他工作", "0.", "14.1"])
def test_a_clause_that_cannot_be_told_is_asked_for_and_its_text_kept(text: str) -> None:
    one = finding(read(ROWS[0], (text, None, "办理事项120件")), "unknown_clause")
    assert (one.severity, said(one)) == (Severity.WARNING, "办理事项120件")


@pytest.mark.parametrize("text", ["（十四）、（十五）", "第14、15条", "14-15", "（14）（16）"])
def test_a_row_of_several_clauses_is_asked_about(text: str) -> None:
    found = read(ROWS[0], (text, None, "办理事项120件"))
    assert said(finding(found, "several_clauses")) == "办理事项120件"
    assert len(found.action_notes) == 1


def test_a_title_of_another_clause_is_asked_about() -> None:
    one = finding(read(("（十六）加大普惠金融支持", None, LENDING)), "clause_contradicts_title")
    assert (one.severity, dict(one.values)) == (Severity.WARNING, {"clause": "16", "other": "14"})


def test_a_clause_of_other_bodies_is_asked_about() -> None:
    one = finding(read(("第1条", None, "培育企业20家")), "clause_of_others")
    assert (one.severity, place(one)) == (Severity.WARNING, "Sheet1!C4")


def test_a_districts_own_clause_is_not_asked_about() -> None:
    found = reading(narrative([("第1条", None, "培育企业20家")]), "浦东新区202305.xlsx")
    assert codes(found) == ["no_progress_form"]


@pytest.mark.parametrize("text", [None, "/", "—", "无", "待统计"])
def test_a_clause_without_a_word_on_progress_is_asked_about(text: str | None) -> None:
    found = read(ROWS[0], ("第16条", None, text, "信息不对称"))
    one = finding(found, "progress_missing")
    assert (one.severity, place(one)) == (Severity.WARNING, "Sheet1!D5")
    assert (found.action_notes[1].text, found.action_notes[1].problems) == ("", "信息不对称")


def test_an_own_clause_left_blank_is_asked_about_and_not_noted() -> None:
    found = read(ROWS[0], ("（十六）支持产业链融资",))
    assert codes(found) == ["progress_missing"]
    assert len(found.action_notes) == 1


def test_a_row_without_a_clause_goes_with_the_one_above() -> None:
    found = read(ROWS[0], (None, None, "召开对接会12场"))
    assert (finding(found, "clause_from_above").severity, len(found.action_notes)) == ("note", 2)
    assert found.action_notes[1].clause == 14


def test_a_number_as_progress_is_a_text() -> None:
    (note,) = read(("第14条", None, 12980)).action_notes
    assert (note.text, note.suggested_numbers) == ("12980", ())


def test_a_formula_without_a_result_is_asked_about() -> None:
    found = read(ROWS[0], ("第16条", None, "=附表!A1"))
    assert "text_not_read" in codes(found)


def test_the_row_is_kept_as_uploaded() -> None:
    found = read(ROWS[0])
    (row,) = found.rows
    assert row[:2] == ("Sheet1", 4)
    assert ("F4", "普惠处") in row[2]


def test_a_workbook_in_which_nothing_is_filled_in_reports_nothing() -> None:
    assert codes(read(("（十四）加大普惠金融支持", "普惠金融顾问制度"))) == ["nothing_reported"]


def test_the_sender_and_the_month_may_be_said_on_upload() -> None:
    hints = Hints("cbirc", MAY)
    found = reading(narrative(), "落实情况.xlsx", hints=hints)
    assert (found.agency, found.period, found.form) == ("cbirc", MAY, "progress_report")


def test_without_a_month_nothing_is_noted() -> None:
    found = reading(narrative(), "人民银行上海总部落实情况.xlsx")
    assert (codes(found), found.action_notes) == (["period_missing"], ())


def test_a_correction_is_told_by_its_name() -> None:
    assert read(*ROWS, file_name=FILE.replace("202305", "202305（更正）")).is_correction


def test_a_header_beyond_the_first_rows_is_not_looked_for() -> None:
    assert codes(reading(narrative(top=30), FILE)) == ["unknown_layout"]


def test_every_column_of_the_plain_form_is_known() -> None:
    book = narrative([("第14条", *(f"{title}1家" for title in HEADER[1:]))])
    (note,) = reading(book, FILE).action_notes
    assert note.suggested_numbers == ("1家",)
    assert sheet_of(book)["F3"].value == "责任处室"
    assert catalogue().form["progress_report"].has_actions


def test_hidden_rows_and_columns_of_texts_are_read_and_asked_about() -> None:
    book = narrative(ROWS)
    sheet = book.worksheets[0]
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["A"].hidden = True
    found = reading(book, FILE)
    assert tuple(map(Told.of, found.action_notes)) == told(*ROWS)
    assert finding(found, "hidden_rows_read").seen == "4"
    assert finding(found, "hidden_columns_read").seen == "A"
