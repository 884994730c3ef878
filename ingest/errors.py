"""Why an uploaded file could not be opened as a workbook at all.

UnreadableError   a file that is unsafe, damaged or of another kind; the sentence is `reading.<code>`
"""

from __future__ import annotations


class UnreadableError(Exception):
    """`code` names the sentence in the wording group `reading`; `values` fill its placeholders."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values: dict[str, str] = {name: str(value) for name, value in values.items()}
