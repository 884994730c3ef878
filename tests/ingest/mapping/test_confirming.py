"""A person's word makes a mapping a layout: kept by version, bound to its body, and tried before it is kept."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from ingest.layout import Role, load_layouts
from ingest.mapping.confirming import Choice, MappingRefusedError
from ingest.mapping.mappings import known_layouts
from ingest.outcome import FileState, Outcome
from store import recall
from store.engine import Store
from targets.vocabulary import Hints, Period
from tests.make_mappings import (
    FIGURES,
    FILE,
    NOW,
    choice_of,
    confirmed,
    intake_of,
    ledger,
    mappings_of,
    proposed,
)
from tests.make_workbooks import content

OWN = "own_eic_indicator"


def preview(store: Store, workbook: bytes, agency: str | None = "eic", name: str = FILE) -> Outcome:
    return intake_of(store).preview(workbook, name, Hints(agency))


def codes(outcome: Outcome) -> set[str]:
    return {finding.code for finding in outcome.findings}


def test_before_anybody_confirmed_it_the_form_is_refused(store: Store) -> None:
    assert preview(store, ledger()).reason == "unknown_layout"


def test_afterwards_every_figure_is_read_from_its_cell(store: Store) -> None:
    confirmed(store)
    read = {
        figure.indicator: (str(figure.value), figure.cell.address)
        for figure in preview(store, ledger()).observations
    }
    assert read == FIGURES


def test_the_submission_remembers_the_layout_by_its_id(store: Store) -> None:
    confirmed(store)
    assert preview(store, ledger()).layout == OWN


def test_next_months_workbook_is_read_without_asking_again(store: Store) -> None:
    confirmed(store)
    june = preview(store, ledger(month="6月"), name="培育台账2023-06.xlsx")
    assert (june.state, june.period, len(june.observations)) == (
        FileState.DRY_RUN,
        Period(2023, 6),
        4,
    )


def test_a_persons_word_goes_before_the_proposal(store: Store) -> None:
    confirmed(store, {5: Role.FIGURE, 6: Role.IGNORED})
    read = {f.indicator: str(f.value) for f in preview(store, ledger()).observations}
    assert read["innovative_smes"] == "412"


def test_the_same_word_again_makes_no_new_version(store: Store) -> None:
    assert confirmed(store) == confirmed(store) == OWN


def test_another_word_is_the_next_version_and_the_newest_reads(store: Store) -> None:
    confirmed(store, {5: Role.FIGURE, 6: Role.IGNORED})
    assert confirmed(store, {5: Role.MONTH, 6: Role.FIGURE}) == f"{OWN}@2"
    assert preview(store, ledger()).layout == f"{OWN}@2"


def test_every_version_is_kept_with_who_confirmed_it(store: Store) -> None:
    confirmed(store, {5: Role.FIGURE, 6: Role.IGNORED})
    confirmed(store, {5: Role.MONTH, 6: Role.FIGURE})
    with store.reading() as session:
        kept = recall.kept_layouts(session)
    assert [(one.version, one.by, one.at) for one in kept] == [(2, "li", NOW), (1, "li", NOW)]


def test_confirming_stands_in_the_audit(store: Store) -> None:
    confirmed(store)
    with store.reading() as session:
        entry = recall.audit_trail(session, 1)[0]
    assert (entry.action, entry.subject, entry.actor) == ("layout", f"layout {OWN}", "li")


def test_a_layout_is_used_from_its_first_month_on(store: Store) -> None:
    choice = replace(choice_of(proposed(store)), valid_from=Period(2023, 5))
    mappings_of(store).confirm(ledger(), FILE, choice, by="li", now=NOW)
    april = preview(store, ledger(month="4月"), name="培育台账2023-04.xlsx")
    assert april.reason == "layout_out_of_use"


def test_another_bodys_workbook_is_not_read_by_it(store: Store) -> None:
    confirmed(store)
    assert preview(store, ledger(), agency="stc").reason == "unknown_layout"


def test_a_workbook_whose_sheet_names_another_body_is_refused(store: Store) -> None:
    confirmed(store)
    book = load_workbook(BytesIO(ledger()))
    book.worksheets[0]["A2"] = "填报单位：市科委"
    assert "layout_of_other_body" in codes(preview(store, content(book), agency=None))


def test_a_header_changed_by_one_word_asks_again(store: Store) -> None:
    confirmed(store)
    book = load_workbook(BytesIO(ledger()))
    book.worksheets[0]["F4"] = "滚动值"
    assert preview(store, content(book)).reason == "unknown_layout"


@pytest.mark.parametrize("missing", [2, 6])
def test_without_names_or_figures_a_mapping_is_refused(store: Store, missing: int) -> None:
    choice = choice_of(proposed(store), {missing: Role.IGNORED})
    with pytest.raises(MappingRefusedError, match="role_absent"):
        mappings_of(store).confirm(ledger(), FILE, choice, by="li", now=NOW)


def test_a_mapping_that_reads_nothing_is_not_kept(store: Store) -> None:
    rows = tuple((n, f"别的名目{n}", "家", 5, 1, n, "处") for n in range(1, 4))
    choice = replace(choice_of(proposed(store, ledger(rows))), names={})
    with pytest.raises(MappingRefusedError, match="reads_nothing"):
        mappings_of(store).confirm(ledger(rows), FILE, choice, by="li", now=NOW)
    assert mappings_of(store).kept() == ()


def test_the_products_own_layouts_come_first_among_equals(store: Store) -> None:
    confirmed(store)
    own = load_layouts()
    assert known_layouts(store, own).entries[: len(own.entries)] == own.entries


def renamed(cell: str, head: str) -> bytes:
    """The ledger under another head."""
    book = load_workbook(BytesIO(ledger()))
    book.worksheets[0][cell] = head
    return content(book)


def refused(store: Store, workbook: bytes, choice: Choice) -> tuple[str, str]:
    """The sentence's code, and the column that it names."""
    with pytest.raises(MappingRefusedError) as caught:
        mappings_of(store).confirm(workbook, FILE, choice, by="li", now=NOW)
    assert mappings_of(store).kept() == ()
    return caught.value.code, caught.value.values["column"]


def test_a_mapping_of_a_workbook_with_another_head_is_refused(store: Store) -> None:
    made_for_another = choice_of(proposed(store))
    assert refused(store, renamed("F4", "滚动值"), made_for_another) == ("head_differs", "F")


def test_a_mapping_of_a_workbook_with_fewer_columns_is_refused(store: Store) -> None:
    made_for_another = choice_of(proposed(store))
    assert refused(store, renamed("H3", "新列"), made_for_another) == ("head_is_new", "H")


def test_a_mapping_of_a_workbook_with_more_columns_is_refused(store: Store) -> None:
    choice = choice_of(proposed(store))
    made_for_another = replace(choice, heads={**choice.heads, 9: "旧列"})
    assert refused(store, ledger(), made_for_another) == ("not_of_this_file", "I")


@pytest.mark.parametrize(
    "head", ["上月实绩", "去年同期", "上年末累计", "年度目标", "预计数", "同比增长", "年初数"]
)
def test_a_head_that_says_something_else_is_no_recorded_figure(store: Store, head: str) -> None:
    workbook = renamed("F4", head)
    choice = choice_of(proposed(store, workbook), {6: Role.FIGURE, 5: Role.MONTH})
    assert refused(store, workbook, choice) == ("figure_of_else", "F")


def test_a_person_who_is_sure_has_the_last_word(store: Store) -> None:
    workbook = renamed("F4", "上月末推送的累计数")
    choice = choice_of(proposed(store, workbook), {6: Role.FIGURE})
    sure = replace(choice, sure=frozenset({6}))
    assert mappings_of(store).confirm(workbook, FILE, sure, by="li", now=NOW).layout.id == OWN


@pytest.mark.parametrize("head", ["目标完成数", "年初以来累计", "任务实际完成"])
def test_a_head_that_tells_of_what_was_done_is_not_doubted(store: Store, head: str) -> None:
    workbook = renamed("F4", head)
    choice = choice_of(proposed(store, workbook), {6: Role.FIGURE})
    assert mappings_of(store).confirm(workbook, FILE, choice, by="li", now=NOW).layout.id == OWN
