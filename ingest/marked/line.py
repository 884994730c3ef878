"""One row of the list of problems: a finding in plain texts, as they go to the marking process."""

from __future__ import annotations

from dataclasses import dataclass

from targets.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class Line:
    """`row` 0: about no cell; `column` 0: about a whole row."""

    number: int
    severity: Severity
    sheet: str
    row: int
    column: int
    problem: str
    seen: str
    expected: str
    difference: str
    advice: str
    english: str
    explanation: str
    identity: str

    @property
    def asks(self) -> bool:
        """Does it wait for a written explanation?"""
        return self.severity is Severity.WARNING
