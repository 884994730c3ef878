"""Written explanations, put to the warnings that they answer and to the figures that they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from targets.vocabulary import Cell, Explanations, Finding, Observation, Severity

WHOLE_FILE = "*"
"""The place of a warning that is about no cell."""


def explained(findings: Iterable[Finding], said: Explanations) -> tuple[Finding, ...]:
    """Every warning with the explanation of its cell, else its own from the sheet, else that for all."""
    by_place = {_normal(place): text.strip() for place, text in said.by_cell.items()}
    return tuple(
        replace(finding, explanation=_for(finding, by_place, said.for_all))
        if finding.severity is Severity.WARNING
        else finding
        for finding in findings
    )


def _for(finding: Finding, by_place: Mapping[str, str], for_all: str | None) -> str | None:
    named = (by_place.get(_normal(place)) for place in _places(finding.cell))
    own = (text.strip() for text in (finding.explanation, for_all) if text)
    return next(filter(None, (*named, *own)), None)


def answers_nothing(said: Explanations, findings: Iterable[Finding]) -> tuple[str, ...]:
    """The places that were explained and where nothing was asked, as they were typed."""
    asked = {
        _normal(place)
        for finding in findings
        if finding.severity is Severity.WARNING
        for place in _places(finding.cell)
    }
    return tuple(place for place in said.by_cell if _normal(place) not in asked)


def is_named(cell: Cell, places: Iterable[str]) -> bool:
    """Whether the cell itself is among places as people type them."""
    normal = {_normal(place) for place in places}
    return any(_normal(place) in normal for place in _places(cell))


def _places(cell: Cell | None) -> tuple[str, ...]:
    return (WHOLE_FILE,) if cell is None else (f"{cell.sheet}!{cell.address}", cell.address)


def _normal(place: str) -> str:
    """`表1!$F$9` and `f9` as people type them."""
    sheet, mark, address = place.strip().rpartition("!")
    return sheet.strip("'") + mark + address.replace("$", "").upper()


def carried(
    observations: Iterable[Observation], findings: Iterable[Finding]
) -> tuple[Observation, ...]:
    """Figures with the explanations of the warnings about them, for everyone who sees them.

    A remark on a figure that nobody asked about explains nothing; it is noted (`remarks`).
    """
    figures = tuple(observations)
    answered = [
        one for one in findings if one.severity is Severity.WARNING and one.cell and one.explanation
    ]
    cells = {figure.cell for figure in figures}
    beside = [finding for finding in answered if finding.cell not in cells]
    several = [finding for finding in answered if "cells" in dict(finding.values)]
    at: dict[Cell | None, list[Finding]] = {}
    for finding in answered:
        at.setdefault(finding.cell, []).append(finding)
    return tuple(
        replace(
            figure,
            explanation=_joined(
                *at.get(figure.cell, []),
                *(finding for finding in several if _names(finding, figure)),
                *(finding for finding in beside if _is_about(finding, figure)),
            ),
        )
        for figure in figures
    )


def remarks(observations: Iterable[Observation], findings: Iterable[Finding]) -> Iterator[Finding]:
    """What a sender wrote beside a figure that nobody asked about: noted with it, no explanation."""
    asked = [one for one in findings if one.severity is Severity.WARNING and one.cell]
    for figure in observations:
        is_asked = any(
            one.cell == figure.cell or _names(one, figure) or _is_about(one, figure)
            for one in asked
        )
        if figure.explanation and figure.value is not None and not is_asked:
            about = (("indicator", figure.indicator), ("area", figure.area))
            yield Finding("remark", Severity.NOTE, figure.cell, figure.explanation, "", about)


def _joined(*about: Finding) -> str | None:
    return "；".join(dict.fromkeys(one.explanation or "" for one in about)) or None


def _names(finding: Finding, figure: Observation) -> bool:
    """A warning about several figures stands at the first and names the cells of all."""
    named = dict(finding.values).get("cells", "").split(", ")
    is_same_sheet = finding.cell is not None and finding.cell.sheet == figure.cell.sheet
    return is_same_sheet and finding.cell != figure.cell and figure.cell.address in named


def _is_about(finding: Finding, figure: Observation) -> bool:
    """A warning at a cell beside the figure's: its row's month or change, its ratio's denominator."""
    place, values = finding.cell, dict(finding.values)
    if place is None or place.sheet != figure.cell.sheet:
        return False
    if (values.get("indicator"), values.get("area")) != (figure.indicator, figure.area):
        return False
    return place.row == figure.cell.row or place.column == figure.cell.column
