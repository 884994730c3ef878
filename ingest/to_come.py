"""Figures that a file owes still: its sender said that they are to come, or left their cells blank."""

from __future__ import annotations

from collections.abc import Iterable

from targets.vocabulary import Finding, Observation, Period, Submission

ABSENT = frozenset({"blank_figure", "figure_to_come"})


def month_of(finding: Finding, sent: Submission) -> Period:
    """A blank that an older version found does not say its month: it was the file's own."""
    month = dict(finding.values).get("month")
    return Period.parse(month) if month else sent.period


def still_to_come(
    sent: Submission, findings: Iterable[Finding], counting: Iterable[Observation]
) -> tuple[Finding, ...]:
    """What was asked about figures that have not been filed by now. `counting`: what counts today."""
    filed = {(one.indicator, one.area, one.period) for one in counting if one.value is not None}
    return tuple(
        finding
        for finding in findings
        if finding.code in ABSENT and (*_series(finding), month_of(finding, sent)) not in filed
    )


def indicators_to_come(findings: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_series(one)[0] for one in findings if one.code in ABSENT))


def _series(finding: Finding) -> tuple[str, str]:
    values = dict(finding.values)
    return values.get("indicator", ""), values.get("area", "")
