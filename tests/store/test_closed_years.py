"""Closed years are kept once, again where a revised figure says otherwise, and as known at any moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from store import recall, record
from store.closing_years import ClosingYears
from store.engine import Store
from targets.vocabulary import ClosedForecast
from tests.make_closed import PLAIN, closed
from tests.make_store import NOW
from tests.make_targets import tiny_catalogue

LATER = NOW + timedelta(days=1)


def kept(store: Store, seq: int | None = None) -> tuple[ClosedForecast, ...]:
    with store.reading() as session:
        at = recall.newest_seq(session) if seq is None else seq
        return recall.closed_forecasts(session, at)


def test_a_forecast_is_kept_with_everything_that_it_said(store: Store) -> None:
    odd = closed(area="990101", spread=None, chance=None, kept=None, rule="count")
    assert record.keep_closed_forecasts(store, [PLAIN, odd], now=NOW) == 2
    assert kept(store) == (odd, PLAIN)


def test_kept_once_it_is_not_kept_again(store: Store) -> None:
    record.keep_closed_forecasts(store, [PLAIN], now=NOW)
    assert record.keep_closed_forecasts(store, [PLAIN], now=LATER) == 0


def test_a_revised_year_takes_the_place_of_what_was_kept(store: Store) -> None:
    record.keep_closed_forecasts(store, [PLAIN], now=NOW)
    with store.reading() as session:
        before = recall.newest_seq(session)
    revised = replace(PLAIN, actual=90.0, kept=False)
    assert record.keep_closed_forecasts(store, [revised], now=LATER) == 1
    assert (kept(store), kept(store, before)) == ((revised,), (PLAIN,))


def test_what_is_known_holds_the_closed_years(store: Store) -> None:
    record.keep_closed_forecasts(store, [PLAIN], now=NOW)
    with store.reading() as session:
        assert recall.known(session).closed_forecasts == (PLAIN,)


def test_nothing_closed_records_nothing(store: Store) -> None:
    assert record.keep_closed_forecasts(store, [], now=NOW) == 0
    with store.reading() as session:
        assert recall.newest_seq(session) == 0


def test_the_tick_looks_only_after_a_change(store: Store) -> None:
    years = ClosingYears(store, tiny_catalogue())
    assert (years.keep(NOW), years.keep(LATER)) == (0, 0)
