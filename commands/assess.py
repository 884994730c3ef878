"""`app.py assess`: the judgement of every target and action, in words or as the JSON of the contract."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from commands.console import DONE, WRONG_USE, complain
from targets.amounts import plain
from targets.board import ActionLine, Board, Line
from targets.explain import phrases
from targets.vocabulary import LANGUAGES, Assessment, Language, Target
from wording import say

FINEST = Decimal("0.000001")
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


def run(
    board: Board, *, target: str | None, area: str | None, as_json: bool, language: Language
) -> int:
    """Prints what was asked for. 2 when the target or the area is unknown."""
    if target is not None and target not in board.catalogue.target | board.catalogue.action:
        complain("command.unknown_target", seen=target)
        return WRONG_USE
    if area is not None and area not in board.catalogue.area:
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
            standing = say(f"judging.standing.{entry['standing']}", language)
            print(f"{standing}\t{entry['target']}\t{entry['area']}\t{entry['sentence'][language]}")
    return DONE


def entries(board: Board) -> list[dict[str, Any]]:
    """One object per (target, area), numeric targets first, then actions."""
    found: list[dict[str, Any]] = []
    for line in board.lines:
        found.extend(
            _entry(
                assessment,
                _sentence(
                    phrases(assessment, line.target, "zh"), phrases(assessment, line.target, "en")
                ),
            )
            for assessment in (line.city, *line.districts)
        )
    return found
