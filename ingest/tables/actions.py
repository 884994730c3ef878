"""The sheet of actions -> what a body says of each action at the period's end."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.cells import seen
from ingest.layout import Role, Words
from ingest.tables import doubts
from ingest.tables.dates import day_of
from ingest.tables.header import Header
from ingest.text import squeezed
from ingest.workbook import CellKind, RawCell, Sheet
from targets.catalogue import Catalogue
from targets.vocabulary import (
    Action,
    ActionNote,
    ActionState,
    Finding,
    Period,
    Severity,
)


@dataclass(frozen=True)
class ActionReader:
    """Rows without a state and without a text say nothing and are passed over."""

    catalogue: Catalogue
    sheet: Sheet
    header: Header
    words: Words
    source: str
    period: Period

    def read(self) -> tuple[tuple[ActionNote, ...], tuple[Finding, ...]]:
        notes: list[ActionNote] = []
        findings = [*doubts.of_header(self.sheet, self.header)]
        for row in self.sheet.rows:
            if row > self.header.bottom:
                note = self._row(row, findings)
                if note is not None:
                    notes.append(note)
        return tuple(notes), tuple(findings)

    def _row(self, row: int, findings: list[Finding]) -> ActionNote | None:
        state_text, text = self._text(row, Role.STATE), self._text(row, Role.PROGRESS)
        evidence, done_on = self._text(row, Role.EVIDENCE), self._text(row, Role.DONE_ON)
        if not (state_text or text or evidence or done_on):
            return None
        action = self._action(row)
        if action is None:
            self._say(findings, "unknown_action", Severity.WARNING, row, Role.ACTION)
            return None
        state = self._state(state_text)
        if state_text and state is None:
            self._say(findings, "unknown_action_state", Severity.ERROR, row, Role.STATE)
        day = day_of(self._cell(row, Role.DONE_ON))
        if done_on and day is None:
            self._say(findings, "date_not_read", Severity.ERROR, row, Role.DONE_ON)
        role = Role.PROGRESS if text else Role.STATE
        return ActionNote(
            action=action.id,
            source=self.source,
            period=self.period,
            state=state,
            text=text,
            cell=self.sheet.place(row, self._column(role)),
            done_on=day,
            evidence=evidence,
            self_assessed=state_text or None,
            clause=action.clause,
        )

    def _action(self, row: int) -> Action | None:
        title = squeezed(self._text(row, Role.ACTION))
        return next((a for a in self.catalogue.actions if title in _titles(a)), None)

    def _state(self, text: str) -> ActionState | None:
        for state, words in self.words.states.items():
            if squeezed(text) in {squeezed(word) for word in words}:
                return ActionState(state)
        return None

    def _column(self, role: Role) -> int:
        column = self.header.of(role)
        return column.number if column is not None else 1

    def _cell(self, row: int, role: Role) -> RawCell | None:
        column = self.header.of(role)
        return self.sheet.covering(row, column.number) if column is not None else None

    def _text(self, row: int, role: Role) -> str:
        cell = self._cell(row, role)
        if cell is not None and cell.kind is CellKind.TEXT:
            return cell.text.strip()
        return seen(cell)

    def _say(
        self, findings: list[Finding], code: str, severity: Severity, row: int, role: Role
    ) -> None:
        place = self.sheet.place(row, self._column(role))
        findings.append(Finding(code, severity, place, self._text(row, role)))


def _titles(action: Action) -> tuple[str, ...]:
    return squeezed(action.title.zh), squeezed(action.title.en), action.id
