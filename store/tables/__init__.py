"""Every table of the store; rows never leave this package."""

from store.tables.base import Base
from store.tables.counted import (
    ActionNoteRow,
    ExtensionRow,
    ObservationRow,
    ParameterLevelRow,
    PlanRow,
    SeriesRow,
)
from store.tables.history import (
    AuditRow,
    CatalogueVersionRow,
    ChangeRow,
    CounterRow,
    DecisionRow,
)
from store.tables.posted import DeliveryAttemptRow, LeaseRow, LetterRow, ScheduleRow
from store.tables.submitted import (
    BlobRow,
    FigureRow,
    FindingRow,
    LevelRow,
    NoteRow,
    PlannedRow,
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
    "ExtensionRow",
    "FigureRow",
    "FindingRow",
    "LeaseRow",
    "LetterRow",
    "LevelRow",
    "NoteRow",
    "ObservationRow",
    "ParameterLevelRow",
    "PlanRow",
    "PlannedRow",
    "ScheduleRow",
    "SeriesRow",
    "SubmissionRow",
    "UploadedRow",
]
