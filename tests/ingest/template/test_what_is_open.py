"""In a blank workbook only what is asked for can be typed, and the paper is ready."""

from __future__ import annotations

import zipfile
from io import BytesIO

from tests.make_targets import figure
from tests.make_templates import ACTIONS, FIGURES, GUIDE, MONTHS, blank, opened


def test_identity_and_last_month_are_locked_and_the_figure_is_open() -> None:
    sheet = opened(blank())[FIGURES]
    assert sheet.protection.sheet
    assert [sheet.cell(5, column).protection.locked for column in range(1, 7)] == [
        *(True, True, True, True),
        *(False, False),
    ]


def test_the_protection_has_no_password() -> None:
    book = opened(blank())
    assert all(book[name].protection.password is None for name in (FIGURES, MONTHS, GUIDE))


def test_open_cells_look_different_from_locked_ones() -> None:
    sheet = opened(blank())[FIGURES]
    assert sheet["E5"].fill.fgColor.rgb != sheet["A5"].fill.fgColor.rgb


def test_counts_must_be_whole_and_nothing_negative() -> None:
    rules = opened(blank())[FIGURES].data_validations.dataValidation
    formula = next(rule.formula1 for rule in rules if "E5" in str(rule.sqref))
    assert "E5>=0" in formula
    assert "E5=INT(E5)" in formula


def test_every_open_figure_has_a_rule_and_no_other_cell() -> None:
    for name in (FIGURES, MONTHS):
        sheet = opened(blank())[name]
        last = 5 if name == FIGURES else sheet.max_column
        is_open = {
            cell.coordinate
            for row in sheet.iter_rows(min_row=5, max_col=last)
            for cell in row
            if not cell.protection.locked
        }
        ruled = {
            cell.coordinate
            for rule in sheet.data_validations.dataValidation
            for area in rule.sqref.ranges
            for row in sheet[area.coord]
            for cell in (row if isinstance(row, tuple) else (row,))
        }
        assert ruled == is_open


def test_rules_name_stretches_of_cells_not_thousands() -> None:
    rules = opened(blank(period="2025-12"))[MONTHS].data_validations.dataValidation
    assert all(len(str(rule.sqref)) < 255 for rule in rules)


def test_words_that_stand_for_no_number_are_let_through() -> None:
    for rule in opened(blank("banking"))[FIGURES].data_validations.dataValidation:
        assert all(f'="{word}"' in rule.formula1 for word in ("零报告", "待统计", "—"))


def test_states_of_actions_come_from_a_list() -> None:
    rules = opened(blank(form="progress", period="2025-06"))[
        ACTIONS
    ].data_validations.dataValidation
    assert [rule.formula1 for rule in rules if rule.type == "list"] == ['"未启动,推进中,已完成"']


def test_the_sheets_are_set_up_for_a4_landscape() -> None:
    for sheet in opened(blank()).worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)


def test_the_header_stays_in_sight() -> None:
    assert opened(blank())[FIGURES].freeze_panes == "D5"


def test_the_same_arguments_give_the_same_bytes() -> None:
    known = figure("tech_firms", "2025-04", 950)
    assert blank("industry", "2025-05", known) == blank("industry", "2025-05", known)


def test_no_moment_of_making_is_left_in_the_file() -> None:
    with zipfile.ZipFile(BytesIO(blank())) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2025-05-01T00:00:00" in packed.read("docProps/core.xml")


def test_the_guide_speaks_both_languages() -> None:
    said = [cell.value for row in opened(blank())[GUIDE].iter_rows() for cell in row if cell.value]
    assert {"零报告", "Nil return"} <= set(said)
