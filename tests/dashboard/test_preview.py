"""The figures of an upload beside those that count."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from dashboard.held import Held
from dashboard.pages.preview import Reading
from targets.vocabulary import Behaviour, Observation
from tests.make_pages import NOW
from tests.make_targets import figure


def reading(*figures: Observation, before: tuple[Observation, ...] = ()) -> Reading:
    outcome: Any = SimpleNamespace(observations=figures, before=before, findings=())
    return Reading(Held("token", "industry", "a.xlsx", None, Path("a"), NOW, outcome))


def test_a_change_is_on_the_month_before_as_it_counts() -> None:
    now, past = figure("tech_firms", "2025-02", 12), figure("tech_firms", "2025-01", 9)
    assert reading(now, before=(past,)).rise(now, Behaviour.STOCK) == Decimal(3)


def test_a_flow_begins_again_in_january() -> None:
    now, past = figure("stations", "2025-01", 2), figure("stations", "2024-12", 24)
    assert reading(now, before=(past,)).rise(now, Behaviour.FLOW) == Decimal(2)


def test_only_the_very_figure_that_counts_is_repeated() -> None:
    same, other = figure("tech_firms", "2025-01", 9), figure("tech_firms", "2025-01", 10)
    assert reading(same, before=(same,)).is_repeated(same)
    assert not reading(other, before=(same,)).is_repeated(other)
    assert not reading(same).is_repeated(same)
