"""A marked correction says once why it changes what counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.checks import Material
from ingest.checks.correcting import look
from targets.vocabulary import Finding, Observation
from tests.ingest.reading.test_traps import GREEN, HEADER, table
from tests.make_checked import file, given
from tests.make_workbooks import catalogue, reading

LOANS, FIRMS = "inclusive_loans_balance", "innovative_smes"


def asked(*figures: Observation, reason: str = "", correction: bool = True) -> list[Finding]:
    """Of a file that changes two figures that count."""
    read = replace(file(*figures, correction=correction), correction_reason=reason)
    counting = (given(LOANS, "10080"), given(FIRMS, 12968))
    return list(look(Material(read, catalogue(), counting)))


CHANGED = (given(LOANS, "10075.63"), given(FIRMS, 12980))


def test_it_is_asked_once_for_the_whole_file() -> None:
    (one,) = asked(*CHANGED)
    assert (one.code, one.cell, dict(one.values), one.explanation) == (
        "correction_reason",
        None,
        {"count": "2"},
        None,
    )


def test_a_line_in_the_sheet_answers_it() -> None:
    (one,) = asked(*CHANGED, reason="剔除重复企业")
    assert one.explanation == "剔除重复企业"


def test_explanations_beside_every_changed_figure_answer_it() -> None:
    (one,) = asked(*(replace(each, explanation="口径调整") for each in CHANGED))
    assert one.explanation == "口径调整"


def test_an_explanation_beside_one_of_them_does_not() -> None:
    (one,) = asked(replace(CHANGED[0], explanation="口径调整"), CHANGED[1])
    assert one.explanation is None


def test_a_correction_that_changes_nothing_is_not_asked() -> None:
    assert asked(given(LOANS, "10080")) == []


def test_what_is_not_marked_is_asked_about_figure_by_figure_instead() -> None:
    assert asked(*CHANGED, correction=False) == []


@pytest.mark.parametrize(
    "line", ["更正说明：剔除重复企业", "注：更正原因：剔除重复企业", "（更正理由: 剔除重复企业"]
)
def test_the_reason_stands_behind_its_label(line: str) -> None:
    read = reading(table(HEADER, GREEN, (line,), title="2023年5月月报（更正）"))
    assert read.correction_reason == "剔除重复企业"


def test_a_label_without_a_reason_says_nothing() -> None:
    read = reading(table(HEADER, GREEN, ("更正说明：",), title="2023年5月月报（更正）"))
    assert read.correction_reason == ""
