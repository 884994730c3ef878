"""`app.py assess`: the judgement of every target and action, in words or as the JSON of the contract."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator
from decimal import Context, Decimal
from typing import Any

from commands.console import DONE, WRONG_USE, complain
from targets.amounts import plain
from targets.board import Board
from targets.explain import phrases
from targets.vocabulary import (
    LANGUAGES,
    NOT_ALLOCATED,
    NOT_REPORTED,
    UNEXPLAINED,
    Action,
    ActionNote,
    Assessment,
    Contribution,
    Language,
    Target,
)
from wording import say

FINEST = Decimal("1E-12")
WIDE = Context(prec=60)
"""Amounts are exact where they are arithmetic of reports; thirds and sevenths end here. Fewer would
let the rounded parts of a gap miss its sum."""

AMOUNTS = (
    "value",
    "target_value",
    "baseline",
    "expected",
    "gap_to_path",
    "gap_to_target",
    "needed_per_month",
    "forecast",
    "low80",
    "high80",
)
FRACTIONS = ("share_done", "time_share", "needed_growth", "growth_so_far", "chance")
NO_BODY = (NOT_ALLOCATED, NOT_REPORTED, UNEXPLAINED)


def run(
    board: Board, *, target: str | None, area: str | None, as_json: bool, language: Language
) -> int:
    """Prints what was asked for. 2 when the target or the area is unknown."""
    catalogue = board.catalogue
    if target is not None and target not in {**catalogue.target, **catalogue.action}:
        complain("command.unknown_target", seen=target)
        return WRONG_USE
    if area is not None and area not in catalogue.area:
        complain("command.unknown_area", seen=area)
        return WRONG_USE
    chosen = [
        entry
        for entry in entries(board)
        if target in (None, entry["target"]) and area in (None, entry["area"])
    ]
    if as_json:
        print(json.dumps(chosen, ensure_ascii=False, indent=1))
    else:
        for entry in chosen:
            standing = say(f"judging.standing_{entry['standing']}", language)
            print(f"{standing}\t{entry['target']}\t{entry['area']}\t{entry['sentence'][language]}")
    return DONE


def entries(board: Board) -> list[dict[str, Any]]:
    """One object per (target, area), numeric targets first, then actions."""
    areas = board.catalogue.area
    return [_entry(*judged, areas=areas) for judged in _judged(board)]


def _judged(board: Board) -> Iterator[tuple[Assessment, Target | Action, ActionNote | None]]:
    for line in board.lines:
        for assessment in (line.city, *line.districts):
            yield assessment, line.target, None
    for action in board.actions:
        yield action.assessment, action.action, action.word


def _entry(
    assessment: Assessment,
    promised: Target | Action,
    note: ActionNote | None,
    *,
    areas: Container[str],
) -> dict[str, Any]:
    return {
        "target": assessment.target,
        "area": assessment.area,
        "period": str(assessment.period),
        "as_of": assessment.as_of.isoformat(),
        "kind": assessment.kind.value,
        "comparator": assessment.comparator.value if assessment.comparator else None,
        "k": assessment.k,
        **{name: _amount(getattr(assessment, name)) for name in AMOUNTS},
        **{name: _fraction(getattr(assessment, name)) for name in FRACTIONS},
        "expected_by": assessment.expected_by.value,
        "standing": assessment.standing.value,
        "overlays": [overlay.value for overlay in assessment.overlays],
        "contributions": [_contribution(part, areas) for part in assessment.contributions],
        "sentence": {
            language: _sentence(assessment, promised, note, language) for language in LANGUAGES
        },
    }


def _amount(value: Decimal | None) -> str | None:
    if value is None:
        return None
    return plain(value.quantize(FINEST, context=WIDE))


def _fraction(value: Decimal | float | None) -> float | None:
    return None if value is None else round(float(value), 6)


def _contribution(part: Contribution, areas: Container[str]) -> dict[str, str | None]:
    kind = "area" if part.part in areas or part.part in NO_BODY else "agency"
    return {kind: part.part, "value": _amount(part.value)}


def _sentence(
    assessment: Assessment,
    promised: Target | Action,
    note: ActionNote | None,
    language: Language,
) -> str:
    said = [
        say(key, language, **values)
        for key, values in phrases(assessment, promised, language, note=note)
    ]
    return ("" if language == "zh" else " ").join(said)
