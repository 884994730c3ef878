"""What a rule's stage and severity make of a finding: told as found, told as a trial, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.rules.schema import Identity, Rules, Stage
from targets.findings import TRIAL
from targets.vocabulary import Finding, Severity


def settled(findings: Iterable[Finding], rules: Rules) -> Iterator[Finding]:
    """Notes stay notes, and the errors of a question (a unit slip) stay errors while it is on."""
    for finding in findings:
        rule = rules.rule_of(finding.code)
        if rule is None or isinstance(rule, Identity):
            yield finding
        elif rule.stage is Stage.TRIAL:
            yield replace(finding, severity=Severity.NOTE, values=(*finding.values, (TRIAL, "yes")))
        elif rule.stage is Stage.ON and finding.severity is Severity.WARNING:
            yield replace(finding, severity=rule.severity)
        elif rule.stage is Stage.ON:
            yield finding
