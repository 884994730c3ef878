"""What the store could not keep: two entries for one thing, or a figure beyond its digits."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.cells import plain
from ingest.reading import Reading
from store.scales import LARGEST
from targets.catalogue import Catalogue
from targets.vocabulary import Cell, Finding, Observation, Period, Severity


def unstorable(reading: Reading, catalogue: Catalogue) -> tuple[Finding, ...]:
    """Errors, so that the file is refused in words before the store refuses it in none."""
    return (*_repeated_figures(reading), *_repeated_notes(reading), *_too_large(reading, catalogue))


def _repeated_figures(reading: Reading) -> Iterator[Finding]:
    first: dict[tuple[str, str, Period, str], Cell] = {}
    for one in reading.observations:
        key = (one.indicator, one.source, one.period, one.area)
        if key in first:
            yield _about(one, "duplicate_indicator", first[key].address)
        first.setdefault(key, one.cell)


def _repeated_notes(reading: Reading) -> Iterator[Finding]:
    first: dict[tuple[str, int, str, Period], Cell] = {}
    for note in reading.action_notes:
        key = (note.subject, note.item, note.source, note.period)
        if key in first:
            values = (("action", note.subject),)
            place = first[key].address
            yield Finding("duplicate_action", Severity.ERROR, note.cell, note.text, place, values)
        first.setdefault(key, note.cell)


def _too_large(reading: Reading, catalogue: Catalogue) -> Iterator[Finding]:
    for one in reading.observations:
        decimals = catalogue.indicator[one.indicator].decimals
        if one.value is not None and abs(one.value).scaleb(decimals) > LARGEST:
            yield _about(one, "figure_too_large", f"{LARGEST // 10**decimals:.0e}")


def _about(figure: Observation, code: str, expected: str) -> Finding:
    values = (("indicator", figure.indicator), ("area", figure.area))
    seen = figure.seen or ("" if figure.value is None else plain(figure.value))
    return Finding(code, Severity.ERROR, figure.cell, seen, expected, values)
