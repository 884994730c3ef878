"""What the store could not keep is refused in words, and a store that cannot write keeps nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.outcome import FileState
from ingest.reading import Reading
from ingest.storable import unstorable
from store import recall
from store.engine import Store, open_store
from store.errors import StoreError
from targets.vocabulary import Observation, Period
from tests.make_intake import intake_of, submitted, workbook_of
from tests.make_targets import figure, tiny_catalogue
from tests.make_templates import ACTIONS, blank, filled


def reading(*observations: Observation) -> Reading:
    return Reading(
        "industry", "industry_monthly", "1", "template", Period(2025, 5), observations=observations
    )


def codes(*observations: Observation) -> list[str]:
    return [finding.code for finding in unstorable(reading(*observations), tiny_catalogue())]


def test_figures_that_differ_in_area_or_month_can_be_kept() -> None:
    champions = figure("champions", "2025-05", 9)
    assert (
        codes(champions, replace(champions, period=Period(2025, 4)), figure("parks", "2025-05", 9))
        == []
    )


def test_two_figures_for_one_thing_cannot_even_if_they_are_equal() -> None:
    champions = figure("champions", "2025-05", 9)
    assert codes(champions, champions) == ["duplicate_indicator"]


@pytest.mark.parametrize(("value", "found"), [(2**63 - 1, []), (2**63, ["figure_too_large"])])
def test_a_figure_beyond_the_stores_digits_cannot(value: int, found: list[str]) -> None:
    assert codes(figure("champions", "2025-05", value)) == found


def test_digits_after_the_point_count_too() -> None:
    assert codes(figure("loans", "2025-05", Decimal(10) ** 17)) == ["figure_too_large"]


def test_two_notes_on_one_action_are_refused_with_both_places(fresh_store: Store) -> None:
    content = blank("banking", "2025-06", form="progress")
    first = {"C5": "推进中", "F5": "已走访12家银行。"}
    title = "建立银企对接机制"
    second = {"A6": 3, "B6": title, "C6": "已完成", "D6": date(2025, 6, 5), "F6": "已建立。"}
    cells = {f"{ACTIONS}!{cell}": value for cell, value in (first | second).items()}
    outcome = submitted(fresh_store, filled(content, cells))
    (found,) = outcome.errors
    assert (outcome.state, found.code) == (FileState.REFUSED, "duplicate_action")
    assert found.cell is not None
    assert (found.cell.address, found.expected) == ("F6", "F5")
    assert outcome.submission is not None


def test_a_folder_that_cannot_be_written_leaves_no_submission(
    database_url: str, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "a_file"
    in_the_way.write_text("no folder", encoding="utf-8")
    store = open_store(database_url, str(in_the_way / "blobs"))
    with pytest.raises(StoreError):
        submitted(store, workbook_of())
    with store.reading() as session:
        assert recall.newest_seq(session) == 0
    store.close()


def test_a_preview_needs_no_folder(database_url: str, tmp_path: Path) -> None:
    store = open_store(database_url, str(tmp_path / "blobs"))
    assert intake_of(store).preview(workbook_of(), "报表.xlsx").state is FileState.DRY_RUN
    assert not (tmp_path / "blobs").exists()
    store.close()
