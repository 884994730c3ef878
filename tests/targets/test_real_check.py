"""The published figures of the first notice, judged: the numbers that staff can check by hand."""

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from targets.assess import assess
from targets.catalogue import Catalogue
from targets.loading import load
from targets.vocabulary import CITY, Assessment, ExpectedBy, Period, Standing
from tests.make_targets import figure, known


@cache
def first_notice() -> Catalogue:
    return load((Path(__file__).parents[2] / "targets.yaml").read_text(encoding="utf-8"))


def loans_in_may() -> Assessment:
    target = first_notice().target["inclusive_loans_balance"]
    figures = known(figure(target.indicator.id, "2023-05", 1_007_563_000_000, source="pbc"))
    return assess(target, CITY, figures, period=Period(2023, 5))


def test_the_way_done_counts_from_the_baseline() -> None:
    done = loans_in_may().share_done
    assert done is not None
    assert round(done, 4) == Decimal("0.4994")


def test_the_time_share_is_five_of_twelve_months() -> None:
    assert loans_in_may().time_share == Decimal(5) / 12


def test_the_straight_line_expects_9_922_9_hundred_million() -> None:
    judged = loans_in_may()
    assert judged.expected is not None
    assert round(judged.expected / 10**8, 1) == Decimal("9922.9")
    assert judged.expected_by is ExpectedBy.LINEAR


def test_the_gap_to_the_target_is_exact() -> None:
    assert loans_in_may().gap_to_target == Decimal(-92_437_000_000)


def test_132_hundred_million_are_needed_a_month() -> None:
    needed = loans_in_may().needed_per_month
    assert needed is not None
    assert round(needed / 10**8, 2) == Decimal("132.05")


def test_loans_are_on_schedule_and_nothing_is_forecast() -> None:
    judged = loans_in_may()
    assert judged.standing is Standing.ON_SCHEDULE
    assert (judged.forecast, judged.low80, judged.high80, judged.chance) == (None,) * 4


def test_relief_financing_goes_on_from_the_year_before() -> None:
    target = first_notice().target["relief_financing"]
    figures = known(
        figure(target.indicator.id, "2023-03", 530_320_000_000, source=target.indicator.source)
    )
    judged = assess(target, CITY, figures, period=Period(2023, 3))
    assert judged.share_done is not None
    assert round(judged.share_done, 3) == Decimal("0.473")


@pytest.mark.parametrize(("count", "standing"), [(12, Standing.MISSED), (4, Standing.ACHIEVED)])
def test_about_five_clusters_take_four_and_not_twelve(count: int, standing: Standing) -> None:
    target = first_notice().target["clusters_national"]
    figures = known(figure(target.indicator.id, "2023-12", count, source="eic"))
    assert assess(target, CITY, figures, period=Period(2023, 12)).standing is standing


def test_the_notice_has_twenty_targets_of_which_one_is_an_aspiration() -> None:
    aspirations = [t.id for t in first_notice().targets if t.is_aspirational]
    assert (len(first_notice().targets), aspirations) == (20, ["srdi_digital_coverage"])


def test_the_notice_is_known_to_be_truncated() -> None:
    assert first_notice().notice.is_truncated


def test_no_title_breaks_off_within_brackets_or_quotation_marks() -> None:
    titles = [action.title.en for action in first_notice().actions]
    assert [t for t in titles if t.count("(") != t.count(")") or t.count('"') % 2] == []
