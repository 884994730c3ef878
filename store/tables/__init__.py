"""Every table of the store; rows never leave this package."""

from store.tables.base import Base
from store.tables.counted import (
    ActionNoteRow,
    ClosedForecastRow,
    ClosingRow,
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
    LayoutVersionRow,
    RuleVersionRow,
)
from store.tables.posted import DeliveryAttemptRow, LeaseRow, LetterRow, ScheduleRow
from store.tables.rosters import ListedRow, RosterRow
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
    "ClosedForecastRow",
    "ClosingRow",
    "CounterRow",
    "DecisionRow",
    "DeliveryAttemptRow",
    "ExtensionRow",
    "FigureRow",
    "FindingRow",
    "LayoutVersionRow",
    "LeaseRow",
    "LetterRow",
    "LevelRow",
    "ListedRow",
    "NoteRow",
    "ObservationRow",
    "ParameterLevelRow",
    "PlanRow",
    "PlannedRow",
    "RosterRow",
    "RuleVersionRow",
    "ScheduleRow",
    "SeriesRow",
    "SubmissionRow",
    "UploadedRow",
]
