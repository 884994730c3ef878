"""`app.py what-if`: the end of a target's window if the remaining months go as assumed; nothing is recorded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from commands.console import DONE, WRONG_USE, as_typed, complain
from targets.amounts import plain
from targets.assumed import amount_in, growth_in
from targets.board import Board, Line
from targets.scenarios import Scenario, Sentence, at_growth, at_pace, growth_told, pace_told
from targets.vocabulary import LANGUAGES, Language
from wording import say


def run(
    board: Board,
    target: str,
    *,
    growth: str | None,
    per_month: str | None,
    as_json: bool,
    language: Language,
) -> int:
    """2: an unknown target, neither or an unreadable assumption."""
    line = board.line.get(target)
    if line is None:
        complain("command.unknown_target", seen=as_typed(target))
        return WRONG_USE
    if growth is None and per_month is None:
        complain("command.what_if_of_nothing")
        return WRONG_USE
    rate = None if growth is None else growth_in(growth)
    pace = None if per_month is None else amount_in(per_month, line.target.indicator.unit)
    if (growth is not None and rate is None) or (per_month is not None and pace is None):
        unreadable = growth if growth is not None and rate is None else per_month
        unit = line.target.indicator.unit.name.said(language)
        complain("command.what_if_unreadable", seen=as_typed(unreadable or ""), unit=unit)
        return WRONG_USE
    told = list(_told(line, rate, pace))
    if as_json:
        print(json.dumps([_document(*one) for one in told], ensure_ascii=False, indent=1))
    else:
        for _, _, _, sentence in told:
            key, values = sentence[language]
            print(say(key, language, **values))
    return DONE


_Told = tuple[str, Decimal, Scenario | None, dict[Language, Sentence]]


def _told(line: Line, growth: Decimal | None, pace: Decimal | None) -> Iterator[_Told]:
    if growth is not None:
        said = {language: growth_told(line, growth, language) for language in LANGUAGES}
        yield "growth", growth, at_growth(line, growth), said
    if pace is not None:
        said = {language: pace_told(line, pace, language) for language in LANGUAGES}
        yield "per_month", pace, at_pace(line, pace), said


def _document(
    what: str, assumed: Decimal, found: Scenario | None, said: dict[Language, Sentence]
) -> dict[str, Any]:
    """Amounts are decimal strings in the base unit; the growth a fraction."""
    return {
        "assumed": what,
        "value": float(assumed) if what == "growth" else plain(assumed),
        "end": None if found is None else plain(found.end),
        "gap_to_target": None if found is None else plain(found.gap),
        "is_met": None if found is None else found.is_met,
        "sentence": {
            language: say(key, language, **values) for language, (key, values) in said.items()
        },
    }
