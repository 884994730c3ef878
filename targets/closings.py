"""Which months are closed: what counts in one changes only by a correction, with a reason."""

from __future__ import annotations

from collections.abc import Iterable

from targets.vocabulary import Closing, ClosingState, Finding, Period

EVERY_FORM = ""
"""The form of a decision on a whole month."""


def closing_of(closings: Iterable[Closing], period: Period, form: str) -> Closing | None:
    """The decision by which a form's month is closed; None: it is open.

    `closings` are those in force. One on a single form goes before that on the whole month, after
    which it was taken: a later one on the whole month replaces it.
    """
    found = {one.form: one for one in closings if one.period == period}
    holding = found.get(form) or found.get(EVERY_FORM)
    return holding if holding is not None and holding.state is ClosingState.CLOSED else None


CORRECTED, SUPPLEMENTED = "closed_correction", "closed_supplement"
REASONED = (CORRECTED, SUPPLEMENTED)
"""Findings that ask why a closed month changes: about no cell, but about every figure of the month."""


def is_reason_for(finding: Finding, period: Period) -> bool:
    """Whether its explanation is why figures of that month were taken after it was closed."""
    return finding.code in REASONED and dict(finding.values).get("month") == str(period)
