"""`app.py assess` keeps its contract on the tiny notice."""

from __future__ import annotations

import pytest

from tests.make_commands import CommandLine
from tests.make_intake import workbook_of
from tests.make_templates import MILESTONES, filled

KEYS = [
    *("target", "area", "period", "as_of", "kind", "comparator", "k", "value", "target_value"),
    *("baseline", "share_done", "time_share", "expected", "expected_by", "gap_to_path"),
    *("gap_to_target", "needed_per_month", "needed_growth", "growth_so_far", "forecast", "low80"),
    *("high80", "chance", "standing", "overlays", "contributions", "sentence"),
]


@pytest.fixture
def judged(line: CommandLine) -> CommandLine:
    file = line.file(workbook_of())
    line.ingest(file, "--accept", "--by", "li", "--explain-all", "情况属实")
    return line


def test_every_entry_has_the_contracts_keys_and_no_others(judged: CommandLine) -> None:
    for entry in judged("assess", "--json").document:
        assert sorted(entry) == sorted(KEYS)
        assert sorted(entry["sentence"]) == ["en", "zh"]


def test_numeric_targets_come_before_actions_and_parameters_not_at_all(
    judged: CommandLine,
) -> None:
    kinds = [entry["kind"] for entry in judged("assess", "--json").document]
    first_action = kinds.index("action")
    assert set(kinds[first_action:]) == {"action"}
    assert kinds.count("action") == 2


def test_amounts_are_decimal_texts_and_fractions_numbers(judged: CommandLine) -> None:
    (lending,) = judged("assess", "--target", "lending", "--json").document
    assert (lending["value"], lending["target_value"]) == ("12250000000", "30000000000")
    assert lending["time_share"] == pytest.approx(5 / 12, abs=1e-6)
    assert (lending["k"], lending["period"], lending["comparator"]) == (5, "2025-05", "more_than")
    assert [lending[key] for key in ("forecast", "low80", "high80", "chance")] == [None] * 4


def test_only_one_target_or_area_may_be_asked_for(judged: CommandLine) -> None:
    found = judged("assess", "--target", "tech_firms", "--area", "990102", "--json").document
    assert [(entry["target"], entry["area"]) for entry in found] == [("tech_firms", "990102")]


@pytest.mark.parametrize(
    "words",
    [
        ("--target", "nonsense"),
        ("--area", "310115"),
        ("--period", "2025-00"),
        ("--as-of", "yesterday"),
        ("--as-of", "9999-12-31T23:59:59-05:00"),
    ],
)
def test_what_is_not_known_is_2(line: CommandLine, words: tuple[str, ...]) -> None:
    said = line("assess", "--json", *words)
    assert (said.status, said.out) == (2, "")
    assert said.err


def test_as_of_a_day_before_the_figure_came_it_is_unknown(judged: CommandLine) -> None:
    found = judged("assess", "--as-of", "2025-01-31", "--target", "lending", "--json").document
    assert found[0]["value"] is None


def test_a_milestone_in_an_accepted_template_is_the_expected_path(line: CommandLine) -> None:
    planned = filled(workbook_of(), {f"{MILESTONES}!H5": 110})
    line.ingest(line.file(planned), "--accept", "--by", "li", "--explain-all", "情况属实")
    (lending,) = line("assess", "--target", "lending", "--json").document
    assert (lending["expected_by"], lending["expected"]) == ("milestones", "11000000000")
    assert lending["gap_to_path"] == "1250000000"


def test_in_words_a_target_is_a_line(judged: CommandLine) -> None:
    said = judged("assess", "--target", "lending")
    assert said.status == 0
    assert "lending\tcity" in said.out
