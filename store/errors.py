"""What can go wrong with the store, as one tree; the sentence is `wording` under `store.<code>`.

StoreError
├── DatabaseAddressError     the address is no database address
├── DriverMissingError       PostgreSQL was asked for and its driver is not installed
├── DatabaseUnreachableError the server does not answer, or does not let us in
├── DatabaseLockedError      another program keeps the database locked
├── NotWritableError         the file, folder or account may not be written
├── DiskFullError            no room left
├── NotOurDatabaseError      a file or database that is something else
├── DamagedDatabaseError     the file cannot be read as it should
├── OutdatedDatabaseError    its tables are older than this program
├── NewerDatabaseError       its tables are newer than this program
├── BlobMissingError         an uploaded file is not where it was kept
├── BlobDamagedError         an uploaded file is no longer what was kept
├── DefinitionUnreadableError a kept targets.yaml is of a shape that this program no longer loads
├── DefinitionAlteredError   a kept targets.yaml is no longer what was kept
├── ChangedMeanwhileError    what counts was changed between a check and its record
└── DecisionRefusedError     a submission cannot be decided like that (its code says why)
"""

from __future__ import annotations

from typing import Literal


class StoreError(Exception):
    """`code` and `values` make the sentence; `values` are its placeholders."""

    code: str

    def __init__(self, **values: str) -> None:
        super().__init__(self.code, values)
        self.values = values


class DatabaseAddressError(StoreError):
    code = "bad_address"


class DriverMissingError(StoreError):
    code = "driver_missing"


class DatabaseUnreachableError(StoreError):
    code = "unreachable"


class DatabaseLockedError(StoreError):
    code = "locked"


class NotWritableError(StoreError):
    code = "not_writable"


class DiskFullError(StoreError):
    code = "disk_full"


class NotOurDatabaseError(StoreError):
    code = "not_ours"


class DamagedDatabaseError(StoreError):
    code = "damaged"


class OutdatedDatabaseError(StoreError):
    code = "outdated"


class NewerDatabaseError(StoreError):
    code = "newer"


class BlobMissingError(StoreError):
    code = "blob_missing"


class BlobDamagedError(StoreError):
    code = "blob_damaged"


class DefinitionUnreadableError(StoreError):
    code = "definition_unreadable"


class DefinitionAlteredError(StoreError):
    code = "definition_altered"


class ChangedMeanwhileError(StoreError):
    code = "changed_meanwhile"


DecisionCode = Literal[
    "own_submission",
    "not_waiting",
    "overtaken",
    "unexplained_warnings",
    "unknown_submission",
    "comment_missing",
    "closed_since",
    "period_closed",
    "not_accepted",
    "moved_on",
    "reason_missing",
    "month_not_over",
    "rules_need_comment",
    "form_is_in",
    "extension_gone",
    "extension_used",
]


class DecisionRefusedError(StoreError):
    def __init__(self, code: DecisionCode, **values: str) -> None:
        self.code = code
        super().__init__(**values)
