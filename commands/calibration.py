"""`app.py assess --calibration`: what was said of years that are over, against what happened."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from commands.console import DONE, tell
from targets.amounts import NOTHING
from targets.board import Board
from targets.calibration import ENOUGH, KINDS, Bin, Calibration, calibration, errors_by_kind
from targets.vocabulary import Language
from wording import say

RULES = (None, "flow", "stock", "count")


def run(board: Board, *, as_json: bool, language: Language) -> int:
    """Of what was known at the board's moment; a clear sentence where no year is over yet."""
    if as_json:
        print(json.dumps(_document(board), ensure_ascii=False, indent=1))
        return DONE
    closed = board.known.closed_forecasts
    if not closed:
        tell("command.calibration_none", language, enough=ENOUGH)
        return DONE
    for rule in RULES:
        found = calibration(closed, rule)
        if found.count:
            _show(found, rule, language)
    for kind, errors in errors_by_kind(closed, before=board.catalogue.notice.start).items():
        key = "own" if len(errors) >= ENOUGH else "pooled"
        said = say(f"command.calibration_{kind}", language)
        tell(
            f"command.calibration_tables_{key}",
            language,
            kind=said,
            count=len(errors),
            enough=ENOUGH,
        )
    return DONE


def _show(found: Calibration, rule: str | None, language: Language) -> None:
    tell(
        "command.calibration_rule",
        language,
        kind=say(f"command.calibration_{rule or 'all'}", language),
        count=found.count,
        judged=found.judged,
        brier=_number(found.brier, 3),
        covered=_percent(found.covered),
        likely=_percent(found.likely_kept),
        unlikely=_percent(found.unlikely_kept),
    )
    for one in found.bins:
        if one.count:
            tell("command.calibration_bin", language, **_bin(one))


def _bin(one: Bin) -> dict[str, str]:
    return {
        "low": f"{one.low:g}",
        "high": f"{one.high:g}",
        "count": str(one.count),
        "said": _number(one.said, 2),
        "happened": _number(one.happened, 2),
    }


def _number(value: float | None, decimals: int) -> str:
    return NOTHING if value is None else f"{value:.{decimals}f}"


def _percent(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.0%}"


def _document(board: Board) -> dict[str, Any]:
    closed = board.known.closed_forecasts
    errors = errors_by_kind(closed, before=board.catalogue.notice.start)
    return {
        "as_of": board.as_of.isoformat(),
        "enough": ENOUGH,
        "own_errors": {kind: len(errors[kind]) for kind in KINDS},
        "tables": {kind: "own" if len(errors[kind]) >= ENOUGH else "pooled" for kind in KINDS},
        "calibration": {rule or "all": asdict(calibration(closed, rule)) for rule in RULES},
    }
