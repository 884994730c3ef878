"""An Outcome as the JSON object of `ingest --json`: a contract that others' scripts depend on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from ingest.outcome import Outcome
from store.rosters import Roster
from targets.amounts import plain
from targets.catalogue import Catalogue
from targets.findings import is_on_trial, placeholders
from targets.vocabulary import (
    LANGUAGES,
    ActionNote,
    Cell,
    Finding,
    Language,
    Observation,
    ParameterLevel,
    PlanPoint,
)
from wording import UnknownSentenceError, say


def as_json(outcome: Outcome, catalogue: Catalogue) -> dict[str, Any]:
    """Values are decimal strings in the indicator's base unit; messages are in both languages."""
    return {
        "file": outcome.file,
        "sha256": outcome.sha256,
        "state": outcome.state.value,
        "reason": outcome.reason,
        "agency": outcome.agency,
        "form": outcome.form,
        "form_version": outcome.form_version or None,
        "layout": outcome.layout or None,
        "period": str(outcome.period) if outcome.period else None,
        "observations": [_observation(one, catalogue) for one in outcome.observations],
        "actions": [_action(note, catalogue) for note in outcome.action_notes],
        "roster": _roster(outcome.rosters),
        "findings": [_finding(one, catalogue) for one in outcome.findings],
        **_promises(outcome),
    }


def _promises(outcome: Outcome) -> dict[str, Any]:
    """Named only where a workbook says any."""
    said = {
        "plan": [_point(one) for one in outcome.plan],
        "levels": [_level(one) for one in outcome.levels],
    }
    return {name: told for name, told in said.items() if told}


def _point(point: PlanPoint) -> dict[str, Any]:
    return {
        "target": point.target,
        "area": point.area,
        "period": str(point.period),
        "value": plain(point.value),
        **_place(point.cell),
    }


def _level(level: ParameterLevel) -> dict[str, Any]:
    day = level.effective_from
    return {
        "parameter": level.parameter,
        "area": level.area,
        "value": plain(level.value),
        "effective_from": day.isoformat() if day else None,
        "text": level.text,
        **_place(level.cell),
    }


def _place(cell: Cell | None) -> dict[str, str | None]:
    return {"sheet": cell.sheet if cell else None, "cell": cell.address if cell else None}


def message(finding: Finding, catalogue: Catalogue, language: Language) -> str:
    """The finding's sentence, with its place: of a figure or table, else of a file not read."""
    values = placeholders(finding, catalogue, language)
    trial = say("rule.trial", language) if is_on_trial(finding) else ""
    try:
        said = say(f"finding.{finding.code}", language, **values)
    except UnknownSentenceError:
        said = say(f"reading.{finding.code}", language, **values)
    place = values["place"]
    return trial + (
        said if said.startswith(place) else f"{place}{say('receipt.colon', language)}{said}"
    )


def _observation(figure: Observation, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "indicator": figure.indicator,
        "area": figure.area,
        "period": str(figure.period),
        "value": _amount(figure.value),
        "unit": catalogue.indicator[figure.indicator].unit.id,
        "numerator": _amount(figure.numerator),
        "denominator": _amount(figure.denominator),
        "state": figure.state.value,
        "why": figure.why,
        "sheet": figure.cell.sheet,
        "cell": figure.cell.address,
    }


def _amount(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def _action(note: ActionNote, catalogue: Catalogue) -> dict[str, Any]:
    action = catalogue.action.get(note.action or "")
    return {
        "clause": action.clause if action else note.clause,
        "action": note.action,
        "self_assessed": note.self_assessed,
        "text": note.text,
        "suggested_numbers": list(note.suggested_numbers),
        "sheet": note.cell.sheet,
        "cell": note.cell.address,
    }


def _roster(rosters: Sequence[Roster]) -> Mapping[str, int] | None:
    """All lists of the workbook together."""
    if not rosters:
        return None
    return {
        "rows": sum(one.rows for one in rosters),
        "counted": sum(one.counted for one in rosters),
        "duplicates": sum(one.duplicates for one in rosters),
        "bad_codes": sum(one.bad_codes for one in rosters),
    }


def _finding(finding: Finding, catalogue: Catalogue) -> Mapping[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        **_place(finding.cell),
        "seen": finding.seen,
        "expected": finding.expected,
        "message": {one: message(finding, catalogue, one) for one in LANGUAGES},
    }
