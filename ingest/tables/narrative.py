"""The rows of a narrative table -> what a body tells of each clause, in its own words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ingest import clauses
from ingest.cells import ESCAPED_BREAK, Saying, content
from ingest.layout import Role, Words
from ingest.suggestions import suggested_numbers
from ingest.tables.hidden import hidden
from ingest.tables.table import TableReading
from ingest.text import begins, folded, squeezed
from ingest.workbook import CellKind, RawCell
from targets.catalogue import ALL_DISTRICTS, Catalogue
from targets.vocabulary import ActionNote, ActionState, Cell, Finding, Period, Severity

TELLING = frozenset(
    {Role.PROGRESS, Role.PROBLEMS, Role.NEXT_STEPS, Role.SELF_ASSESSED, Role.STATE, Role.EVIDENCE}
)
"""What a body fills in; clause and work may have stood in the form before."""
TICKS = frozenset("√✓✔☑vV●○是")
NOTHING_SAID = (Saying.BLANK, Saying.MISSING)
NOT_READ = (Saying.ERROR, Saying.NOT_CALCULATED)


@dataclass(frozen=True, slots=True)
class Entry:
    """One text on progress with what stands beside it; a merged text gathers several rows.

    `clause`: the entry's own words for it. `place`: the cell of the progress, else of the first words.
    """

    rows: tuple[int, ...]
    clause: str
    said: dict[Role, str]
    place: Cell

    @property
    def tells(self) -> bool:
        return not TELLING.isdisjoint(self.said)

    @property
    def words(self) -> str:
        """Everything that it says, for a finding that takes its place."""
        return "\n".join(self.said.values())


@dataclass
class Told:
    """What one table tells. `notes` are not numbered yet."""

    notes: list[ActionNote] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    rows: dict[tuple[str, int], tuple[tuple[str, str], ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class NarrativeReader:
    """`source` empty: the sender is not known, and nothing is said of whose clause it is."""

    catalogue: Catalogue
    reading: TableReading
    words: Words
    source: str
    period: Period

    def read(self) -> Told:
        """Nothing at all where no row says more than the form did before."""
        told = Told()
        entries = self._entries(told.findings)
        if not any(entry.tells for entry in entries):
            return Told()
        for entry in entries:
            clause = self._clause(entry, told.findings)
            if clause is not None:
                self._tell(entry, clause, told)
        telling = {row for entry in entries if entry.tells for row in entry.rows}
        told.findings += hidden(self.reading, telling)
        return told

    def _entries(self, findings: list[Finding]) -> list[Entry]:
        found: list[Entry] = []
        above = ""
        for row in self.reading.sheet.rows:
            if row <= self.reading.header.bottom or self._is_apart(row):
                continue
            entry = self._entry(row, findings)
            if self._is_heading(row, entry):
                above = ""
                continue
            if not entry.clause and entry.tells and above:
                entry = replace(entry, clause=above)
                findings.append(_say("clause_from_above", Severity.NOTE, entry, seen=above))
            above = entry.clause or above
            if found and _is_one_text(found[-1], entry):
                found[-1] = _joined(found[-1], entry)
            else:
                found.append(entry)
        return found

    def _is_apart(self, row: int) -> bool:
        """Signatures and notes below the table, and a print header that comes again."""
        first = self.reading.sheet.rows[row][0]
        tails = (*self.words.tails, *self.words.notes)
        if first.kind is CellKind.TEXT and begins(squeezed(first.text), tails):
            return True
        titles = {column.number: column.path for column in self.reading.header.columns}
        cells = self.reading.sheet.rows[row]
        return all(folded(cell.text) in titles.get(cell.column, ()) for cell in cells)

    def _is_heading(self, row: int, entry: Entry) -> bool:
        """A chapter's title above its clauses, over the whole table or in the clauses' column alone."""
        columns = (self.reading.header.of(Role.CLAUSE), self.reading.header.of(Role.PROGRESS))
        merges = [c and self.reading.sheet.merge_of.get((row, c.number)) for c in columns]
        is_over_all = merges[0] is not None and merges[0] == merges[1]
        return is_over_all or clauses.is_chapter(entry.clause, self.catalogue)

    def _entry(self, row: int, findings: list[Finding]) -> Entry:
        said: dict[Role, str] = {}
        places: dict[Role, Cell] = {}
        for column in self.reading.header.columns:
            if column.role is None or column.role is Role.IGNORED:
                continue
            cell = self.reading.sheet.covering(row, column.number)
            text = self._text(cell, column.role, findings)
            if len(column.path) > 1 and text in TICKS:
                text = column.path[-1]
            if cell is not None and text:
                said[column.role] = _together(said.get(column.role, ""), text, between=" ")
                place = self.reading.sheet.place(cell.row, cell.column)
                places.setdefault(column.role, place)
        clause = said.pop(Role.CLAUSE, "")
        place = places.get(Role.PROGRESS) or next(
            (places[role] for role in said), self.reading.sheet.place(row, 1)
        )
        return Entry((row,), clause, said, place)

    def _text(self, cell: RawCell | None, role: Role, findings: list[Finding]) -> str:
        """As written, line breaks and all; a mark for nothing is nothing, but 无 is an answer to 问题."""
        if cell is None:
            return ""
        held = content(cell)
        if held.saying in NOT_READ:
            place = self.reading.sheet.place(cell.row, cell.column)
            if all(one.cell != place for one in findings):
                findings.append(Finding("text_not_read", Severity.WARNING, place, held.seen))
            return ""
        if held.saying in NOTHING_SAID and role not in (Role.PROBLEMS, Role.NEXT_STEPS):
            return ""
        is_text = cell.kind is CellKind.TEXT
        return ESCAPED_BREAK.sub("\n", cell.text).strip() if is_text else held.seen

    def _clause(self, entry: Entry, findings: list[Finding]) -> int | None:
        """None: not certain, or not in our copy; what was written stays in the finding."""
        named = clauses.named(entry.clause)
        titled = clauses.by_title(named.title, self.catalogue)
        clause = named.number or titled
        if not entry.said and named.title and titled != named.number:
            return None  # 四、金融赋能: a heading in words of its own
        if clause in self.catalogue.measure:
            if named.number and titled not in (None, clause):
                about = (("clause", str(clause)), ("other", str(titled)))
                findings.append(
                    _say("clause_contradicts_title", Severity.WARNING, entry, values=about)
                )
            return clause
        if entry.tells:
            findings.append(self._unknown(entry, named))
        return None

    def _unknown(self, entry: Entry, named: clauses.Named) -> Finding:
        notice = self.catalogue.notice
        about = (("text", entry.words),)
        if named.is_several:
            return _say("several_clauses", Severity.WARNING, entry, values=about)
        expected = f"1–{notice.clauses_in_source}"
        if named.number and notice.clauses_in_source < named.number <= notice.clauses_in_full:
            return _say("clause_not_in_copy", Severity.NOTE, entry, expected=expected, values=about)
        return _say("unknown_clause", Severity.WARNING, entry, expected=expected, values=about)

    def _tell(self, entry: Entry, clause: int, told: Told) -> None:
        is_own = self._owns(clause)
        about = (("clause", str(clause)), ("agency", self.source))
        if Role.PROGRESS not in entry.said and (entry.tells or is_own):
            told.findings.append(
                _say("progress_missing", Severity.WARNING, entry, values=about[:1])
            )
        if not entry.tells:
            return
        if not is_own and self.source:
            told.findings.append(_say("clause_of_others", Severity.WARNING, entry, values=about))
        told.notes.append(self._note(entry, clause, told.findings))
        name = self.reading.sheet.name
        told.rows |= {(name, row): self._as_uploaded(row) for row in entry.rows}

    def _owns(self, clause: int) -> bool:
        owners = self.catalogue.measure[clause].responsible
        is_district = self.source in self.catalogue.district and ALL_DISTRICTS in owners
        return self.source in owners or is_district

    def _note(self, entry: Entry, clause: int, findings: list[Finding]) -> ActionNote:
        said = entry.said
        work, text = said.get(Role.WORK, ""), said.get(Role.PROGRESS, "")
        return ActionNote(
            action=clauses.action_named(work, clause, self.catalogue),
            source=self.source,
            period=self.period,
            state=self._state(entry, findings),
            text=text,
            cell=entry.place,
            evidence=said.get(Role.EVIDENCE, ""),
            self_assessed=said.get(Role.SELF_ASSESSED),
            clause=clause,
            work=work,
            problems=said.get(Role.PROBLEMS, ""),
            next_steps=said.get(Role.NEXT_STEPS, ""),
            suggested_numbers=suggested_numbers(text),
        )

    def _state(self, entry: Entry, findings: list[Finding]) -> ActionState | None:
        text = entry.said.get(Role.STATE, "")
        for state, words in self.words.states.items():
            if squeezed(text) in {squeezed(word) for word in words}:
                return ActionState(state)
        if text:
            findings.append(_say("unknown_action_state", Severity.WARNING, entry, seen=text))
        return None

    def _as_uploaded(self, row: int) -> tuple[tuple[str, str], ...]:
        """What a reader sees in the row, a text that is merged from above included."""
        sheet = self.reading.sheet
        seen = (sheet.covering(row, number) for number in range(1, sheet.last_column + 1))
        shown = {sheet.place(c.row, c.column).address: c.text for c in seen if c is not None}
        return tuple(shown.items())


def _say(
    code: str,
    severity: Severity,
    entry: Entry,
    *,
    seen: str | None = None,
    expected: str = "",
    values: tuple[tuple[str, str], ...] = (),
) -> Finding:
    said = entry.clause if seen is None else seen
    return Finding(code, severity, entry.place, said, expected, values)


def _is_one_text(above: Entry, below: Entry) -> bool:
    """One merged cell on the progress of several rows of one clause."""
    is_merged = Role.PROGRESS in above.said and above.place == below.place
    return is_merged and above.clause == below.clause


def _joined(above: Entry, below: Entry) -> Entry:
    roles: Iterable[Role] = dict.fromkeys((*above.said, *below.said))
    said = {role: _together(above.said.get(role, ""), below.said.get(role, "")) for role in roles}
    return replace(above, rows=above.rows + below.rows, said=said)


def _together(first: str, second: str, *, between: str = "\n") -> str:
    """Both, unless the second is seen in the first already."""
    if not second or second in first:
        return first
    return between.join(text for text in (first, second) if text)
