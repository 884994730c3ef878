"""Which explanation answers which warning, and which figures it then travels with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.explaining import answers_nothing, carried, explained
from targets.vocabulary import Cell, Explanations, Finding, Severity
from tests.make_targets import figure

E5 = Cell("填报", 5, 5)
LOANS = replace(figure("loans", "2025-05", 100, source="banking"), cell=E5)
JUMP = Finding("jump", Severity.WARNING, E5, values=(("indicator", "loans"), ("area", "city")))
WHOLE = Finding("file_name_differs", Severity.WARNING)


def answer(finding: Finding, said: Explanations) -> str | None:
    (found,) = explained([finding], said)
    return found.explanation


@pytest.mark.parametrize("place", ["E5", "e5", "$E$5", "填报!E5", "'填报'!$E$5", " 填报!e5 "])
def test_a_place_may_be_written_as_excel_or_as_people_write_it(place: str) -> None:
    assert answer(JUMP, Explanations({place: " 新设机构 "})) == "新设机构"


@pytest.mark.parametrize("place", ["E6", "F5", "附表!E5", "*", ""])
def test_another_place_answers_nothing(place: str) -> None:
    said = Explanations({place: "新设机构"})
    assert answer(JUMP, said) is None
    assert answers_nothing(said, [JUMP]) == (place,)


def test_the_whole_file_is_named_by_a_star() -> None:
    assert answer(WHOLE, Explanations({"*": "文件名未改"})) == "文件名未改"


def test_the_nearest_explanation_wins() -> None:
    own = replace(JUMP, explanation="表内说明")
    everywhere = Explanations({"填报!E5": "逐表", "E5": "逐格"}, "统一说明")
    assert answer(own, everywhere) == "逐表"
    assert answer(own, Explanations({"E5": "逐格"}, "统一说明")) == "逐格"
    assert answer(own, Explanations(for_all="统一说明")) == "表内说明"
    assert answer(JUMP, Explanations(for_all="统一说明")) == "统一说明"


def test_blanks_explain_nothing() -> None:
    assert answer(replace(JUMP, explanation=" "), Explanations({"E5": "　"}, " \n")) is None


def test_errors_and_notes_are_not_explained_away() -> None:
    error, note = (replace(JUMP, severity=each) for each in (Severity.ERROR, Severity.NOTE))
    assert answer(error, Explanations(for_all="没有问题")) is None
    assert answer(note, Explanations(for_all="没有问题")) is None


def told(finding: Finding) -> str | None:
    (found,) = carried([LOANS], [finding])
    return found.explanation


def test_an_explanation_travels_with_the_figure_in_its_cell() -> None:
    assert told(replace(JUMP, explanation="新设机构")) == "新设机构"


def test_two_explanations_are_both_kept_and_the_same_one_once() -> None:
    findings = [replace(JUMP, explanation=said) for said in ("新设机构", "口径调整", "新设机构")]
    (found,) = carried([LOANS], findings)
    assert found.explanation == "新设机构；口径调整"


def test_it_travels_to_every_figure_that_the_warning_names() -> None:
    others = [
        replace(LOANS, cell=Cell("填报", row, 5), area=area) for row, area in ((6, "a"), (7, "b"))
    ]
    copied = Finding("copied", Severity.WARNING, E5, values=(("cells", "E5, E7"),))
    found = carried([LOANS, *others], [replace(copied, explanation="当月无新认定")])
    assert [one.explanation for one in found] == ["当月无新认定", None, "当月无新认定"]


@pytest.mark.parametrize("beside", [Cell("填报", 5, 4), Cell("填报", 6, 5)])
def test_it_travels_from_the_cell_of_the_month_or_the_denominator_too(beside: Cell) -> None:
    assert told(replace(JUMP, cell=beside, explanation="新设机构")) == "新设机构"


def test_it_does_not_travel_to_another_figure() -> None:
    elsewhere = replace(JUMP, explanation="新设机构", cell=Cell("填报", 9, 9))
    of_another = (("indicator", "lending"), ("area", "city"))
    assert told(elsewhere) is None
    assert told(replace(elsewhere, cell=Cell("填报", 5, 4), values=of_another)) is None
    assert told(replace(elsewhere, cell=Cell("汇总", 5, 4))) is None


def test_a_warning_at_a_figures_own_cell_stays_there() -> None:
    """Next month's figure stands in the same row, and is not meant."""
    june = replace(LOANS, cell=Cell("填报", 5, 6))
    findings = [replace(JUMP, explanation="新设机构")]
    assert [each.explanation for each in carried([LOANS, june], findings)] == ["新设机构", None]


def test_a_remark_that_answers_nothing_is_no_explanation() -> None:
    (found,) = carried([replace(LOANS, explanation="初步数")], [])
    assert found.explanation is None
