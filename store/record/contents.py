"""What a submission says, as rows of its tables, and the digest that seals them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from hashlib import sha256
from typing import Any

from store.record.arrival import Arrival
from store.rosters import Roster, seal
from store.tables import (
    Base,
    FigureRow,
    FindingRow,
    LevelRow,
    NoteRow,
    PlannedRow,
    RosterRow,
    UploadedRow,
)
from store.tables.columns import storable
from targets.vocabulary import ActionNote, Cell, Finding, Observation, ParameterLevel, PlanPoint

Entry = Mapping[str, Any]
NO_CELL = Cell("", 0, 0)
Contents = Mapping[type[Base], Sequence[Entry]]

ADDED = frozenset({"clause", "item", "work", "problems", "next_steps", "suggested_numbers"})
"""Columns that the first tables had not."""


def identity(arrival: Arrival) -> Entry:
    """What the submission is, in the columns of its own row."""
    return {
        "agency": arrival.agency,
        "form": arrival.form,
        "form_version": arrival.form_version,
        "layout": arrival.layout,
        "period": arrival.period,
        "sha256": arrival.sha256,
        "file_name": arrival.file_name,
        "by": arrival.by,
        "is_correction": arrival.is_correction,
        "is_made_up": arrival.is_made_up,
    }


def contents(arrival: Arrival) -> Contents:
    """The rows of each table, without the submission's number, in the order of their keys."""
    rows = {(sheet, row): texts for sheet, row, texts in arrival.rows}
    return {
        FigureRow: [_figure(number, said) for number, said in enumerate(arrival.observations, 1)],
        NoteRow: [_note(number, said) for number, said in enumerate(arrival.action_notes, 1)],
        FindingRow: [_finding(number, found) for number, found in enumerate(arrival.findings, 1)],
        UploadedRow: [
            {"sheet": sheet, "row": row, "texts": json.dumps(texts, ensure_ascii=False)}
            for (sheet, row), texts in sorted(rows.items())
        ],
        PlannedRow: [_planned(number, said) for number, said in enumerate(arrival.plan, 1)],
        LevelRow: [_level(number, said) for number, said in enumerate(arrival.levels, 1)],
        RosterRow: [_roster(number, listed) for number, listed in enumerate(arrival.rosters, 1)],
    }


def digest(head: Entry, said: Contents) -> str:
    """A hash of everything that a submission is and says; it can be made again from its rows."""
    entries = [head, *(entry for table in said for entry in said[table])]
    told = [
        sorted((name, _text(value)) for name, value in entry.items() if _is_sealed(name, value))
        for entry in entries
    ]
    return sha256(json.dumps(told).encode()).hexdigest()


def _is_sealed(name: str, value: object) -> bool:
    """A column that came later is sealed where it says something: older seals hold."""
    return name not in ADDED or value not in (None, "", 0, "[]")


def _text(value: object) -> str:
    """As the column gives it back, nothing apart from the empty text."""
    if isinstance(value, Decimal):
        return format(value, "f")
    return "null" if value is None else f"={storable(str(value))}"


def _figure(number: int, said: Observation) -> dict[str, Any]:
    return {
        "number": number,
        "indicator": said.indicator,
        "source": said.source,
        "period": said.period,
        "area": said.area,
        "value": said.value,
        "numerator": said.numerator,
        "denominator": said.denominator,
        "state": said.state,
        "sheet": said.cell.sheet,
        "row": said.cell.row,
        "column": said.cell.column,
        "why": said.why,
        "seen": said.seen,
        "explanation": said.explanation,
    }


def _note(number: int, said: ActionNote) -> dict[str, Any]:
    return {
        "number": number,
        "clause": said.clause,
        "action": said.action,
        "item": said.item,
        "source": said.source,
        "period": said.period,
        "state": said.state,
        "text": said.text,
        "work": said.work,
        "problems": said.problems,
        "next_steps": said.next_steps,
        "suggested_numbers": json.dumps(said.suggested_numbers, ensure_ascii=False),
        "done_on": said.done_on,
        "evidence": said.evidence,
        "self_assessed": said.self_assessed,
        "sheet": said.cell.sheet,
        "row": said.cell.row,
        "column": said.cell.column,
    }


def _planned(number: int, said: PlanPoint) -> dict[str, Any]:
    return {
        "number": number,
        "target": said.target,
        "source": said.source,
        "area": said.area,
        "period": said.period,
        "value": said.value,
        **_place(said.cell or NO_CELL),
        "seen": said.seen,
    }


def _level(number: int, said: ParameterLevel) -> dict[str, Any]:
    return {
        "number": number,
        "parameter": said.parameter,
        "source": said.source,
        "area": said.area,
        "value": said.value,
        "effective_from": said.effective_from,
        "text": said.text,
        **_place(said.cell),
        "seen": said.seen,
    }


def _roster(number: int, listed: Roster) -> dict[str, Any]:
    """Its rows stand for themselves in the digest by their seal."""
    return {
        "number": number,
        "indicator": listed.indicator,
        "title": listed.title,
        "sheet": listed.sheet,
        "rows": listed.rows,
        "counted": listed.counted,
        "duplicates": listed.duplicates,
        "bad_codes": listed.bad_codes,
        "expired": listed.expired,
        "seal": seal(listed.entries),
    }


def _place(cell: Cell) -> dict[str, Any]:
    return {"sheet": cell.sheet, "row": cell.row, "column": cell.column}


def _finding(number: int, found: Finding) -> dict[str, Any]:
    cell = found.cell
    return {
        "number": number,
        "code": found.code,
        "severity": found.severity,
        "sheet": cell.sheet if cell else None,
        "row": cell.row if cell else None,
        "column": cell.column if cell else None,
        "seen": found.seen,
        "expected": found.expected,
        "placeholders": json.dumps(found.values, ensure_ascii=False),
        "explanation": found.explanation,
    }
