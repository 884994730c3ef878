"""Districts' own figures against those that a municipal body reports for them, one by one and in sum."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ingest.checks.material import Material
from ingest.checks.rounding import slack
from ingest.checks.saying import amount, differing, finding
from targets.vocabulary import CITY, Behaviour, Finding, Observation, Severity

HUNDRED = Decimal(100)


def look(material: Material) -> Iterator[Finding]:
    for figure in material.fresh:
        if figure.area == CITY:
            yield from _against_sum(figure, material)
            continue
        for other in material.beside.get((figure.indicator, figure.area, figure.period), ()):
            if _is_one_its_own(figure, other, material) and not _agree(figure, other, material):
                yield from _told(figure, other, material)


def _is_one_its_own(figure: Observation, other: Observation, material: Material) -> bool:
    """One of the two comes from the district itself, the other from an agency."""
    sources = {figure.source, other.source}
    return figure.area in sources and bool(sources & material.catalogue.agency.keys())


def _agree(figure: Observation, other: Observation, material: Material) -> bool:
    assert figure.value is not None  # noqa: S101
    assert other.value is not None  # noqa: S101
    return abs(figure.value - other.value) <= slack(figure, material) + slack(other, material)


def _told(figure: Observation, other: Observation, material: Material) -> Iterator[Finding]:
    """Asked about where large; a few enterprises that have moved are told, with the newest month alone."""
    assert figure.value is not None  # noqa: S101
    assert other.value is not None  # noqa: S101
    allowed = abs(other.value) * Decimal(str(material.rules.district_sources.apart)) / HUNDRED
    if abs(figure.value - other.value) > allowed:
        yield differing(figure, other, "district_differs", Severity.WARNING, material)
    elif figure.period == material.reading.period:
        yield differing(figure, other, "district_differs_told", Severity.NOTE, material)


def _against_sum(figure: Observation, material: Material) -> Iterator[Finding]:
    """Of a body that gives no districts itself; its own are summed where parts make the whole."""
    if material.indicator(figure.indicator).behaviour is Behaviour.RATIO:
        return
    own = _own_figures(figure, material)
    if own.keys() < material.catalogue.district.keys() or _gives_districts(figure, material):
        return
    total = sum((one.value or Decimal(0) for one in own.values()), Decimal(0))
    allowed = sum((slack(one, material) for one in (figure, *own.values())), Decimal(0))
    difference = (figure.value or Decimal(0)) - total
    if abs(difference) > allowed:
        yield finding(
            "districts_differ_from_city",
            Severity.WARNING,
            figure,
            material,
            expected=amount(total, figure.indicator, material),
            difference=amount(difference, figure.indicator, material),
        )


def _own_figures(figure: Observation, material: Material) -> dict[str, Observation]:
    """What each district said of itself for the same month."""
    return {
        code: one
        for code in material.catalogue.district
        for one in material.beside.get((figure.indicator, code, figure.period), ())
        if one.source == code
    }


def _gives_districts(figure: Observation, material: Material) -> bool:
    return any(
        (figure.indicator, code, figure.period) in material.given
        for code in material.catalogue.district
    )
