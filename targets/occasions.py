"""On what occasion a submission came: for the first time, late, as a correction, or once more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

from targets.vocabulary import Submission, SubmissionState


class Occasion(StrEnum):
    FIRST = "first"
    SUPPLEMENT = "supplement"  # 补报: for the first time, after the day it was due
    CORRECTION = "correction"  # 更正
    AGAIN = "again"  # 重报: one is accepted already, and this one is not marked as a correction


def occasion(
    sent: Submission, known: Iterable[Submission], *, due: date | None, timezone: str
) -> Occasion:
    """`known`: every submission, this one among them; `due` None: the form is not owed for the month."""
    if sent.is_correction:
        return Occasion.CORRECTION
    if any(_is_before(one, sent) for one in known):
        return Occasion.AGAIN
    return Occasion.SUPPLEMENT if days_late(sent, due, timezone) else Occasion.FIRST


def days_late(sent: Submission, due: date | None, timezone: str) -> int:
    """Days after the one on which it was due, in the notice's time zone; 0: in time."""
    if due is None:
        return 0
    came = sent.received_at.astimezone(ZoneInfo(timezone)).date()
    return max((came - due).days, 0)


def is_same_report(one: Submission, other: Submission) -> bool:
    """Two versions of the same body's form and month."""
    return (one.agency, one.form, one.period) == (other.agency, other.form, other.period)


def _is_before(one: Submission, sent: Submission) -> bool:
    is_counted = one.state is SubmissionState.ACCEPTED
    return is_counted and one.id < sent.id and is_same_report(one, sent)
