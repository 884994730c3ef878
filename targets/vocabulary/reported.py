"""What bodies reported: figures with their cells, notes on actions, findings, submissions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from targets.vocabulary.basics import Period


class ObservationState(StrEnum):
    """A missing figure is never zero, and a nil return is not a typed 0."""

    REPORTED = "reported"
    NIL = "nil"  # 零报告
    MISSING = "missing"
    INEXACT = "inexact"  # 约, 近, 超, 余


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a workbook, in the file's own row and column numbers (1-based); column 0: whole row."""

    sheet: str
    row: int
    column: int

    @property
    def address(self) -> str:
        letters, rest = "", self.column
        while rest:
            rest, digit = divmod(rest - 1, 26)
            letters = chr(65 + digit) + letters
        return f"{letters}{self.row}"


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure of one body: the level, or the cumulative figure, of an indicator at a month's end.

    `value` is in the indicator's base unit (yuan, percent as 42.3, else a count); None only when
    missing. `numerator`/`denominator` (yuan) only for ratios. `submission` is None before it is sent;
    `recorded_seq` is the change that made it count, 0 before.
    """

    indicator: str
    source: str
    period: Period
    area: str
    value: Decimal | None
    state: ObservationState
    cell: Cell
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    why: str | None = None  # the text that stood instead of a figure
    seen: str = ""  # the cell's text as uploaded
    explanation: str | None = None
    submission: int | None = None
    recorded_seq: int = 0


class ActionState(StrEnum):
    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class ActionNote:
    """What a body said of an action, or of a clause as a whole (`action` None), at a period's end.

    `item` 0: the one note on an action that our template asks for; from 1 on: its number among what a
    narrative report says of the clause. `text` is the progress as written; `work`, `problems` and
    `next_steps` stand beside it there. `self_assessed` is the body's own word on being in time, kept
    apart from any standing. `suggested_numbers` stand in the text and never count. `clause` None:
    recorded before clauses were kept; the action names it. `number`: its place among the submission's notes.
    """

    action: str | None
    source: str
    period: Period
    state: ActionState | None
    text: str
    cell: Cell
    done_on: date | None = None
    evidence: str = ""
    self_assessed: str | None = None
    submission: int | None = None
    recorded_seq: int = 0
    clause: int | None = None
    item: int = 0
    work: str = ""
    problems: str = ""
    next_steps: str = ""
    suggested_numbers: tuple[str, ...] = ()
    number: int = 0

    @property
    def subject(self) -> str:
        """What it is about: the action's id, else the clause's number."""
        return self.action or str(self.clause)

    @property
    def named(self) -> str:
        """As a person would be told of it: the action's id, else the work as the report calls it."""
        return self.action or self.work or self.text

    @property
    def is_narrative(self) -> bool:
        return self.item > 0


class Severity(StrEnum):
    ERROR = "error"  # the submission is refused
    WARNING = "warning"  # needs a written explanation
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about an uploaded file; the sentence is `wording` under `finding.<code>`.

    `values` are further placeholders of that sentence. `cell` None: about the file as a whole.
    """

    code: str
    severity: Severity
    cell: Cell | None = None
    seen: str = ""
    expected: str = ""
    values: tuple[tuple[str, str], ...] = ()
    explanation: str | None = None


class SubmissionState(StrEnum):
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"  # kept as evidence, with its findings; nothing of it counts


@dataclass(frozen=True, slots=True)
class Hints:
    """What the sender says of a file; fills what the file lacks, and must not contradict it.

    `today`: the day of sending, for a file that names its month and no year.
    """

    agency: str | None = None
    period: Period | None = None
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Explanations:
    """Written explanations of warnings, by place (`Sheet1!F9` or `F9`), and one for all others.

    `meant`: the places of unit slips whose proposed reading is what was meant. An explanation of such a
    place confirms the figure as it stands; one for all others does neither.
    """

    by_cell: dict[str, str] = field(default_factory=dict)
    for_all: str | None = None
    meant: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Submission:
    """One workbook that came in. `accepted_seq` 0: not accepted (yet)."""

    id: int
    agency: str
    form: str
    form_version: str
    layout: str
    period: Period
    sha256: str
    file_name: str
    state: SubmissionState
    received_at: datetime
    by: str
    is_correction: bool = False
    revision_of: int | None = None
    decided_by: str | None = None
    decided_at: datetime | None = None
    comment: str = ""
    is_made_up: bool = False  # demo data; said wherever its numbers are shown
    received_seq: int = 0
    accepted_seq: int = 0


@dataclass(frozen=True, slots=True)
class Restatement:
    """A figure that counted and was replaced."""

    old: Observation
    new: Observation


@dataclass(frozen=True, slots=True)
class PlanPoint:
    """A milestone of a target's path, or (at the window's end) a district's allocation.

    `value` is in the indicator's base unit. Only the body that leads the target plans it.
    """

    target: str
    area: str
    period: Period
    value: Decimal
    source: str = ""
    cell: Cell | None = None
    seen: str = ""
    submission: int | None = None
    recorded_seq: int = 0


@dataclass(frozen=True, slots=True)
class ParameterLevel:
    """The level of a parameter that a district has published for itself, with the text that says so.

    `value` is in yuan, in percent, or a count; `effective_from` None: the workbook names no day.
    """

    parameter: str
    source: str
    area: str
    value: Decimal
    cell: Cell
    effective_from: date | None = None
    text: str = ""
    seen: str = ""
    submission: int | None = None
    recorded_seq: int = 0


@dataclass(frozen=True, slots=True)
class Extension:
    """A later due date that the office has granted one body for one form and period, and why."""

    agency: str
    form: str
    period: Period
    due: date
    reason: str
    granted_by: str
    recorded_seq: int = 0


class ClosingState(StrEnum):
    CLOSED = "closed"  # 封账
    OPEN = "open"  # opened again


@dataclass(frozen=True, slots=True)
class Closing:
    """The office's decision on a month: closed, or opened again. `form` empty: every form of it."""

    period: Period
    form: str
    state: ClosingState
    actor: str
    at: datetime
    comment: str
    recorded_seq: int = 0


@dataclass(frozen=True, slots=True)
class ClosedForecast:
    """What was forecast of a window that is over, as of one of its months, and what happened.

    `end`: the window's last month; `months`: k, 1 … 11; `rule`: flow, stock or count; `years`: complete
    past years. Forecast, range and actual are net of what a running total held before the window, so
    that ln(actual / forecast) / spread is the error that tables of errors speak of; `spread` None: a
    count. `chance` and `kept` None: nothing was promised there.
    """

    target: str
    area: str
    end: Period
    months: int
    rule: str
    years: int
    forecast: float
    spread: float | None
    low80: float
    high80: float
    actual: float
    chance: float | None
    kept: bool | None


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that had been recorded at a moment: the only input of judging.

    `observations` are those that counted then, of every source; `restatements` those replaced by then.
    """

    as_of: datetime
    seq: int
    observations: tuple[Observation, ...] = ()
    restatements: tuple[Restatement, ...] = ()
    submissions: tuple[Submission, ...] = ()
    action_notes: tuple[ActionNote, ...] = ()
    plan: tuple[PlanPoint, ...] = ()
    closings: tuple[Closing, ...] = ()
    levels: tuple[ParameterLevel, ...] = ()
    extensions: tuple[Extension, ...] = ()
    closed_forecasts: tuple[ClosedForecast, ...] = ()
