"""Every table of the store; rows never leave this package."""

from store.tables.base import Base
from store.tables.counted import ActionNoteRow, ObservationRow, PlanRow, SeriesRow
from store.tables.history import (
    AuditRow,
    CatalogueVersionRow,
    ChangeRow,
    CounterRow,
    DecisionRow,
)
from store.tables.posted import DeliveryAttemptRow, LeaseRow, LetterRow, ScheduleRow
from store.tables.rosters import ListedRow, RosterRow
from store.tables.submitted import (
    BlobRow,
    FigureRow,
    FindingRow,
    NoteRow,
    SubmissionRow,
    UploadedRow,
)

__all__ = [
    "ActionNoteRow",
    "AuditRow",
    "Base",
    "BlobRow",
    "CatalogueVersionRow",
    "ChangeRow",
    "CounterRow",
    "DecisionRow",
    "DeliveryAttemptRow",
    "FigureRow",
    "FindingRow",
    "LeaseRow",
    "LetterRow",
    "ListedRow",
    "NoteRow",
    "ObservationRow",
    "PlanRow",
    "RosterRow",
    "ScheduleRow",
    "SeriesRow",
    "SubmissionRow",
    "UploadedRow",
]
